import type { BodyOf, InputOf } from '@guichet/contract/route'
import {
  countAudience,
  getPublishedContent,
  getPublishedDocument,
  listDocumentReaders,
  listPublishedDocuments,
  updatePublishedDocument,
  withdrawDocument,
} from '@guichet/contract/staff-documents.contract'
import type { Audience } from '@guichet/domain/document-audience'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type PublishedLine = BodyOf<typeof listPublishedDocuments>['items'][number]
export type PublishedDocument = BodyOf<typeof getPublishedDocument>
export type DocumentReader = BodyOf<typeof listDocumentReaders>['items'][number]

interface ListInput {
  readonly q: string
  readonly cursor: string | undefined
  readonly state: 'withdrawn' | undefined
  readonly category: PublishedLine['category'] | undefined
}

export const publishedQuery = ({ q, cursor, state, category }: ListInput) =>
  queryOptions({
    queryKey: ['staff', 'documents', 'list', q, state ?? '', category ?? '', cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state !== undefined && { state }),
        ...(category !== undefined && { category }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listPublishedDocuments, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const publishedDocumentQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'documents', 'one', id],
    queryFn: async ({ signal }) =>
      (await api.call(getPublishedDocument, { params: { id } }, { signal })).body,
  })

export const readersQuery = (id: string, read: 'yes' | 'no' | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'documents', 'readers', id, read ?? '', cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = { ...(read !== undefined && { read }), ...(cursor !== undefined && { cursor }) }
      return (await api.call(listDocumentReaders, { params: { id }, query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

/** How many members would have a document now. */
export const audienceQuery = (audience: Audience, audienceId: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'document-audience', audience, audienceId ?? ''],
    queryFn: async ({ signal }) => {
      const query = { audience, ...(audienceId !== undefined && { audienceId }) }
      return (await api.call(countAudience, { query }, { signal })).body.count
    },
    staleTime: 0,
  })

/** The file of a version, to be saved. */
export const loadPublished = async (id: string, version: number): Promise<Blob> =>
  (await api.call(getPublishedContent, { params: { id }, query: { version } })).body

export const withdraw = async (id: string, reason: string): Promise<PublishedDocument> =>
  (await api.call(withdrawDocument, { params: { id }, body: { reason } })).body

export const update = async (
  id: string,
  body: InputOf<typeof updatePublishedDocument>['body'],
): Promise<PublishedDocument> => (await api.call(updatePublishedDocument, { params: { id }, body })).body
