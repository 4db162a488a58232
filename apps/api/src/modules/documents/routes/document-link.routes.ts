import * as contract from '@guichet/contract/document-links.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { createDocumentLink } from '../create-document-link.ts'
import { downloadSharedDocument } from '../download-shared-document.ts'
import { endDocumentLink } from '../end-document-link.ts'
import { listDocumentLinks } from '../list-document-links.ts'
import { openSharedDocument } from '../open-shared-document.ts'
import { fileHeaders } from './file-answer.ts'

export function documentLinkRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listDocumentLinks, async ({ ctx, params, query, reply }) =>
    reply(200, await listDocumentLinks(ctx, params.id, query)),
  )
  serveRoute(app, deps, contract.createDocumentLink, async ({ ctx, params, body, reply }) =>
    reply(201, await createDocumentLink(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.endDocumentLink, async ({ ctx, params, reply }) => {
    await endDocumentLink(ctx, params.id, params.linkId)
    return reply(204)
  })
  serveRoute(app, deps, contract.openSharedDocument, async ({ ctx, params, body, reply }) =>
    reply(200, await openSharedDocument(ctx, params.token, body.password)),
  )
  serveRoute(app, deps, contract.downloadSharedDocument, async ({ ctx, params, body, reply }) => {
    const file = await downloadSharedDocument(ctx, params.token, body.password)
    return reply(200, file.content, { headers: fileHeaders(file) })
  })
}
