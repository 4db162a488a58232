import * as contract from '@guichet/contract/staff-invoices.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { pdfHeaders } from '../../../platform/pdf/pdf-answer.ts'
import { listBillingRuns, previewBillingRun, startBillingRun } from '../billing-runs.ts'
import { cancelInvoice } from '../cancel-invoice.ts'
import { exportInvoices } from '../export-invoices.ts'
import { renderInvoice } from '../render-invoice.ts'
import { sendInvoice } from '../send-invoice.ts'
import { getInvoiceRow, listStaffInvoices, viewStaffInvoice } from '../staff-invoices.ts'

export function staffInvoiceRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listStaffInvoices, async ({ ctx, query, reply }) =>
    reply(200, await listStaffInvoices(ctx, query)),
  )
  serveRoute(app, deps, contract.exportInvoices, async ({ ctx, query, reply }) => {
    const { fileName, stream } = await exportInvoices(ctx, query)
    return reply(200, stream, {
      headers: { 'content-disposition': `attachment; filename="${fileName}"` },
    })
  })
  serveRoute(app, deps, contract.getStaffInvoice, async ({ ctx, params, reply }) =>
    reply(200, await viewStaffInvoice(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getStaffInvoicePdf, async ({ ctx, params, reply }) => {
    const { pdf, fileName } = await renderInvoice(ctx, await getInvoiceRow(ctx, params.id), ctx.locale)
    return reply(200, pdf, { headers: pdfHeaders(fileName) })
  })
  serveRoute(app, deps, contract.cancelInvoice, async ({ ctx, params, body, reply }) =>
    reply(200, await cancelInvoice(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.sendInvoice, async ({ ctx, params, reply }) =>
    reply(200, await sendInvoice(ctx, params.id)),
  )
  serveRoute(app, deps, contract.previewBillingRun, async ({ ctx, query, reply }) =>
    reply(200, await previewBillingRun(ctx, query)),
  )
  serveRoute(app, deps, contract.startBillingRun, async ({ ctx, body, reply }) =>
    reply(201, await startBillingRun(ctx, body)),
  )
  serveRoute(app, deps, contract.listBillingRuns, async ({ ctx, query, reply }) =>
    reply(200, await listBillingRuns(ctx, query)),
  )
}
