import { cancelMembership, getStaffPayment, refundPayment } from '@guichet/contract/refunds.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type PaymentFile = BodyOf<typeof getStaffPayment>

/** Something was paid and has not gone back whole. */
export const isRefundable = (payment: {
  readonly state: string
  readonly amountCents: number
  readonly refundedCents: number
  readonly refundPendingCents: number
}): boolean =>
  payment.state === 'paid' && payment.amountCents > payment.refundedCents + payment.refundPendingCents

/** A membership that can still be cancelled. */
export const isCancellable = ({ state }: { readonly state: string }): boolean =>
  state === 'active' || state === 'upcoming'

export const paymentFileQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'payments', 'file', id],
    queryFn: async ({ signal }) => (await api.call(getStaffPayment, { params: { id } }, { signal })).body,
  })

export interface RefundOrder {
  readonly amountCents: number
  readonly reason: string
  readonly undoes: boolean
}

export const postRefund = async (id: string, body: RefundOrder, idempotencyKey: string) =>
  (await api.call(refundPayment, { params: { id }, body }, { idempotencyKey })).body

export const postCancellation = async (id: string, reason: string, idempotencyKey: string) =>
  (await api.call(cancelMembership, { params: { id }, body: { reason } }, { idempotencyKey })).body
