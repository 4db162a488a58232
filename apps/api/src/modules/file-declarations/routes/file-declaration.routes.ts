import * as contract from '@guichet/contract/file-declarations.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { checkFileDeclarations } from '../check-file-declarations.ts'
import { exportFileDeclarations } from '../export-file-declarations.ts'
import { fileManyDeclarations } from '../file-many-declarations.ts'
import { listFileDeclarations } from '../list-file-declarations.ts'

export function fileDeclarationRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listFileDeclarations, async ({ ctx, query, reply }) =>
    reply(200, await listFileDeclarations(ctx, query)),
  )
  serveRoute(app, deps, contract.exportFileDeclarations, async ({ ctx, query, reply }) => {
    const { fileName, content } = await exportFileDeclarations(ctx, query)
    return reply(200, content, { headers: { 'content-disposition': `attachment; filename="${fileName}"` } })
  })
  serveRoute(app, deps, contract.checkFileDeclarations, async ({ ctx, body, reply }) =>
    reply(200, await checkFileDeclarations(ctx, body)),
  )
  serveRoute(app, deps, contract.fileManyDeclarations, async ({ ctx, body, reply }) =>
    reply(200, await fileManyDeclarations(ctx, body)),
  )
}
