import * as contract from '@guichet/contract/declarations.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { pdfHeaders } from '../../../platform/pdf/pdf-answer.ts'
import { estimateDeclaration } from '../estimate-declaration.ts'
import { fileDeclaration } from '../file-declaration.ts'
import { getDeclaration } from '../get-declaration.ts'
import { getTurnoverLimits } from '../get-turnover-limits.ts'
import { listDeclarations } from '../list-declarations.ts'
import { renderDeclarationReceipt } from '../render-declaration-receipt.ts'

export function declarationRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listDeclarations, async ({ ctx, query, reply }) =>
    reply(200, await listDeclarations(ctx, query)),
  )
  serveRoute(app, deps, contract.getDeclaration, async ({ ctx, params, reply }) => {
    const view = await getDeclaration(ctx, params.period)
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, contract.estimateDeclaration, async ({ ctx, params, body, reply }) =>
    reply(200, await estimateDeclaration(ctx, params.period, body.turnovers)),
  )
  serveRoute(app, deps, contract.fileDeclaration, async ({ ctx, params, body, ifMatch, reply }) => {
    const view = await fileDeclaration(ctx, params.period, { ...body, version: ifMatch })
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, contract.getTurnoverLimits, async ({ ctx, reply }) =>
    reply(200, await getTurnoverLimits(ctx)),
  )
  serveRoute(app, deps, contract.getDeclarationReceipt, async ({ ctx, params, query, reply }) => {
    const { pdf, number } = await renderDeclarationReceipt(ctx, params.period, query.version ?? null)
    const name =
      ctx.locale === 'en' ? `declaration-receipt-${number}.pdf` : `recepisse-declaration-${number}.pdf`
    return reply(200, pdf, { headers: pdfHeaders(name) })
  })
}
