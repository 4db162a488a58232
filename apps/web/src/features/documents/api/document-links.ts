import {
  createDocumentLink,
  endDocumentLink,
  listDocumentLinks,
} from '@guichet/contract/document-links.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type DocumentLink = BodyOf<typeof listDocumentLinks>['items'][number]
export type NewDocumentLink = BodyOf<typeof createDocumentLink>
type NewLinkInput = InputOf<typeof createDocumentLink>['body']

/** More than this many links of one document are never open; older ones are in its journal. */
const SHOWN = 20

export const documentLinksQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'links', id],
    queryFn: async ({ signal }) =>
      (await api.call(listDocumentLinks, { params: { id }, query: { limit: SHOWN } }, { signal })).body,
    staleTime: 0,
  })

/** Links of one document: made and ended. */
export function useDocumentLinks(id: string) {
  const queries = useQueryClient()
  const follow = () => queries.invalidateQueries({ queryKey: documentLinksQuery(id).queryKey })
  const create = async (body: NewLinkInput): Promise<NewDocumentLink> => {
    const made = (await api.call(createDocumentLink, { params: { id }, body })).body
    follow().catch(() => undefined)
    return made
  }
  const end = useMutation({
    mutationFn: async (linkId: string) => {
      await api.call(endDocumentLink, { params: { id, linkId } })
    },
    onSuccess: follow,
  })
  return { create, end }
}
