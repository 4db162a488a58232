import { getSecondaryOffer } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type SecondaryOffer = BodyOf<typeof getSecondaryOffer>

/** What a new secondary account may have; with a name, whether that name is free. */
export const secondaryOfferQuery = (id: string, accountName = '') =>
  queryOptions({
    queryKey: ['accounts', 'offer', id, accountName],
    queryFn: async ({ signal }) => {
      const query = accountName === '' ? {} : { accountName }
      return (await api.call(getSecondaryOffer, { params: { id }, query }, { signal })).body
    },
  })
