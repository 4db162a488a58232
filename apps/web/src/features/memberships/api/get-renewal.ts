import { getRenewal } from '@guichet/contract/memberships.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

/** One renewal and where its payment stands. */
export const renewalQuery = (id: string, renewalId: string) =>
  queryOptions({
    queryKey: ['memberships', 'renewal', id, renewalId],
    queryFn: async ({ signal }) =>
      (await api.call(getRenewal, { params: { id, renewalId } }, { signal })).body,
    staleTime: 0,
  })
