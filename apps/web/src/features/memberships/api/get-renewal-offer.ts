import { getRenewalOffer } from '@guichet/contract/memberships.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

/** What renewing this membership today would cost and bring. Asked afresh on each visit: amounts and dates must hold. */
export const renewalOfferQuery = (id: string) =>
  queryOptions({
    queryKey: ['memberships', 'offer', id],
    queryFn: async ({ signal }) => (await api.call(getRenewalOffer, { params: { id } }, { signal })).body,
    staleTime: 0,
  })
