import { localDateAt } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { CheckoutState } from '../../platform/ports/payment-gateway.ts'
import {
  findPayment,
  findPaymentByCheckout,
  moveOpenPayment,
  type PaymentRow,
  saveCheckout,
} from './data/payment-data.ts'
import { getPurpose, tellFollowers } from './purposes.ts'
import { settlePayment } from './settle-payment.ts'
import { syncRefund } from './sync-refund.ts'

/** Ends an open payment without money. @returns false when it was not open any more. */
export const endPayment = (
  ctx: Ctx,
  paymentId: string,
  state: 'failed' | 'expired' | 'cancelled',
): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const payment = await findPayment(tx, paymentId)
    if (!payment || !(await moveOpenPayment(tx, paymentId, { state }))) return false
    await audit(tx, {
      action: `payment.${state}`,
      subjectKind: 'payment',
      subjectId: paymentId,
      before: { state: payment.state },
      after: { state },
    })
    await getPurpose(payment.purpose).onEnded(tx, paymentId, state)
    await tellFollowers(tx, 'onEnded', paymentId)
    return true
  })

/** The money is on its way (direct debit). */
export const markProcessing = (ctx: Ctx, payment: PaymentRow): Promise<void> =>
  withTx(ctx, async (tx) => {
    const { id: paymentId, purpose, state } = payment
    if (state !== 'pending' || !(await moveOpenPayment(tx, paymentId, { state: 'processing' }))) return
    await audit(tx, { action: 'payment.processing', subjectKind: 'payment', subjectId: paymentId })
    await getPurpose(purpose).onProcessing(tx, paymentId)
  })

/** Brings our record in step with what the payment service says now. Safe to repeat, in any order. */
export async function applyCheckout(ctx: Ctx, paymentId: string, checkout: CheckoutState): Promise<void> {
  const payment = await findPayment(ctx, paymentId)
  if (!payment) return
  if (checkout.paymentId !== paymentId || checkout.amountCents !== payment.amountCents) {
    ctx.log.error({ paymentId, checkoutId: checkout.id }, 'a checkout does not fit the payment it names')
    return
  }
  if (payment.checkoutId === null) await saveCheckout(ctx, paymentId, checkout.id, checkout.url)
  if (checkout.status === 'paid') {
    const paidAt = checkout.paidAt ?? ctx.clock.now()
    await settlePayment(ctx, {
      paymentId,
      paidAt,
      paidOn: localDateAt(paidAt),
      paymentIntentId: checkout.paymentIntentId,
      subscriptionId: checkout.subscriptionId,
      kept: checkout.kept,
      payerFingerprint: checkout.payerFingerprint ?? null,
    })
    // It may have gone back before we heard that it came.
    if (checkout.isRefunded && checkout.paymentIntentId !== null)
      await syncRefund(ctx, checkout.paymentIntentId)
  } else if (checkout.status === 'processing') {
    await markProcessing(ctx, payment)
  } else if (checkout.status === 'failed' || checkout.status === 'expired') {
    // A subscription whose first payment failed would go on trying.
    if (checkout.subscriptionId !== null)
      await ctx.deps.payments?.endSubscription(checkout.subscriptionId, 'now')
    // A page says nothing of a debit, which may be at the bank.
    if (!payment.unattended) await endPayment(ctx, paymentId, checkout.status)
  }
}

/** Asks the payment service where a checkout stands and applies it. */
export async function syncCheckout(ctx: Ctx, checkoutId: string): Promise<void> {
  const gateway = ctx.deps.payments
  if (!gateway) return
  const checkout = await gateway.getCheckout(checkoutId)
  const payment = await findPaymentByCheckout(ctx, checkoutId)
  const paymentId = payment?.id ?? checkout.paymentId
  if (paymentId !== null && paymentId !== undefined) await applyCheckout(ctx, paymentId, checkout)
}
