import { getMembership } from '@guichet/contract/memberships.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type MembershipDetail = BodyOf<typeof getMembership>

export const membershipQuery = (id: string) =>
  queryOptions({
    queryKey: ['memberships', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getMembership, { params: { id } }, { signal })).body,
  })
