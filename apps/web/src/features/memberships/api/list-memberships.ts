import { listMemberships } from '@guichet/contract/memberships.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type MembershipPage = BodyOf<typeof listMemberships>
export type Membership = MembershipPage['items'][number]

export const MEMBERSHIP_SORTS = [
  '-startsOn',
  'startsOn',
  '-endsOn',
  'endsOn',
  '-amountCents',
  'amountCents',
] as const
export type MembershipSort = (typeof MEMBERSHIP_SORTS)[number]

export interface MembershipSearch {
  readonly q: string
  readonly sort: MembershipSort
  readonly cursor: string | undefined
}

/** My memberships, ten a page; the page before stays in sight while the next one loads. */
export const membershipsQuery = (search: MembershipSearch) =>
  queryOptions({
    queryKey: ['memberships', 'list', search],
    queryFn: async ({ signal }) => {
      const query = {
        sort: search.sort,
        ...(search.q !== '' && { q: search.q }),
        ...(search.cursor !== undefined && { cursor: search.cursor }),
      }
      return (await api.call(listMemberships, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
