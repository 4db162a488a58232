import { listMyChanges } from '@guichet/contract/file-changes.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export const myChangesQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['me', 'changes', cursor],
    queryFn: async ({ signal }) =>
      (await api.call(listMyChanges, { query: cursor === undefined ? {} : { cursor } }, { signal })).body,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
