import { recordPayment } from '@guichet/contract/backoffice.contract'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export interface PaymentRecord {
  readonly paymentId: string
  /** Day on which the money arrived, `YYYY-MM-DD`. */
  readonly paidOn: string
  readonly note: string
  readonly idempotencyKey: string
}

/** Records that a transfer or a cheque has arrived. */
export const recordPaymentMutation = () =>
  mutationOptions({
    mutationKey: ['staff', 'record-payment'],
    mutationFn: async ({ paymentId, paidOn, note, idempotencyKey }: PaymentRecord) =>
      (
        await api.call(
          recordPayment,
          { params: { id: paymentId }, body: { paidOn, ...(note.trim() !== '' && { note }) } },
          { idempotencyKey },
        )
      ).body,
  })
