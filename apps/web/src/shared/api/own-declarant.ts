import { getOwnDeclarant } from '@guichet/contract/declarants.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

export const ownDeclarantQuery = queryOptions({
  queryKey: ['declarants', 'own'],
  queryFn: async ({ signal }) => (await api.call(getOwnDeclarant, {}, { signal })).body,
})
