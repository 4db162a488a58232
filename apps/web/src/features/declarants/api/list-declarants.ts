import { approveDeclarant, listDeclarants, refuseDeclarant } from '@guichet/contract/declarants.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { DeclarantState } from '@guichet/domain/declarant'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type DeclarantLine = BodyOf<typeof listDeclarants>['items'][number]

export const declarantsQuery = (q: string, state: DeclarantState, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['declarants', 'list', q, state, cursor],
    queryFn: async ({ signal }) => {
      const query = { state, ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) }
      return (await api.call(listDeclarants, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const approve = async (id: string): Promise<DeclarantLine> =>
  (await api.call(approveDeclarant, { params: { id } })).body

export const refuse = async (id: string, reason: string): Promise<DeclarantLine> =>
  (await api.call(refuseDeclarant, { params: { id }, body: { reason } })).body
