import * as contract from '@guichet/contract/audit.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { exportAudit } from '../export-audit.ts'
import { getAuditEntry, getAuditSeal, listAuditEntries } from '../list-audit-entries.ts'

const attached = (fileName: string) => ({
  headers: { 'content-disposition': `attachment; filename="${fileName}"` },
})

export function auditRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listAuditEntries, async ({ ctx, query, reply }) =>
    reply(200, await listAuditEntries(ctx, query)),
  )
  serveRoute(app, deps, contract.getAuditEntry, async ({ ctx, params, reply }) =>
    reply(200, await getAuditEntry(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getAuditSeal, async ({ ctx, reply }) => reply(200, await getAuditSeal(ctx)))
  serveRoute(app, deps, contract.exportAuditCsv, async ({ ctx, query, reply }) => {
    const { fileName, stream } = await exportAudit(ctx, query, 'csv')
    return reply(200, stream, attached(fileName))
  })
  serveRoute(app, deps, contract.exportAuditLines, async ({ ctx, query, reply }) => {
    const { fileName, stream } = await exportAudit(ctx, query, 'lines')
    return reply(200, stream, attached(fileName))
  })
}
