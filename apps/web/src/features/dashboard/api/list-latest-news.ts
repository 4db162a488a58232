import { listNews } from '@guichet/contract/organisation.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export const latestNewsQuery = queryOptions({
  queryKey: ['news', 'latest'],
  queryFn: async ({ signal }) => (await api.call(listNews, { query: { limit: 3 } }, { signal })).body.items,
})
