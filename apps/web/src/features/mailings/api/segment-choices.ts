import { listMembershipTypes, listStaffPartners } from '@guichet/contract/membership-types.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export const segmentPartnersQuery = queryOptions({
  queryKey: ['staff', 'partners', 'segment'],
  queryFn: async ({ signal }) => (await api.call(listStaffPartners, {}, { signal })).body.items,
})

export const segmentTypesQuery = queryOptions({
  queryKey: ['staff', 'membership-types', 'segment'],
  queryFn: async ({ signal }) => (await api.call(listMembershipTypes, {}, { signal })).body.items,
})
