import * as contract from '@guichet/contract/member-imports.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fileOf, takingFiles } from '../../../platform/http/taking-files.ts'
import { importMembers } from '../import-members.ts'
import { getMemberImport, listMemberImports, undoMemberImport } from '../undo-member-import.ts'

export function memberImportRoutes(app: FastifyInstance, deps: Deps): void {
  takingFiles(app, (scope) => {
    serveRoute(scope, deps, contract.importMembers, async ({ ctx, query, reply, http }) => {
      const file = fileOf(http.request, contract.MEMBER_IMPORT_MOST_BYTES)
      return reply(200, await importMembers(ctx, file, query))
    })
  })
  serveRoute(app, deps, contract.listMemberImports, async ({ ctx, query, reply }) =>
    reply(200, await listMemberImports(ctx, query)),
  )
  serveRoute(app, deps, contract.getMemberImport, async ({ ctx, params, reply }) =>
    reply(200, await getMemberImport(ctx, params.id)),
  )
  serveRoute(app, deps, contract.undoMemberImport, async ({ ctx, params, reply }) =>
    reply(200, await undoMemberImport(ctx, params.id)),
  )
}
