# syntax=docker/dockerfile:1
ARG NODE=node:24-slim

# The packages that run, without those that build and test.
FROM ${NODE} AS packages
RUN npm install --global pnpm@12.21.0
WORKDIR /app
COPY . .
RUN pnpm install --frozen-lockfile --prod

# The web interface.
FROM ${NODE} AS web
RUN npm install --global pnpm@12.21.0
WORKDIR /app
COPY . .
RUN pnpm install --frozen-lockfile && node scripts/build-web.ts

FROM ${NODE}
ENV NODE_ENV=production DEMO=0 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app /app
COPY --from=web /app/apps/web/dist apps/web/dist
COPY --from=web /app/.cache .cache
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./scripts/stack/quick-resolve.ts", "scripts/start.ts"]
