import * as contract from '@guichet/contract/accounts.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { closeAccount, closeAccounts } from '../close-account.ts'
import { createSecondaryAccount } from '../create-secondary-account.ts'
import { exportSecondaryAccounts } from '../export-secondary-accounts.ts'
import { getAccount } from '../get-account.ts'
import { getSecondaryOffer } from '../get-secondary-offer.ts'
import { listAccountHistory } from '../list-account-history.ts'
import { listAccounts } from '../list-accounts.ts'
import { listSecondaryAccounts } from '../list-secondary-accounts.ts'
import { reopenAccount } from '../reopen-account.ts'
import { updateAccountIdentity } from '../update-account-identity.ts'

const versioned = ({ version }: { readonly version: number }) => ({ etag: String(version) })

export function accountRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listAccounts, async ({ ctx, reply }) => reply(200, await listAccounts(ctx)))
  serveRoute(app, deps, contract.getAccount, async ({ ctx, params, reply }) => {
    const account = await getAccount(ctx, params.id)
    return reply(200, account, versioned(account))
  })
  serveRoute(app, deps, contract.updateAccountIdentity, async ({ ctx, params, ifMatch, body, reply }) => {
    const account = await updateAccountIdentity(ctx, params.id, ifMatch, body)
    return reply(200, account, versioned(account))
  })
  serveRoute(app, deps, contract.closeAccount, async ({ ctx, params, body, reply }) => {
    const account = await closeAccount(ctx, params.id, body.reason || null)
    return reply(200, account, versioned(account))
  })
  serveRoute(app, deps, contract.closeAccounts, async ({ ctx, body, reply }) =>
    reply(200, await closeAccounts(ctx, body.accountIds, body.reason || null)),
  )
  serveRoute(app, deps, contract.reopenAccount, async ({ ctx, params, body, reply }) => {
    const account = await reopenAccount(ctx, params.id, body.reason || null)
    return reply(200, account, versioned(account))
  })
  serveRoute(app, deps, contract.listAccountHistory, async ({ ctx, params, query, reply }) =>
    reply(200, await listAccountHistory(ctx, params.id, query)),
  )
  secondaryRoutes(app, deps)
}

function secondaryRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listSecondaryAccounts, async ({ ctx, params, query, reply }) =>
    reply(200, await listSecondaryAccounts(ctx, params.id, query)),
  )
  serveRoute(app, deps, contract.exportSecondaryAccounts, async ({ ctx, params, query, reply }) => {
    const { fileName, stream } = await exportSecondaryAccounts(ctx, params.id, query)
    return reply(200, stream, { headers: { 'content-disposition': `attachment; filename="${fileName}"` } })
  })
  serveRoute(app, deps, contract.getSecondaryOffer, async ({ ctx, params, query, reply }) =>
    reply(200, await getSecondaryOffer(ctx, params.id, query.accountName)),
  )
  serveRoute(app, deps, contract.createSecondaryAccount, async ({ ctx, params, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const account = await createSecondaryAccount(ctx, params.id, { ...body, deviceToken })
    return reply(201, account)
  })
}
