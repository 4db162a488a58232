import { getInvoice, getInvoicePdf, listInvoices } from '@guichet/contract/invoices.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Invoice = BodyOf<typeof listInvoices>['items'][number]
export type InvoiceDetail = BodyOf<typeof getInvoice>

export const INVOICE_STATES = ['to-pay', 'late', 'paid', 'cancelled', 'issued'] as const

interface InvoiceSearch {
  readonly q: string
  readonly state: (typeof INVOICE_STATES)[number] | undefined
  readonly cursor: string | undefined
}

export const invoicesQuery = ({ q, state, cursor }: InvoiceSearch) =>
  queryOptions({
    queryKey: ['invoices', 'list', q, state, cursor],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state && { state }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listInvoices, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const invoiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['invoices', 'file', id],
    queryFn: async ({ signal }) => (await api.call(getInvoice, { params: { id } }, { signal })).body,
  })

/** An invoice or credit note as PDF. */
export const loadInvoice = async (id: string): Promise<Blob> =>
  (await api.call(getInvoicePdf, { params: { id } })).body
