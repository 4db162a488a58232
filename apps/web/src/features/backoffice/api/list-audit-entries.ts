import { listAuditEntries } from '@guichet/contract/backoffice.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AuditEntry = BodyOf<typeof listAuditEntries>['items'][number]

export interface AuditSearch {
  readonly action: string
  readonly cursor: string | undefined
}

export const auditQuery = (search: AuditSearch) =>
  queryOptions({
    queryKey: ['staff', 'audit', search],
    queryFn: async ({ signal }) => {
      const query = {
        ...(search.action !== '' && { action: search.action }),
        ...(search.cursor !== undefined && { cursor: search.cursor }),
      }
      return (await api.call(listAuditEntries, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
