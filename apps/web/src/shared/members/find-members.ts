import { listMembers } from '@guichet/contract/backoffice.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

/** The first members who match, to choose one from. */
export const foundMembersQuery = (q: string) =>
  queryOptions({
    queryKey: ['staff', 'members', 'found', q],
    queryFn: async ({ signal }) =>
      (await api.call(listMembers, { query: { q, limit: 5 } }, { signal })).body.items,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
