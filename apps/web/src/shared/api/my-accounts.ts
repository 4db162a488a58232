import { listAccounts } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

export type MyAccount = BodyOf<typeof listAccounts>['items'][number]

/** Accounts on which I am. */
export const myAccountsQuery = queryOptions({
  queryKey: ['accounts', 'mine'],
  queryFn: async ({ signal }) => (await api.call(listAccounts, {}, { signal })).body.items,
})
