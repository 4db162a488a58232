import { ApiError, NetworkError } from '@guichet/client'
import {
  getAccountImport,
  importAccounts,
  listAccountImports,
} from '@guichet/contract/account-imports.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../../../shared/api/client.ts'

export type ImportAnswer = BodyOf<typeof importAccounts>
export type ImportLine = ImportAnswer['errors'][number]
type ImportBody = InputOf<typeof importAccounts>['body']
export type ImportOrder = Omit<ImportBody, 'dryRun'>

/** Tells what is wrong with a file; nothing is written. */
export const checkImportMutation = () =>
  mutationOptions({
    mutationKey: ['accounts', 'import-check'],
    mutationFn: async (order: ImportOrder) =>
      (await api.call(importAccounts, { body: { ...order, dryRun: true } })).body,
  })

export const importAccountsMutation = () =>
  mutationOptions({
    mutationKey: ['accounts', 'import'],
    mutationFn: async ({ order, idempotencyKey }: { order: ImportOrder; idempotencyKey: string }) =>
      (await api.call(importAccounts, { body: { ...order, dryRun: false } }, { idempotencyKey })).body,
  })

export type ImportRecord = BodyOf<typeof getAccountImport>
export const isRunning = ({ state }: Pick<ImportRecord, 'state'>) =>
  state === 'checking' || state === 'writing'

const POLL_MS = 700
/** How far an import or a check has come; asked again until it has ended. */
export const importRecordQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'import', id],
    queryFn: async ({ signal }) => (await api.call(getAccountImport, { params: { id } }, { signal })).body,
    refetchInterval: ({ state: { data } }) => (data === undefined || isRunning(data) ? POLL_MS : false),
    staleTime: 0,
    retry: false,
  })

const LIST_POLL_MS = 2000
/** Imports, the latest first; asked again while one of them runs. */
export const accountImportsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'imports', cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 10, ...(cursor !== undefined && { cursor }) }
      return (await api.call(listAccountImports, { query }, { signal })).body
    },
    refetchInterval: ({ state: { data } }) => (data?.items.some(isRunning) ? LIST_POLL_MS : false),
    placeholderData: keepPreviousData,
  })

/** No answer that tells whether the accounts are written: to be asked again under the same key. */
export const isImportUnknown = (error: unknown) =>
  error instanceof NetworkError ||
  (error instanceof ApiError && (error.status >= 500 || error.code === 'idempotency.in-progress'))
