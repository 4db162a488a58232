import { updateAccountInvoicing } from '@guichet/contract/options.contract'
import { mutationOptions } from '@tanstack/react-query'
import { addressBody } from '../../../shared/accounts/address-values.ts'
import { api } from '../../../shared/api/client.ts'
import type { InvoicingValues } from '../invoicing-values.ts'
import type { InvoicingFile } from './get-invoicing.ts'

interface InvoicingEdit {
  readonly id: string
  readonly base: InvoicingFile
  readonly values: InvoicingValues
}

export const updateInvoicingMutation = () =>
  mutationOptions({
    mutationKey: ['accounts', 'update-invoicing'],
    mutationFn: async ({ id, base, values }: InvoicingEdit): Promise<InvoicingFile> => {
      const body = {
        useResponsibleAddress: values.useResponsibleAddress,
        address: addressBody(values.address),
      }
      const answer = await api.call(
        updateAccountInvoicing,
        { params: { id }, body },
        base.etag === null ? {} : { ifMatch: base.etag },
      )
      return { invoicing: answer.body, etag: answer.etag }
    },
  })
