import * as contract from '@guichet/contract/staff-members.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { correctMember, giveMemberEmail } from '../correct-member.ts'
import { recordMember, recordRenewal } from '../record-member.ts'

export function recordRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.recordMember, async ({ ctx, body, reply }) =>
    reply(201, await recordMember(ctx, body)),
  )
  serveRoute(app, deps, contract.recordRenewal, async ({ ctx, params, body, reply }) =>
    reply(201, await recordRenewal(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.correctMember, async ({ ctx, params, ifMatch, body, reply }) => {
    const me = await correctMember(ctx, params.id, ifMatch, body)
    return reply(200, me, { etag: String(me.version) })
  })
  serveRoute(app, deps, contract.giveMemberEmail, async ({ ctx, params, body, reply }) => {
    const me = await giveMemberEmail(ctx, params.id, body)
    return reply(200, me, { etag: String(me.version) })
  })
}
