import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const only = (item: unknown) =>
  one({
    items: [item],
    ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
  })
const DOCUMENT_ID = '01990000-0000-7000-8000-0000000000f5'
const line = {
  ...{ id: DOCUMENT_ID, number: 72, name: 'Procès-verbal de l’assemblée générale', category: 'membership' },
  ...{ period: '2026', mediaType: 'application/pdf', size: 81_420, preview: 'pdf', version: 2 },
  ...{ audience: 'active', audienceName: null, retainedUntil: '2036-12-31' },
  ...{ publishedAt: '2026-06-20T09:15:00.000Z', withdrawnAt: null, withdrawnReason: null },
  ...{ recipientCount: 412, readerCount: 187, damaged: false },
}
const file = (version: number) => ({
  ...{ version, fileName: 'pv-ag-2026.pdf', mediaType: 'application/pdf', size: 81_420 },
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ...{ addedAt: '2026-06-20T09:15:00.000Z', damaged: false },
})
const document = { ...line, versions: [file(2), file(1)] }
const params = { id: DOCUMENT_ID }
const audience = { audience: 'type', audienceId: '01990000-0000-7000-8000-0000000000f6' }

/** Documents that the organisation publishes. */
export const PUBLISHING_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listPublishedDocuments: {
    params: { limit: 10, cursor: CURSOR, q: 'assemblée', state: 'current', category: 'membership' },
    responses: { 200: only(line) },
  },
  countAudience: { params: audience, responses: { 200: one({ count: 412 }) } },
  publishDocument: {
    params: {
      ...{ name: 'pv-ag-2026.pdf', title: 'Procès-verbal de l’assemblée générale', category: 'membership' },
      ...{ period: '2026', retainedUntil: '2036-12-31', ...audience },
    },
    responses: { 201: one({ ...document, version: 1, versions: [file(1)], readerCount: 0 }) },
  },
  getPublishedDocument: { params, responses: { 200: one(document) } },
  getPublishedContent: { params: { ...params, version: 1, purpose: 'download' } },
  addDocumentVersion: { params: { ...params, name: 'pv-ag-2026.pdf' }, responses: { 201: one(document) } },
  updatePublishedDocument: {
    params,
    body: one({ name: 'Procès-verbal de l’assemblée générale 2026', retainedUntil: '2036-06-30' }),
    responses: {
      200: one({
        ...document,
        ...{ name: 'Procès-verbal de l’assemblée générale 2026', retainedUntil: '2036-06-30' },
      }),
    },
  },
  withdrawDocument: {
    params,
    body: one({ reason: 'Remplacé par le procès-verbal signé' }),
    responses: {
      200: one({
        ...document,
        ...{
          withdrawnAt: '2026-06-22T08:00:00.000Z',
          withdrawnReason: 'Remplacé par le procès-verbal signé',
        },
      }),
    },
  },
  listDocumentReaders: {
    params: { ...params, limit: 10, cursor: CURSOR, read: 'yes' },
    responses: {
      200: only({
        ...{ personId: '01990000-0000-7000-8000-0000000000f7', memberNumber: 1204 },
        ...{ firstName: 'Nadia', lastName: 'Benali', readAt: '2026-06-21T17:03:00.000Z', version: 1 },
      }),
    },
  },
}
