import { localDateAt } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import type { ChargeState } from '../../platform/ports/payment-gateway.ts'
import {
  findCustomer,
  findPayment,
  moveOpenPayment,
  OPEN_STATES,
  type PaymentRow,
} from './data/payment-data.ts'
import { settlePayment } from './settle-payment.ts'
import { endPayment, markProcessing } from './sync-checkout.ts'
import { syncRefund } from './sync-refund.ts'

const isOpen = ({ state }: PaymentRow) => (OPEN_STATES as readonly string[]).includes(state)

/** Brings our record of a debit in step with what the payment service says. Safe to repeat, in any order. */
async function applyCharge(ctx: Ctx, payment: PaymentRow, charge: ChargeState): Promise<void> {
  const { id: paymentId } = payment
  const { paymentIntentId } = charge
  if (charge.paymentId !== paymentId || charge.amountCents !== payment.amountCents) {
    ctx.log.error({ paymentId, paymentIntentId }, 'a debit does not fit the payment it names')
    return
  }
  if (charge.status === 'failed') await endPayment(ctx, paymentId, 'failed')
  else if (charge.status === 'processing') {
    if (payment.paymentIntentId === null) await moveOpenPayment(ctx, paymentId, { paymentIntentId })
    await markProcessing(ctx, payment)
  } else {
    const paidAt = charge.paidAt ?? ctx.clock.now()
    await settlePayment(ctx, { paymentId, paidAt, paidOn: localDateAt(paidAt), paymentIntentId })
    // It may have gone back before we heard that it came.
    await syncRefund(ctx, paymentIntentId)
  }
}

/**
 * Debits what a payer left with the payment service, or asks where that stands: one payment is debited once, whoever asks how
 * often.
 */
export async function chargePayment(ctx: Ctx, paymentId: string): Promise<void> {
  const gateway = ctx.deps.payments
  const payment = await findPayment(ctx, paymentId)
  if (!gateway || !payment?.unattended || payment.methodId === null || !isOpen(payment)) return
  const { methodId, amountCents, paymentIntentId } = payment
  const customerId = await findCustomer(ctx, payment.personId)
  if (customerId === null) return
  const charge =
    paymentIntentId === null
      ? await gateway.charge({
          ...{ paymentId, customerId, methodId, amountCents },
          method: payment.method === 'sepa-debit' ? 'sepa-debit' : 'card',
          label: `${payment.labelFr} (${payment.reference})`,
        })
      : await gateway.getCharge(paymentIntentId)
  await applyCharge(ctx, payment, charge)
}

/** Asks where a debit stands that the payment service told of. */
export async function syncCharge(ctx: Ctx, paymentIntentId: string): Promise<void> {
  const charge = await ctx.deps.payments?.getCharge(paymentIntentId)
  const payment = charge?.paymentId ? await findPayment(ctx, charge.paymentId) : null
  if (charge && payment?.unattended && isOpen(payment)) await applyCharge(ctx, payment, charge)
}
