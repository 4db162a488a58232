import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { requestCtx } from '../../../platform/http/request-ctx.ts'
import { openPortalIcon, PORTAL_ICONS, type PortalIcon } from '../portal-icon.ts'
import { getWebManifest } from '../web-manifest.ts'

const open = { config: { access: { kind: 'public' as const }, rateLimit: 'default' as const } }

/** What makes the portal an application that can be installed; beside the web’s own files, since it wears the organisation’s name and colour. */
export function installationRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/manifest.webmanifest', open, async (request, reply) =>
    reply
      .header('cache-control', 'private, no-cache')
      .type('application/manifest+json; charset=utf-8')
      .send(await getWebManifest(requestCtx(deps, request))),
  )
  for (const icon of Object.keys(PORTAL_ICONS) as PortalIcon[]) {
    app.get(`/icons/${icon}`, open, async (request, reply) =>
      reply
        .header('cache-control', 'public, max-age=3600')
        .type('image/png')
        .send(await openPortalIcon(requestCtx(deps, request), icon)),
    )
  }
}
