import type { BodyOf, InputOf } from '@guichet/contract/route'
import * as contract from '@guichet/contract/staff-invoices.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffInvoice = BodyOf<typeof contract.listStaffInvoices>['items'][number]
export type StaffInvoiceFile = BodyOf<typeof contract.getStaffInvoice>
export type Preview = BodyOf<typeof contract.previewBillingRun>
export type BilledAccount = Preview['items'][number]
export type BillingRun = BodyOf<typeof contract.listBillingRuns>['items'][number]
export type InvoiceFilters = InputOf<typeof contract.exportInvoices>['query']

export const staffInvoicesQuery = (filters: InvoiceFilters, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'invoices', 'list', filters, cursor],
    queryFn: async ({ signal }) => {
      const query = { ...filters, ...(cursor !== undefined && { cursor }) }
      return (await api.call(contract.listStaffInvoices, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const staffInvoiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'invoices', 'file', id],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getStaffInvoice, { params: { id } }, { signal })).body,
  })

export const loadStaffInvoice = async (id: string): Promise<Blob> =>
  (await api.call(contract.getStaffInvoicePdf, { params: { id } })).body

export const loadInvoiceExport = async (query: InvoiceFilters): Promise<Blob> =>
  (await api.call(contract.exportInvoices, { query })).body

export type CreditOrder = InputOf<typeof contract.cancelInvoice>['body']

export const postCreditNote = async (id: string, body: CreditOrder, idempotencyKey: string) =>
  (await api.call(contract.cancelInvoice, { params: { id }, body }, { idempotencyKey })).body

export const postSend = async (id: string, idempotencyKey: string) =>
  (await api.call(contract.sendInvoice, { params: { id } }, { idempotencyKey })).body

export interface PreviewSearch {
  readonly month: string
  readonly withTest: boolean
  readonly show: 'billed' | 'left-out'
  readonly cursor: string | undefined
}

export const previewQuery = ({ month, withTest, show, cursor }: PreviewSearch) =>
  queryOptions({
    queryKey: ['staff', 'billing', 'preview', month, withTest, show, cursor],
    queryFn: async ({ signal }) => {
      const query = {
        ...{ month, show, withTest: withTest ? ('true' as const) : ('false' as const) },
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(contract.previewBillingRun, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const postBillingRun = async (
  body: InputOf<typeof contract.startBillingRun>['body'],
  idempotencyKey: string,
) => (await api.call(contract.startBillingRun, { body }, { idempotencyKey })).body

const POLL_MS = 1500

/** The latest runs; asked again while one is under way. */
export const billingRunsQuery = () =>
  queryOptions({
    queryKey: ['staff', 'billing', 'runs'],
    queryFn: async ({ signal }) =>
      (await api.call(contract.listBillingRuns, { query: { limit: 5 } }, { signal })).body,
    refetchInterval: ({ state }) =>
      state.data?.items.some((run) => run.state === 'running') ? POLL_MS : false,
  })
