import type { BodyOf } from '@guichet/contract/route'
import { listVouchers } from '@guichet/contract/vouchers.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type Voucher = BodyOf<typeof listVouchers>['items'][number]

/** Vouchers that can be used today, the one that ends first before the others. */
export const usableVouchersQuery = queryOptions({
  queryKey: ['vouchers', 'usable'],
  queryFn: async ({ signal }): Promise<readonly Voucher[]> => {
    const { body } = await api.call(listVouchers, { query: { usable: 'true', limit: 100 } }, { signal })
    return body.items.toSorted((a, b) => a.expiresOn.localeCompare(b.expiresOn) || a.number - b.number)
  },
  staleTime: 0,
})
