import { ApiError, NetworkError } from '@guichet/client'
import { importAccounts } from '@guichet/contract/account-imports.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { mutationOptions } from '@tanstack/react-query'
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

/** No answer that tells whether the accounts are written: to be asked again under the same key. */
export const isImportUnknown = (error: unknown) =>
  error instanceof NetworkError ||
  (error instanceof ApiError && (error.status >= 500 || error.code === 'idempotency.in-progress'))
