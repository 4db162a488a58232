import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const params = { id: '01990000-0000-7000-8000-0000000000f1' }
const LINK_ID = '01990000-0000-7000-8000-0000000000f3'
const TOKEN = 'm9Vb2Qy0cJ4sTz7hLr1xWf6aKe3uPd8gNo5iYt2vBqE'
const link = {
  id: LINK_ID,
  state: 'open',
  note: 'Pour la banque',
  sharedAs: 'Camille Bernard',
  hasPassword: true,
  expiresOn: '2026-11-29',
  downloads: 1,
  mostDownloads: 3,
  createdAt: '2026-11-22T09:15:00.000Z',
  lastUsedAt: '2026-11-23T14:02:00.000Z',
  endedAt: null,
  endedReason: null,
}
const proof = { password: 'olive-mistral-galet' }

/** Links by which a document is shared, and what they give. */
export const LINK_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listDocumentLinks: {
    params: { ...params, limit: 10, cursor: CURSOR },
    responses: {
      200: one({
        items: [link],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  createDocumentLink: {
    params,
    body: one({ days: 7, downloads: 3, ...proof, sharedAs: 'Camille Bernard', note: 'Pour la banque' }),
    responses: {
      201: one({
        url: `https://portail.example/partage/${TOKEN}`,
        link: { ...link, downloads: 0, lastUsedAt: null },
      }),
    },
  },
  endDocumentLink: { params: { ...params, linkId: LINK_ID } },
  openSharedDocument: {
    params: { token: TOKEN },
    body: one(proof),
    responses: {
      200: one({
        needsPassword: true,
        document: {
          ...{ name: 'Champignons', fileName: 'Champignons.pdf' },
          ...{ mediaType: 'application/pdf', size: 48_213 },
        },
        sharedAs: 'Camille Bernard',
        expiresOn: '2026-11-29',
        downloadsLeft: 2,
      }),
    },
  },
  downloadSharedDocument: { params: { token: TOKEN }, body: one(proof) },
}
