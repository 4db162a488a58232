import { localDateAt } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import {
  type ChargeRequest,
  type ChargeState,
  GatewayUnavailableError,
  type PaymentGateway,
} from '../../platform/ports/payment-gateway.ts'
import {
  findCustomer,
  findPayment,
  moveOpenPayment,
  OPEN_STATES,
  type PaymentRow,
} from './data/payment-data.ts'
import { isCalledOff } from './purposes.ts'
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

/** Makes the first debit of a payment, unless it is called off; how the payment ends when there is none. */
async function makeCharge(
  ctx: Ctx,
  gateway: PaymentGateway,
  request: ChargeRequest,
): Promise<ChargeState | 'cancelled' | 'failed'> {
  // A debit may have been made without our hearing of it: what was debited is never written off.
  if (await isCalledOff(ctx, request.paymentId)) return (await gateway.findCharge(request)) ?? 'cancelled'
  try {
    return await gateway.charge(request)
  } catch (error) {
    if (!(error instanceof GatewayUnavailableError && error.refused)) throw error
    ctx.log.warn({ err: error, paymentId: request.paymentId }, 'a debit was not taken')
    return (await gateway.findCharge(request)) ?? 'failed'
  }
}

/**
 * Debits what a payer left with the payment service, or asks where that stands: one payment is debited once, whoever asks how
 * often. One that is called off before it is made is cancelled, one that the payment service does not take has failed.
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
      ? await makeCharge(ctx, gateway, {
          ...{ paymentId, customerId, methodId, amountCents },
          method: payment.method === 'sepa-debit' ? 'sepa-debit' : 'card',
          label: `${payment.labelFr} (${payment.reference})`,
        })
      : await gateway.getCharge(paymentIntentId)
  if (typeof charge === 'string') await endPayment(ctx, paymentId, charge)
  else await applyCharge(ctx, payment, charge)
}

/** Asks where a debit stands that the payment service told of; money of a payment that has ended is reported. */
export async function syncCharge(ctx: Ctx, paymentIntentId: string): Promise<void> {
  const charge = await ctx.deps.payments?.getCharge(paymentIntentId)
  const payment = charge?.paymentId ? await findPayment(ctx, charge.paymentId) : null
  if (charge && payment?.unattended && (isOpen(payment) || charge.status === 'paid'))
    await applyCharge(ctx, payment, charge)
}
