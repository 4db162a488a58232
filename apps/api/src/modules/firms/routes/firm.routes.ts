import * as contract from '@guichet/contract/firms.contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { acceptFirmInvitation, getFirmInvitation, signUpToFirm } from '../accept-firm-invitation.ts'
import { changeFirmRole } from '../change-firm-role.ts'
import { createFirm, renameFirm } from '../create-firm.ts'
import { endFirmPlace } from '../end-firm-place.ts'
import { getFirm, getFirmMember } from '../firm-view.ts'
import { inviteColleague, resendFirmInvitation } from '../invite-colleague.ts'

export function firmRoutes(app: FastifyInstance, deps: Deps): void {
  const deviceOf = (request: FastifyRequest) => readCookie(request, deps.config, 'device') ?? null
  serveRoute(app, deps, contract.getFirm, async ({ ctx, reply }) => reply(200, await getFirm(ctx)))
  serveRoute(app, deps, contract.createFirm, async ({ ctx, body, reply }) =>
    reply(201, await createFirm(ctx, body.name)),
  )
  serveRoute(app, deps, contract.renameFirm, async ({ ctx, ifMatch, body, reply }) => {
    const firm = await renameFirm(ctx, ifMatch, body.name)
    return reply(200, firm, { etag: String(firm.version) })
  })
  serveRoute(app, deps, contract.inviteColleague, async ({ ctx, body, reply, http }) =>
    reply(201, await inviteColleague(ctx, body, deviceOf(http.request))),
  )
  serveRoute(app, deps, contract.getFirmMember, async ({ ctx, params, reply }) => {
    const member = await getFirmMember(ctx, params.id)
    return reply(200, member, { etag: String(member.version) })
  })
  serveRoute(app, deps, contract.resendFirmInvitation, async ({ ctx, params, reply }) =>
    reply(200, await resendFirmInvitation(ctx, params.id)),
  )
  serveRoute(app, deps, contract.changeFirmRole, async ({ ctx, params, ifMatch, body, reply, http }) => {
    const input = { ...body, deviceToken: deviceOf(http.request) }
    const member = await changeFirmRole(ctx, params.id, ifMatch, input)
    return reply(200, member, { etag: String(member.version) })
  })
  serveRoute(app, deps, contract.endFirmPlace, async ({ ctx, params, reply }) => {
    await endFirmPlace(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.acceptFirmInvitation, async ({ ctx, params, body, reply, http }) => {
    await acceptFirmInvitation(ctx, params.id, { ...body, deviceToken: deviceOf(http.request) })
    return reply(204)
  })
  serveRoute(app, deps, contract.getFirmInvitation, async ({ ctx, params, reply }) =>
    reply(200, await getFirmInvitation(ctx, params.token)),
  )
  serveRoute(app, deps, contract.signUpToFirm, async ({ ctx, params, body, reply }) => {
    await signUpToFirm(ctx, params.token, body)
    return reply(204)
  })
}
