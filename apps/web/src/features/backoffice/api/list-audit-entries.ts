import * as contract from '@guichet/contract/audit.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type AuditEntry = BodyOf<typeof contract.listAuditEntries>['items'][number]
export type AuditFilters = InputOf<typeof contract.exportAuditCsv>['query']

export const auditQuery = (filters: AuditFilters, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'audit', filters, cursor],
    queryFn: async ({ signal }) => {
      const query = { ...filters, ...(cursor !== undefined && { cursor }) }
      return (await api.call(contract.listAuditEntries, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const auditEntryQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'audit', 'entry', id],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getAuditEntry, { params: { id } }, { signal })).body,
  })

export const auditSealQuery = queryOptions({
  queryKey: ['staff', 'audit', 'seal'],
  queryFn: async ({ signal }) => (await api.call(contract.getAuditSeal, {}, { signal })).body.head,
})

/** The entries found, as CSV or as lines of JSON. */
export const downloadAudit = async (filters: AuditFilters, format: 'csv' | 'jsonl'): Promise<Blob> =>
  (
    await (format === 'csv'
      ? api.call(contract.exportAuditCsv, { query: filters })
      : api.call(contract.exportAuditLines, { query: filters }))
  ).body
