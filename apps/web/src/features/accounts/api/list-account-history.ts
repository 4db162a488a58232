import { listAccountHistory } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AccountEvent = BodyOf<typeof listAccountHistory>['items'][number]

/** What happened to an account; `version` has it read again after each change. */
export const accountHistoryQuery = (id: string, version: number, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'history', id, version, cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = cursor === undefined ? {} : { cursor }
      return (await api.call(listAccountHistory, { params: { id }, query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
