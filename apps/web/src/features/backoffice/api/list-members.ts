import { exportMembers, listMembers } from '@guichet/contract/backoffice.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type MemberLine = BodyOf<typeof listMembers>['items'][number]
export const MEMBER_STATES = ['active', 'inactive', 'ending'] as const
export type MemberFilters = InputOf<typeof exportMembers>['query']

export const membersQuery = (filters: MemberFilters, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'members', filters, cursor],
    queryFn: async ({ signal }) => {
      const query = { ...filters, ...(cursor !== undefined && { cursor }) }
      return (await api.call(listMembers, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

/** The whole list as CSV. */
export const downloadMembers = async (filters: MemberFilters): Promise<Blob> =>
  (await api.call(exportMembers, { query: filters })).body
