import * as imports from '@guichet/contract/account-imports.contract'
import * as contract from '@guichet/contract/staff-accounts.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { decideAccountRequest } from '../decide-account-request.ts'
import { getAccountSettings } from '../get-account-settings.ts'
import { importAccounts } from '../import-accounts.ts'
import { getAccountImport, listAccountImports } from '../list-account-imports.ts'
import { listAccountRequests } from '../list-account-requests.ts'
import { listStaffAccounts } from '../list-staff-accounts.ts'
import { updateAccountSettings } from '../update-account-settings.ts'

export function staffAccountRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, imports.importAccounts, async ({ ctx, body, reply }) =>
    reply(200, await importAccounts(ctx, body)),
  )
  serveRoute(app, deps, imports.listAccountImports, async ({ ctx, query, reply }) =>
    reply(200, await listAccountImports(ctx, query)),
  )
  serveRoute(app, deps, imports.getAccountImport, async ({ ctx, params, reply }) =>
    reply(200, await getAccountImport(ctx, params.id)),
  )
  serveRoute(app, deps, contract.listStaffAccounts, async ({ ctx, query, reply }) =>
    reply(200, await listStaffAccounts(ctx, query)),
  )
  serveRoute(app, deps, contract.listAccountRequests, async ({ ctx, query, reply }) =>
    reply(200, await listAccountRequests(ctx, query)),
  )
  serveRoute(app, deps, contract.decideAccountRequest, async ({ ctx, params, body, reply }) => {
    const account = await decideAccountRequest(ctx, params.id, body)
    return reply(200, account, { etag: String(account.version) })
  })
  serveRoute(app, deps, contract.getAccountSettings, async ({ ctx, params, reply }) => {
    const settings = await getAccountSettings(ctx, params.id)
    return reply(200, settings, { etag: String(settings.version) })
  })
  serveRoute(app, deps, contract.updateAccountSettings, async ({ ctx, params, ifMatch, body, reply }) => {
    const settings = await updateAccountSettings(ctx, params.id, ifMatch, body)
    return reply(200, settings, { etag: String(settings.version) })
  })
}
