import { lightRoute } from '@guichet/client'
import type { searchEverything } from '@guichet/contract/backoffice.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

const route = lightRoute<typeof searchEverything>({ method: 'GET', path: '/admin/search' })

export type SearchHit = BodyOf<typeof searchEverything>['items'][number]

export const searchEverythingQuery = (q: string) =>
  queryOptions({
    queryKey: ['staff', 'search', q],
    queryFn: async ({ signal }) => (await api.call(route, { query: { q } }, { signal })).body.items,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
