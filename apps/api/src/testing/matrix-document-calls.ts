import { documentLinks } from '@guichet/db/schema'
import { tokenHashOf } from '../modules/identity/index.ts'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
type Parts = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** A document on the shelf of member A, in the trash where that is asked for. */
const withDocument = async (api: TestApp, { owner }: World, over: { trashedAt?: Date } = {}) =>
  (await api.make.document(owner, over)).id
const onShelf: Call = async (api, world, id) => ({ params: { id: id ?? (await withDocument(api, world)) } })

/** A link to a document of member A. */
async function withLink(api: TestApp, world: World) {
  const documentId = await withDocument(api, world)
  const linkId = api.deps.ids.uuid()
  const token = api.deps.ids.token()
  await api.deps.db.insert(documentLinks).values({
    ...{ id: linkId, documentId, personId: world.owner.id, tokenHash: tokenHashOf(token) },
    ...{ expiresOn: api.clock.today(), mostDownloads: 1, createdAt: api.clock.now() },
  })
  return { documentId, linkId, token }
}

/** What the operations on one’s own documents are called with in the matrix. */
export const DOCUMENT_CALLS: Readonly<Record<string, Call>> = {
  createDocument: () => ({ query: { name: 'essai.txt' } }),
  archiveDocuments: async (api, world, id) => ({ body: { ids: [id ?? (await withDocument(api, world))] } }),
  getDocument: onShelf,
  getDocumentContent: onShelf,
  updateDocument: async (api, world, id) => ({
    params: { id: id ?? (await withDocument(api, world)) },
    body: { category: 'tax' },
  }),
  addOwnVersion: async (api, world, id) => ({
    params: { id: id ?? (await withDocument(api, world)) },
    query: { name: 'essai.txt' },
  }),
  trashDocument: onShelf,
  restoreDocument: onShelf,
  deleteDocument: async (api, world, id) => ({
    params: { id: id ?? (await withDocument(api, world, { trashedAt: api.clock.now() })) },
  }),
  listDocumentAccesses: onShelf,
  listDocumentLinks: onShelf,
  createDocumentLink: async (api, world, id) => ({
    params: { id: id ?? (await withDocument(api, world)) },
    body: { days: 7, downloads: 1, password: null, sharedAs: null, note: null },
  }),
  endDocumentLink: async (api, world, id) => {
    const { documentId, linkId } = await withLink(api, world)
    return { params: { id: id ?? documentId, linkId } }
  },
  openSharedDocument: async (api, world) => ({
    params: { token: (await withLink(api, world)).token },
    body: {},
  }),
  downloadSharedDocument: async (api, world) => ({
    params: { token: (await withLink(api, world)).token },
    body: {},
  }),
}
