import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Ctx, systemCtx } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { problem } from '../../../platform/problem-error.ts'
import { updateUnsubscription } from '../news.ts'
import { knowsSecret, reportBounces } from '../report-bounce.ts'

const MOST_BYTES = 512_000
const open = { config: { access: { kind: 'public' as const }, rateLimit: 'default' as const } }

const ctxOf = (deps: Deps, job: string, request: FastifyRequest): Ctx => ({
  ...systemCtx(deps, job),
  requestId: request.id,
})
const tokenOf = ({ params }: FastifyRequest): string => (params as { readonly token: string }).token

/** What mail programs and those who carry mail tell us: neither has a session, a key or our header. */
export function mailReportRoutes(app: FastifyInstance, deps: Deps): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, next) => {
      next(null, body)
    })
    // RFC 8058: the mail program posts here; whoever opens the address in a browser is led to the page.
    scope.post('/api/unsubscribe/:token', open, async (request, reply) => {
      const ctx = ctxOf(deps, 'one-click', request)
      await updateUnsubscription(ctx, tokenOf(request), { wanted: false, source: 'one-click' })
      return reply.code(200).send({ unsubscribed: true })
    })
    scope.get('/api/unsubscribe/:token', open, async (request, reply) =>
      reply.redirect(`/desinscription/${encodeURIComponent(tokenOf(request))}`, 302),
    )
    scope.post('/api/webhooks/bounces', open, async (request, reply) => {
      const ctx = ctxOf(deps, 'bounce-webhook', request)
      const shown = request.headers['x-bounce-secret']
      if (typeof shown !== 'string' || !knowsSecret(ctx, shown)) throw problem('session.required')
      return reply.code(200).send({ taken: await reportBounces(ctx, readJson(request.body)) })
    })
    done()
  })
}

function readJson(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '')
  } catch {
    throw problem('request.malformed')
  }
}
