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

/** What the operations on one’s own documents are called with in the matrix. */
export const DOCUMENT_CALLS: Readonly<Record<string, Call>> = {
  createDocument: () => ({ query: { name: 'essai.txt' } }),
  archiveDocuments: async (api, world, id) => ({ body: { ids: [id ?? (await withDocument(api, world))] } }),
  getDocument: onShelf,
  getDocumentContent: onShelf,
  trashDocument: onShelf,
  restoreDocument: onShelf,
  deleteDocument: async (api, world, id) => ({
    params: { id: id ?? (await withDocument(api, world, { trashedAt: api.clock.now() })) },
  }),
  listDocumentAccesses: onShelf,
}
