import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import * as contract from '@guichet/contract/staff-documents.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fileOf, takingFiles } from '../../../platform/http/taking-files.ts'
import { addDocumentVersion } from '../add-document-version.ts'
import { getPublishedContent, getPublishedDocument } from '../get-published-document.ts'
import { listDocumentReaders } from '../list-document-readers.ts'
import { listPublishedDocuments } from '../list-published-documents.ts'
import { countAudience, publishDocument } from '../publish-document.ts'
import { updatePublishedDocument } from '../update-published-document.ts'
import { withdrawDocument } from '../withdraw-document.ts'
import { fileHeaders } from './file-answer.ts'

export function staffDocumentRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listPublishedDocuments, async ({ ctx, query, reply }) =>
    reply(200, await listPublishedDocuments(ctx, query)),
  )
  serveRoute(app, deps, contract.countAudience, async ({ ctx, query, reply }) =>
    reply(200, await countAudience(ctx, query)),
  )
  takingFiles(app, (scope) => {
    serveRoute(scope, deps, contract.publishDocument, async ({ ctx, query, reply, http }) =>
      reply(201, await publishDocument(ctx, fileOf(http.request, DOCUMENT_MOST_BYTES), query)),
    )
    serveRoute(scope, deps, contract.addDocumentVersion, async ({ ctx, params, query, reply, http }) =>
      reply(
        201,
        await addDocumentVersion(ctx, params.id, fileOf(http.request, DOCUMENT_MOST_BYTES), query.name),
      ),
    )
  })
  serveRoute(app, deps, contract.getPublishedDocument, async ({ ctx, params, reply }) =>
    reply(200, await getPublishedDocument(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getPublishedContent, async ({ ctx, params, query, reply }) => {
    const file = await getPublishedContent(ctx, params.id, query)
    return reply(200, file.content, { headers: fileHeaders(file) })
  })
  serveRoute(app, deps, contract.updatePublishedDocument, async ({ ctx, params, body, reply }) =>
    reply(200, await updatePublishedDocument(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.withdrawDocument, async ({ ctx, params, body, reply }) =>
    reply(200, await withdrawDocument(ctx, params.id, body.reason)),
  )
  serveRoute(app, deps, contract.listDocumentReaders, async ({ ctx, params, query, reply }) =>
    reply(200, await listDocumentReaders(ctx, params.id, query)),
  )
}
