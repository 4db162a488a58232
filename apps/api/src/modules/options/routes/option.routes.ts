import { getAccountNotices as noticesRoute } from '@guichet/contract/account-notices.contract'
import * as contract from '@guichet/contract/options.contract'
import { previewAccountProfile as previewProfileRoute } from '@guichet/contract/staff-accounts.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getAccountInvoicing } from '../get-account-invoicing.ts'
import { getAccountNotices } from '../get-account-notices.ts'
import { getAccountOptions } from '../get-account-options.ts'
import { listProcedures } from '../list-procedures.ts'
import { previewAccountOptions } from '../preview-account-options.ts'
import { previewAccountProfile } from '../preview-account-profile.ts'
import { updateAccountInvoicing } from '../update-account-invoicing.ts'
import { updateAccountOptions } from '../update-account-options.ts'

export function optionRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listProcedures, async ({ ctx, reply }) =>
    reply(200, { items: await listProcedures(ctx) }),
  )
  serveRoute(app, deps, noticesRoute, async ({ ctx, reply }) => reply(200, await getAccountNotices(ctx)))
  serveRoute(app, deps, contract.getAccountOptions, async ({ ctx, params, reply }) => {
    const options = await getAccountOptions(ctx, params.id)
    return reply(200, options, { etag: String(options.version) })
  })
  serveRoute(app, deps, contract.previewAccountOptions, async ({ ctx, params, body, reply }) =>
    reply(200, await previewAccountOptions(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.updateAccountOptions, async ({ ctx, params, ifMatch, body, reply }) => {
    const options = await updateAccountOptions(ctx, params.id, ifMatch, body)
    return reply(200, options, { etag: String(options.version) })
  })
  serveRoute(app, deps, previewProfileRoute, async ({ ctx, params, query, reply }) =>
    reply(200, await previewAccountProfile(ctx, params.id, query.profileCode)),
  )
  serveRoute(app, deps, contract.getAccountInvoicing, async ({ ctx, params, reply }) => {
    const invoicing = await getAccountInvoicing(ctx, params.id)
    return reply(200, invoicing, { etag: String(invoicing.version) })
  })
  serveRoute(app, deps, contract.updateAccountInvoicing, async ({ ctx, params, ifMatch, body, reply }) => {
    const invoicing = await updateAccountInvoicing(ctx, params.id, ifMatch, body)
    return reply(200, invoicing, { etag: String(invoicing.version) })
  })
}
