import type { TestApp } from './test-app.ts'

/** A document published to a member. */
const params = async (api: TestApp) => {
  const member = await api.make.member()
  return { params: { id: (await api.make.publishedDocument(member)).id } }
}

/** Calls of the access matrix on published documents. */
export const PUBLISHING_CALLS = {
  countAudience: () => ({ query: { audience: 'all' } }),
  publishDocument: async (api: TestApp) => ({
    query: {
      ...{ name: 'essai.txt', title: 'Essai' },
      ...{ audience: 'member', audienceId: (await api.make.member()).id },
    },
  }),
  getPublishedDocument: params,
  getPublishedContent: params,
  addDocumentVersion: async (api: TestApp) => ({ ...(await params(api)), query: { name: 'essai.txt' } }),
  updatePublishedDocument: async (api: TestApp) => ({ ...(await params(api)), body: { name: 'Statuts' } }),
  withdrawDocument: async (api: TestApp) => ({ ...(await params(api)), body: { reason: 'Remplacé' } }),
  listDocumentReaders: params,
}
