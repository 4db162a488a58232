import * as contract from '@guichet/contract/account-persons.contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getActivationLink } from '../get-activation-link.ts'
import { inviteAccountPerson } from '../invite-account-person.ts'
import { listAccountPersons } from '../list-account-persons.ts'
import { removeAccountPerson } from '../remove-account-person.ts'
import { requestAccountClosure } from '../request-account-closure.ts'
import { resetAccountPassword } from '../reset-account-password.ts'
import { sendActivationLink } from '../send-activation-link.ts'
import { transferAccount } from '../transfer-account.ts'
import { updateAccountPerson } from '../update-account-person.ts'
import { withdrawActivation } from '../withdraw-activation.ts'
import { withdrawInvitation } from '../withdraw-invitation.ts'

export function accountPersonRoutes(app: FastifyInstance, deps: Deps): void {
  const deviceOf = (request: FastifyRequest) => readCookie(request, deps.config, 'device') ?? null
  serveRoute(app, deps, contract.listAccountPersons, async ({ ctx, params, reply }) =>
    reply(200, await listAccountPersons(ctx, params.id)),
  )
  serveRoute(app, deps, contract.inviteAccountPerson, async ({ ctx, params, body, reply, http }) =>
    reply(202, await inviteAccountPerson(ctx, params.id, { ...body, deviceToken: deviceOf(http.request) })),
  )
  serveRoute(app, deps, contract.withdrawInvitation, async ({ ctx, params, body, reply }) => {
    await withdrawInvitation(ctx, params.id, body.email)
    return reply(204)
  })
  serveRoute(app, deps, contract.getActivationLink, async ({ ctx, params, reply }) =>
    reply(200, await getActivationLink(ctx, params.id)),
  )
  serveRoute(app, deps, contract.sendActivationLink, async ({ ctx, params, reply, http }) =>
    reply(202, await sendActivationLink(ctx, params.id, deviceOf(http.request))),
  )
  serveRoute(app, deps, contract.withdrawActivation, async ({ ctx, params, reply }) => {
    const account = await withdrawActivation(ctx, params.id)
    return reply(200, account, { etag: String(account.version) })
  })
  serveRoute(app, deps, contract.updateAccountPerson, async ({ ctx, params, body, reply, http }) => {
    const input = { ...body, personId: params.personId, deviceToken: deviceOf(http.request) }
    return reply(200, await updateAccountPerson(ctx, params.id, input))
  })
  serveRoute(app, deps, contract.removeAccountPerson, async ({ ctx, params, reply }) => {
    await removeAccountPerson(ctx, params.id, params.personId)
    return reply(204)
  })
  serveRoute(app, deps, contract.transferAccount, async ({ ctx, params, body, reply, http }) => {
    const input = { ...body, deviceToken: deviceOf(http.request) }
    const account = await transferAccount(ctx, params.id, input)
    return reply(200, account, { etag: String(account.version) })
  })
  serveRoute(app, deps, contract.resetAccountPassword, async ({ ctx, params, reply, http }) =>
    reply(201, await resetAccountPassword(ctx, params.id, deviceOf(http.request))),
  )
  serveRoute(app, deps, contract.requestAccountClosure, async ({ ctx, params, body, reply }) =>
    reply(202, await requestAccountClosure(ctx, params.id, body.reason ?? null)),
  )
}
