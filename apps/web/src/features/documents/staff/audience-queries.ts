import { listMembers } from '@guichet/contract/backoffice.contract'
import { listMembershipTypes, listStaffPartners } from '@guichet/contract/membership-types.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

/** Members by name, number, e-mail or SIRET; the first ones by name when nothing is looked for. */
export const memberChoicesQuery = (q: string) =>
  queryOptions({
    queryKey: ['staff', 'members', 'choices', q],
    queryFn: async ({ signal }) => {
      const query = { limit: 20, ...(q !== '' && { q }) }
      return (await api.call(listMembers, { query }, { signal })).body.items
    },
    placeholderData: keepPreviousData,
  })

export const partnerChoicesQuery = queryOptions({
  queryKey: ['staff', 'partners', 'choices'],
  queryFn: async ({ signal }) => (await api.call(listStaffPartners, {}, { signal })).body.items,
})

export const typeChoicesQuery = queryOptions({
  queryKey: ['staff', 'membership-types', 'choices'],
  queryFn: async ({ signal }) => (await api.call(listMembershipTypes, {}, { signal })).body.items,
})
