import {
  archiveDocuments,
  getDocument,
  getDocumentContent,
  listDocumentAccesses,
  listDocuments,
  updateDocument,
} from '@guichet/contract/documents.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { sendFile } from '../../../shared/api/send-file.ts'

export type DocumentLine = BodyOf<typeof listDocuments>['items'][number]
export type Shelf = 'library' | 'trash'

interface ListInput {
  readonly state: Shelf
  readonly q: string
  readonly cursor: string | undefined
  readonly category: DocumentLine['category'] | undefined
}

export const documentsQuery = ({ state, q, cursor, category }: ListInput) =>
  queryOptions({
    queryKey: ['documents', 'list', state, q, category ?? '', cursor ?? ''],
    queryFn: async ({ signal }) =>
      (
        await api.call(
          listDocuments,
          {
            query: {
              state,
              ...(q !== '' && { q }),
              ...(category !== undefined && { category }),
              ...(cursor !== undefined && { cursor }),
            },
          },
          { signal },
        )
      ).body,
    placeholderData: keepPreviousData,
  })

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getDocument, { params: { id } }, { signal })).body,
  })

export const documentAccessesQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'accesses', id],
    queryFn: async ({ signal }) =>
      (await api.call(listDocumentAccesses, { params: { id }, query: { limit: 20 } }, { signal })).body,
    staleTime: 0,
    gcTime: 0,
  })

/** The file of a document. What is shown in the page is read once and not kept. */
export const loadContent = async (
  id: string,
  purpose: 'download' | 'view',
  version?: number,
  signal?: AbortSignal,
): Promise<Blob> =>
  (
    await api.call(
      getDocumentContent,
      { params: { id }, query: { purpose, ...(version !== undefined && { version }) } },
      signal ? { signal } : {},
    )
  ).body

/** Changes what a file of one’s own is called, what it is about, its period. */
export const updateOwn = async (id: string, body: InputOf<typeof updateDocument>['body']) =>
  (await api.call(updateDocument, { params: { id }, body })).body

/** Puts a newer file in the place of one’s own. */
export const sendVersion = (
  id: string,
  file: File,
  idempotencyKey: string,
  onProgress: (part: number) => void,
): Promise<unknown> =>
  sendFile({
    path: `/documents/${id}/versions?${new URLSearchParams({ name: file.name })}`,
    ...{ file, idempotencyKey, onProgress },
  })

/** Several documents in one ZIP: those chosen, or all that a search finds. */
export const loadArchive = async (body: InputOf<typeof archiveDocuments>['body']): Promise<Blob> =>
  (await api.call(archiveDocuments, { body })).body
