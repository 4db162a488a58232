import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const DOCUMENT_ID = '01990000-0000-7000-8000-0000000000f1'
const line = {
  id: DOCUMENT_ID,
  number: 61,
  name: 'Champignons',
  category: 'company',
  period: '2026',
  source: 'organisation',
  mediaType: 'application/pdf',
  size: 48_213,
  preview: 'pdf',
  version: 1,
  addedAt: '2026-11-20T09:15:00.000Z',
  trashedAt: null,
  deletedOn: null,
  damaged: false,
  shareable: true,
}
const file = {
  version: 1,
  fileName: 'Champignons.pdf',
  mediaType: 'application/pdf',
  size: 48_213,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  addedAt: '2026-11-20T09:15:00.000Z',
  damaged: false,
}
const document = { ...line, versions: [file] }
const trashed = { ...line, shareable: false, trashedAt: '2026-11-22T08:00:00.000Z', deletedOn: '2026-12-22' }
const params = { id: DOCUMENT_ID }
const only = (item: unknown) =>
  one({
    items: [item],
    ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
  })

/** Documents of the person who calls. */
export const DOCUMENT_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listDocuments: {
    params: { limit: 10, cursor: CURSOR, q: 'champignons', state: 'library', category: 'company' },
    responses: { 200: only(line) },
  },
  createDocument: {
    params: { name: 'Facture 2026-041.pdf', category: 'invoice', period: '2026-09' },
    responses: { 201: one({ ...document, source: 'member' }) },
  },
  updateDocument: {
    params,
    body: one({ name: 'Facture 2026-041', category: 'invoice', period: '2026-09' }),
    responses: { 200: one({ ...document, source: 'member', name: 'Facture 2026-041', period: '2026-09' }) },
  },
  addOwnVersion: {
    params: { ...params, name: 'Facture 2026-041.pdf' },
    responses: {
      201: one({ ...document, source: 'member', version: 2, versions: [{ ...file, version: 2 }, file] }),
    },
  },
  getDocument: { params, responses: { 200: one(document) } },
  getDocumentContent: { params: { ...params, version: 1, purpose: 'download' } },
  archiveDocuments: { body: one({ ids: [DOCUMENT_ID] }) },
  trashDocument: { params, responses: { 200: one(trashed) } },
  restoreDocument: { params, responses: { 200: one(line) } },
  deleteDocument: { params },
  listDocumentAccesses: {
    params: { ...params, limit: 10, cursor: CURSOR },
    responses: {
      200: only({
        id: '01990000-0000-7000-8000-0000000000f2',
        ...{ action: 'downloaded', version: 1, by: 'me', linkNote: null, at: '2026-11-21T17:03:00.000Z' },
      }),
    },
  },
}
