import { listMembers } from '@guichet/contract/backoffice.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type MemberLine = BodyOf<typeof listMembers>['items'][number]
export const MEMBER_STATES = ['active', 'inactive', 'ending'] as const

export interface MemberSearch {
  readonly q: string
  readonly state: (typeof MEMBER_STATES)[number] | undefined
  readonly partnerId: string | undefined
  readonly cursor: string | undefined
}

export const membersQuery = (search: MemberSearch) =>
  queryOptions({
    queryKey: ['staff', 'members', search],
    queryFn: async ({ signal }) => {
      const query = {
        ...(search.q !== '' && { q: search.q }),
        ...(search.state && { state: search.state }),
        ...(search.partnerId !== undefined && { partnerId: search.partnerId }),
        ...(search.cursor !== undefined && { cursor: search.cursor }),
      }
      return (await api.call(listMembers, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
