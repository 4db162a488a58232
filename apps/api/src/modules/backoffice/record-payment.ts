import { addDays, type LocalDate, localDateAt, startOfDay } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { settlePayment } from '../billing/index.ts'
import { findStaffPayment } from './data/payment-list-data.ts'
import { toStaffPayment } from './staff-payments.ts'

/** A transfer may have arrived a few days before it was announced here. */
const EARLIEST_DAYS_BEFORE = 60

export interface RecordPaymentInput {
  readonly paymentId: string
  readonly paidOn: LocalDate
  readonly note: string | null
}

/**
 * Records that a transfer or a cheque has arrived; what it pays follows at once.
 * @throws problems `resource.not-found`, `payment.not-recordable`, `request.invalid`.
 */
export async function recordPayment(ctx: Ctx, { paymentId, paidOn, note }: RecordPaymentInput) {
  const payment = await findStaffPayment(ctx, paymentId)
  if (!payment) throw problem('resource.not-found')
  const isManual = payment.method === 'transfer' || payment.method === 'cheque'
  if (!isManual || payment.state !== 'pending') throw problem('payment.not-recordable')
  if (paidOn > ctx.clock.today()) throw fieldProblem('/paidOn', 'date.future')
  if (paidOn < addDays(localDateAt(payment.createdAt), -EARLIEST_DAYS_BEFORE))
    throw fieldProblem('/paidOn', 'date.too-old')
  const isSettled = await settlePayment(ctx, {
    paymentId,
    paidOn,
    paidAt: startOfDay(paidOn),
    note: note || null,
  })
  if (!isSettled) throw problem('payment.not-recordable')
  const after = await findStaffPayment(ctx, paymentId)
  if (!after) throw problem('resource.not-found')
  return toStaffPayment(after, ctx.locale)
}
