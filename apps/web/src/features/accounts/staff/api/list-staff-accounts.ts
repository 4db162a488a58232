import type { BodyOf, InputOf } from '@guichet/contract/route'
import { listStaffAccounts } from '@guichet/contract/staff-accounts.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../../shared/api/client.ts'

export type StaffAccountLine = BodyOf<typeof listStaffAccounts>['items'][number]
type Query = InputOf<typeof listStaffAccounts>['query']
export type StaffSort = NonNullable<Query['sort']>
export type StaffFilters = Omit<Query, 'sort' | 'cursor' | 'limit'>

interface StaffSearch {
  readonly filters: StaffFilters
  readonly sort: StaffSort
  readonly cursor: string | undefined
}

export const staffAccountsQuery = ({ filters, sort, cursor }: StaffSearch) =>
  queryOptions({
    queryKey: ['accounts', 'staff-list', filters, sort, cursor],
    queryFn: async ({ signal }) => {
      const query = { ...filters, sort, ...(cursor !== undefined && { cursor }) }
      return (await api.call(listStaffAccounts, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
