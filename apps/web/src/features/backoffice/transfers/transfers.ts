import {
  confirmBankLine,
  confirmCertainLines,
  listBankLines,
  reverseBankLine,
  setBankLineAside,
  type uploadBankStatement,
} from '@guichet/contract/bank-statements.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { sendFile } from '../../../shared/api/send-file.ts'

export type Statement = BodyOf<typeof uploadBankStatement>
export type BankLine = BodyOf<typeof listBankLines>['items'][number]
export const LINE_STATES = ['open', 'used', 'set-aside'] as const
export type LineState = (typeof LINE_STATES)[number]

export interface StatementOrder {
  readonly file: File
  readonly dryRun: boolean
  /** What each column of a CSV holds; undefined to have it guessed. */
  readonly mapping: string | undefined
  readonly idempotencyKey: string
}

/** Sends a statement to be looked at, or to be kept. */
export async function sendStatement({
  file,
  dryRun,
  mapping,
  idempotencyKey,
}: StatementOrder): Promise<Statement> {
  const query = new URLSearchParams({
    ...{ fileName: file.name.slice(-200), dryRun: String(dryRun) },
    ...(mapping !== undefined && { mapping }),
  })
  const path = `/admin/bank-statements?${query}`
  return (await sendFile({ path, file, idempotencyKey, onProgress: () => undefined })) as Statement
}

export const bankLinesQuery = (search: { readonly state: LineState; readonly cursor: string | undefined }) =>
  queryOptions({
    queryKey: ['staff', 'bank-lines', search],
    queryFn: async ({ signal }) => {
      const query = { state: search.state, ...(search.cursor !== undefined && { cursor: search.cursor }) }
      return (await api.call(listBankLines, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const confirmLine = async (id: string, paymentId: string, idempotencyKey: string) =>
  (await api.call(confirmBankLine, { params: { id }, body: { paymentId } }, { idempotencyKey })).body

export const confirmCertain = async (idempotencyKey: string) =>
  (await api.call(confirmCertainLines, {}, { idempotencyKey })).body

export const setAside = async (id: string, aside: boolean) =>
  (await api.call(setBankLineAside, { params: { id }, body: { aside } })).body

export const reverseLine = async (id: string, reason: string, idempotencyKey: string) =>
  (await api.call(reverseBankLine, { params: { id }, body: { reason } }, { idempotencyKey })).body
