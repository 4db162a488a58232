import { lightRoute } from '@guichet/client'
import type { getGoLive } from '@guichet/contract/go-live.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

export type GoLive = BodyOf<typeof getGoLive>
const route = lightRoute<typeof getGoLive>({ method: 'GET', path: '/admin/go-live' })

/** What is left to do before the first member comes. */
export const goLiveQuery = queryOptions({
  queryKey: ['staff', 'go-live'],
  queryFn: async ({ signal }) => (await api.call(route, {}, { signal })).body,
})
