import { listMemberships } from '@guichet/contract/memberships.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** The membership that is active today, null when there is none: the one a certificate can be issued for. */
export const currentMembershipQuery = queryOptions({
  queryKey: ['memberships', 'current'],
  queryFn: async ({ signal }) => {
    const { body } = await api.call(listMemberships, { query: { sort: '-startsOn', limit: 10 } }, { signal })
    return body.items.find(({ state }) => state === 'active') ?? null
  },
})
