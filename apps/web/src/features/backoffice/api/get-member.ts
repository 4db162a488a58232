import { getMember } from '@guichet/contract/backoffice.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type MemberFile = BodyOf<typeof getMember>

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'member', id],
    queryFn: async ({ signal }) => (await api.call(getMember, { params: { id } }, { signal })).body,
  })
