import { exportSecondaryAccounts, listSecondaryAccounts } from '@guichet/contract/accounts.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AccountPage = BodyOf<typeof listSecondaryAccounts>
export type AccountLine = AccountPage['items'][number]
type ListQuery = NonNullable<InputOf<typeof listSecondaryAccounts>['query']>
export type AccountSort = NonNullable<ListQuery['sort']>
export type SecondaryFilters = Omit<ListQuery, 'cursor' | 'limit' | 'sort' | 'q'>

export interface SecondarySearch {
  readonly filters: SecondaryFilters
  readonly sort: AccountSort
  readonly cursor: string | undefined
}

/** Secondary accounts of a primary, ten a page; the page before stays in sight while the next one loads. */
export const secondaryAccountsQuery = (id: string, { filters, sort, cursor }: SecondarySearch) =>
  queryOptions({
    queryKey: ['accounts', 'secondaries', id, { filters, sort, cursor }],
    queryFn: async ({ signal }) => {
      const query = { ...filters, sort, ...(cursor !== undefined && { cursor }) }
      return (await api.call(listSecondaryAccounts, { params: { id }, query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

/** The same list as CSV; with `ids`, only these. */
export const loadSecondaryAccountsCsv = async (
  id: string,
  { filters, sort }: Pick<SecondarySearch, 'filters' | 'sort'>,
  ids: readonly string[] = [],
): Promise<Blob> => {
  const query = { ...filters, sort, ...(ids.length > 0 && { ids: ids.join(',') }) }
  return (await api.call(exportSecondaryAccounts, { params: { id }, query })).body
}
