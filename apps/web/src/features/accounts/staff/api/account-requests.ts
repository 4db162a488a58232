import type { BodyOf } from '@guichet/contract/route'
import { decideAccountRequest, listAccountRequests } from '@guichet/contract/staff-accounts.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../../shared/api/client.ts'

export type AccountRequest = BodyOf<typeof listAccountRequests>['items'][number]
export type WaitingState = 'requested' | 'approved'

export const accountRequestsQuery = (state: WaitingState, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'requests', state, cursor],
    queryFn: async ({ signal }) => {
      const query = { state, ...(cursor !== undefined && { cursor }) }
      return (await api.call(listAccountRequests, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const approveRequest = async (id: string) =>
  (await api.call(decideAccountRequest, { params: { id }, body: { decision: 'approve' } })).body

/** `state` is where the request stood when it was looked at. */
export const refuseRequest = async (id: string, state: WaitingState, reason: string) =>
  (await api.call(decideAccountRequest, { params: { id }, body: { decision: 'refuse', state, reason } })).body
