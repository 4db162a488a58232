import { exportMembers, exportMembersWorkbook, listMembers } from '@guichet/contract/backoffice.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { ViewBody } from './member-views.ts'

export type MemberLine = BodyOf<typeof listMembers>['items'][number]
export const MEMBER_STATES = ['active', 'inactive', 'ending'] as const
type Content = Pick<ViewBody, 'filters' | 'sort' | 'columns'>

export const membersQuery = ({ filters, sort }: Omit<Content, 'columns'>, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'members', filters, sort, cursor],
    queryFn: async ({ signal }) => {
      const query = { ...filters, sort, ...(cursor !== undefined && { cursor }) }
      return (await api.call(listMembers, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

/** The whole list as a file; with the columns in sight, or with all that an import reads. */
export async function downloadMembers(
  { filters, sort, columns }: Content,
  format: 'csv' | 'xlsx',
  isAsShown: boolean,
): Promise<Blob> {
  const query = { ...filters, sort, ...(isAsShown && { columns: columns.join(',') }) }
  return format === 'csv'
    ? (await api.call(exportMembers, { query })).body
    : (await api.call(exportMembersWorkbook, { query })).body
}
