import { restoreAccess as route } from '@guichet/contract/access-restorations.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { restoreAccess } from '../restore-access.ts'

export function accessRestorationRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, route, async ({ ctx, params, body, reply, http }) => {
    const { currentPassword, ...input } = body
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(201, await restoreAccess(ctx, params.id, { ...input, currentPassword, deviceToken }))
  })
}
