import { listPartners } from '@guichet/contract/me.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export const partnersQuery = queryOptions({
  queryKey: ['partners'],
  queryFn: async ({ signal }) => (await api.call(listPartners, {}, { signal })).body.items,
  staleTime: 600_000,
})
