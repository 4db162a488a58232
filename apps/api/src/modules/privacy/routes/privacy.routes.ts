import * as contract from '@guichet/contract/privacy.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getConsents } from '../consents.ts'
import { askErasure, decideErasure, getOwnErasure, listErasures, withdrawErasure } from '../requests.ts'

/** Consents and erasure, of oneself and for the desk. */
export function privacyRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getConsents, async ({ ctx, reply }) => reply(200, await getConsents(ctx)))
  serveRoute(app, deps, contract.getOwnErasure, async ({ ctx, reply }) =>
    reply(200, await getOwnErasure(ctx)),
  )
  serveRoute(app, deps, contract.askErasure, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const { comment, currentPassword } = body
    return reply(201, await askErasure(ctx, comment ?? null, { currentPassword, deviceToken }))
  })
  serveRoute(app, deps, contract.withdrawErasure, async ({ ctx, reply }) => {
    await withdrawErasure(ctx)
    return reply(204)
  })
  serveRoute(app, deps, contract.listErasures, async ({ ctx, query, reply }) =>
    reply(200, await listErasures(ctx, query)),
  )
  serveRoute(app, deps, contract.decideErasure, async ({ ctx, params, body, reply }) =>
    reply(200, await decideErasure(ctx, params.id, body.decision, body.answer ?? null)),
  )
}
