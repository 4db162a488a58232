import * as contract from '@guichet/contract/whole-exports.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { askWholeExport } from '../ask-whole-export.ts'
import { getWholeExport, listWholeExports } from '../export-view.ts'
import { fetchExport } from '../fetch-export.ts'

export function wholeExportRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listWholeExports, async ({ ctx, reply }) =>
    reply(200, await listWholeExports(ctx)),
  )
  serveRoute(app, deps, contract.getWholeExport, async ({ ctx, params, reply }) =>
    reply(200, await getWholeExport(ctx, params.id)),
  )
  serveRoute(app, deps, contract.askWholeExport, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const { withDocuments, currentPassword } = body
    return reply(202, await askWholeExport(ctx, { withDocuments, currentPassword, deviceToken }))
  })
  serveRoute(app, deps, contract.fetchWholeExport, async ({ ctx, params, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    const { currentPassword } = body
    const file = await fetchExport(ctx, { kind: 'whole' }, params.id, { currentPassword, deviceToken })
    return reply(200, file.content, {
      headers: {
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'content-length': String(file.size),
      },
    })
  })
}
