import * as contract from '@guichet/contract/backoffice.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { exportMembers } from '../export-members.ts'
import { getFigures } from '../get-figures.ts'
import { getMemberFile } from '../get-member-file.ts'
import { listMembers } from '../list-members.ts'
import { recordPayment } from '../record-payment.ts'
import { searchEverything } from '../search-everything.ts'
import { listStaffPayments } from '../staff-payments.ts'

export function backofficeRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listMembers, async ({ ctx, query, reply }) =>
    reply(200, await listMembers(ctx, query)),
  )
  serveRoute(app, deps, contract.exportMembers, async ({ ctx, query, reply }) => {
    const { fileName, stream } = await exportMembers(ctx, query, 'csv')
    return reply(200, stream, { headers: { 'content-disposition': `attachment; filename="${fileName}"` } })
  })
  serveRoute(app, deps, contract.exportMembersWorkbook, async ({ ctx, query, reply }) => {
    const { fileName, stream } = await exportMembers(ctx, query, 'xlsx')
    return reply(200, stream, { headers: { 'content-disposition': `attachment; filename="${fileName}"` } })
  })
  serveRoute(app, deps, contract.getMember, async ({ ctx, params, reply }) =>
    reply(200, await getMemberFile(ctx, params.id)),
  )
  serveRoute(app, deps, contract.listStaffPayments, async ({ ctx, query, reply }) =>
    reply(200, await listStaffPayments(ctx, query)),
  )
  serveRoute(app, deps, contract.recordPayment, async ({ ctx, params, body, reply }) =>
    reply(
      200,
      await recordPayment(ctx, { paymentId: params.id, paidOn: body.paidOn, note: body.note ?? null }),
    ),
  )
  serveRoute(app, deps, contract.searchEverything, async ({ ctx, query, reply }) =>
    reply(200, { items: await searchEverything(ctx, query.q ?? '') }),
  )
  serveRoute(app, deps, contract.getFigures, async ({ ctx, reply }) => reply(200, await getFigures(ctx)))
}
