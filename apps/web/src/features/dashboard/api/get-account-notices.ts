import { getAccountNotices } from '@guichet/contract/account-notices.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AccountNotices = BodyOf<typeof getAccountNotices>
export type AccountAlert = AccountNotices['alerts'][number]
export type DueDate = AccountNotices['dueDates'][number]

/** "Dates limites" and alerts of the accounts on which I am; whatever changes an account makes them stale. */
export const accountNoticesQuery = queryOptions({
  queryKey: ['accounts', 'notices'],
  queryFn: async ({ signal }) => (await api.call(getAccountNotices, {}, { signal })).body,
})
