import * as contract from '@guichet/contract/invoices.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { pdfHeaders } from '../../../platform/pdf/pdf-answer.ts'
import { getInvoice, listInvoices, reachInvoice } from '../list-invoices.ts'
import { renderInvoice } from '../render-invoice.ts'

export function invoiceRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listInvoices, async ({ ctx, query, reply }) =>
    reply(200, await listInvoices(ctx, query)),
  )
  serveRoute(app, deps, contract.getInvoice, async ({ ctx, params, reply }) =>
    reply(200, await getInvoice(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getInvoicePdf, async ({ ctx, params, reply }) => {
    const { pdf, fileName } = await renderInvoice(ctx, await reachInvoice(ctx, params.id), ctx.locale)
    return reply(200, pdf, { headers: pdfHeaders(fileName) })
  })
}
