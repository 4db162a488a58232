import * as assistance from '@guichet/contract/assistances.contract'
import * as contract from '@guichet/contract/delegations.contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actingPersonId } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { acceptDelegation } from '../accept-delegation.ts'
import { endAssistance, startAssistance } from '../assist-member.ts'
import { decideDelegation } from '../decide-delegation.ts'
import { ownDelegation, toDelegationView } from '../delegation-view.ts'
import { endDelegation } from '../end-delegation.ts'
import { inviteThirdParty, resendInvitation } from '../invite-third-party.ts'
import { listDelegations, listFileActions, listFiles, listPendingFiles } from '../list-delegations.ts'
import { requestDelegation } from '../request-delegation.ts'
import { getInvitation, signUpByInvitation } from '../sign-up-by-invitation.ts'
import { updateDelegation } from '../update-delegation.ts'

export function delegationRoutes(app: FastifyInstance, deps: Deps): void {
  const deviceOf = (request: FastifyRequest) => readCookie(request, deps.config, 'device') ?? null
  serveRoute(app, deps, contract.listDelegations, async ({ ctx, reply }) =>
    reply(200, await listDelegations(ctx)),
  )
  serveRoute(app, deps, contract.listFileActions, async ({ ctx, query, reply }) =>
    reply(200, await listFileActions(ctx, query)),
  )
  serveRoute(app, deps, contract.getDelegation, async ({ ctx, params, reply }) => {
    const row = await ownDelegation(ctx, params.id, actingPersonId(ctx))
    return reply(200, toDelegationView(row), { etag: String(row.version) })
  })
  serveRoute(app, deps, contract.createDelegation, async ({ ctx, body, reply, http }) =>
    reply(201, await inviteThirdParty(ctx, body, deviceOf(http.request))),
  )
  serveRoute(app, deps, contract.updateDelegation, async ({ ctx, params, ifMatch, body, reply, http }) => {
    const seen = { version: ifMatch, deviceToken: deviceOf(http.request) }
    const made = await updateDelegation(ctx, params.id, seen, body)
    return reply(200, made, { etag: String(made.version) })
  })
  serveRoute(app, deps, contract.resendInvitation, async ({ ctx, params, reply }) =>
    reply(200, await resendInvitation(ctx, params.id)),
  )
  serveRoute(app, deps, contract.decideDelegation, async ({ ctx, params, body, reply, http }) =>
    reply(200, await decideDelegation(ctx, params.id, body, deviceOf(http.request))),
  )
  serveRoute(app, deps, contract.endDelegation, async ({ ctx, params, reply }) => {
    await endDelegation(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.acceptDelegation, async ({ ctx, params, body, reply }) => {
    await acceptDelegation(ctx, params.id, body.token)
    return reply(204)
  })
}

/** What whoever a file is opened to has, and staff who act for a member. */
export function fileRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listFiles, async ({ ctx, query, reply }) =>
    reply(200, await listFiles(ctx, query)),
  )
  serveRoute(app, deps, contract.listPendingFiles, async ({ ctx, reply }) =>
    reply(200, await listPendingFiles(ctx)),
  )
  serveRoute(app, deps, contract.requestDelegation, async ({ ctx, body, reply }) =>
    reply(202, await requestDelegation(ctx, body)),
  )
  serveRoute(app, deps, contract.getInvitation, async ({ ctx, params, reply }) =>
    reply(200, await getInvitation(ctx, params.token)),
  )
  serveRoute(app, deps, contract.signUpByInvitation, async ({ ctx, params, body, reply }) => {
    await signUpByInvitation(ctx, params.token, body)
    return reply(204)
  })
  serveRoute(app, deps, assistance.startAssistance, async ({ ctx, params, body, reply }) =>
    reply(201, await startAssistance(ctx, params.id, body.reason)),
  )
  serveRoute(app, deps, assistance.endAssistance, async ({ ctx, params, reply }) => {
    await endAssistance(ctx, params.id)
    return reply(204)
  })
}
