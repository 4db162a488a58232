import { lightRoute } from '@guichet/client'
import type { listDeclarants } from '@guichet/contract/declarants.contract'
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

const declarantRoute = lightRoute<typeof listDeclarants>({ method: 'GET', path: '/admin/declarants' })

/** How many files of declarants wait for a check. */
export const waitingDeclarantsQuery = queryOptions({
  queryKey: ['staff', 'waiting-declarants'],
  queryFn: async ({ signal }) => {
    const { body } = await api.call(declarantRoute, { query: { limit: 1, state: 'to-check' } }, { signal })
    return { total: body.total, isExact: body.totalIsExact }
  },
  staleTime: MINUTE_MS,
  refetchInterval: MINUTE_MS,
})
