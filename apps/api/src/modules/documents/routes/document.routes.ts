import * as contract from '@guichet/contract/documents.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fileOf, takingFiles } from '../../../platform/http/taking-files.ts'
import { addOwnVersion } from '../add-own-version.ts'
import { archiveDocuments } from '../archive-documents.ts'
import { createDocument } from '../create-document.ts'
import { deleteDocument } from '../delete-document.ts'
import { getDocument } from '../get-document.ts'
import { getDocumentContent } from '../get-document-content.ts'
import { listDocumentAccesses } from '../list-document-accesses.ts'
import { listDocuments } from '../list-documents.ts'
import { restoreDocument, trashDocument } from '../move-document.ts'
import { updateDocument } from '../update-document.ts'
import { archiveHeaders, fileHeaders } from './file-answer.ts'

export function documentRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listDocuments, async ({ ctx, query, reply }) =>
    reply(200, await listDocuments(ctx, query)),
  )
  takingFiles(app, (scope) => {
    serveRoute(scope, deps, contract.createDocument, async ({ ctx, query, reply, http }) =>
      reply(201, await createDocument(ctx, fileOf(http.request, contract.DOCUMENT_MOST_BYTES), query)),
    )
    serveRoute(scope, deps, contract.addOwnVersion, async ({ ctx, params, query, reply, http }) => {
      const body = fileOf(http.request, contract.DOCUMENT_MOST_BYTES)
      return reply(201, await addOwnVersion(ctx, params.id, body, query.name))
    })
  })
  serveRoute(app, deps, contract.updateDocument, async ({ ctx, params, body, reply }) =>
    reply(200, await updateDocument(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.getDocument, async ({ ctx, params, reply }) =>
    reply(200, await getDocument(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getDocumentContent, async ({ ctx, params, query, reply }) => {
    const file = await getDocumentContent(ctx, params.id, query)
    return reply(200, file.content, { headers: fileHeaders(file) })
  })
  serveRoute(app, deps, contract.archiveDocuments, async ({ ctx, body, reply }) => {
    const { fileName, content } = await archiveDocuments(ctx, body)
    return reply(200, content, { headers: archiveHeaders(fileName) })
  })
  serveRoute(app, deps, contract.trashDocument, async ({ ctx, params, reply }) =>
    reply(200, await trashDocument(ctx, params.id)),
  )
  serveRoute(app, deps, contract.restoreDocument, async ({ ctx, params, reply }) =>
    reply(200, await restoreDocument(ctx, params.id)),
  )
  serveRoute(app, deps, contract.deleteDocument, async ({ ctx, params, reply }) => {
    await deleteDocument(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.listDocumentAccesses, async ({ ctx, params, query, reply }) =>
    reply(200, await listDocumentAccesses(ctx, params.id, query)),
  )
}
