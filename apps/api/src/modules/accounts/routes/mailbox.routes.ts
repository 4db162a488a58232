import * as contract from '@guichet/contract/mailbox.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getMailbox } from '../get-mailbox.ts'
import { revokeMailboxPassword } from '../revoke-mailbox-password.ts'
import { setMailboxPassword } from '../set-mailbox-password.ts'

export function mailboxRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getMailbox, async ({ ctx, params, reply }) =>
    reply(200, await getMailbox(ctx, params.id)),
  )
  serveRoute(app, deps, contract.setMailboxPassword, async ({ ctx, params, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(200, await setMailboxPassword(ctx, params.id, { ...body, deviceToken }))
  })
  serveRoute(app, deps, contract.revokeMailboxPassword, async ({ ctx, params, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(200, await revokeMailboxPassword(ctx, params.id, { ...body, deviceToken }))
  })
}
