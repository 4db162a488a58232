import { lightRoute } from '@guichet/client'
import type { listAccountRequests } from '@guichet/contract/staff-accounts.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

const route = lightRoute<typeof listAccountRequests>({ method: 'GET', path: '/admin/account-requests' })
const MINUTE_MS = 60_000

/** How many requests for accounts wait for the staff. */
export const waitingRequestsQuery = queryOptions({
  queryKey: ['staff', 'waiting-requests'],
  queryFn: async ({ signal }) => {
    const { body } = await api.call(route, { query: { limit: 1 } }, { signal })
    return { total: body.total, isExact: body.totalIsExact }
  },
  staleTime: MINUTE_MS,
  refetchInterval: MINUTE_MS,
})
