import * as contract from '@guichet/contract/vouchers.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getVoucher, listVouchers } from '../list-vouchers.ts'

export function voucherRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listVouchers, async ({ ctx, query, reply }) =>
    reply(200, await listVouchers(ctx, query)),
  )
  serveRoute(app, deps, contract.getVoucher, async ({ ctx, params, reply }) =>
    reply(200, await getVoucher(ctx, params.id)),
  )
}
