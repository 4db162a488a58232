import { getAccountInvoicing } from '@guichet/contract/options.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Invoicing = BodyOf<typeof getAccountInvoicing>
export interface InvoicingFile {
  readonly invoicing: Invoicing
  readonly etag: string | null
}

/** "Facturation" of a primary account with the ETag that a change of it must name. */
export const invoicingQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'invoicing', id],
    queryFn: async ({ signal }): Promise<InvoicingFile> => {
      const { body, etag } = await api.call(getAccountInvoicing, { params: { id } }, { signal })
      return { invoicing: body, etag }
    },
  })
