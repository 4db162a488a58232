import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPayment, lockPayment } from './data/payment-data.ts'
import {
  findRefund,
  insertRefund,
  listOpenRefunds,
  moveOpenRefund,
  type RefundRow,
} from './data/refund-data.ts'
import { takeRefund } from './take-refund.ts'

const YOUNG_MS = 5_000
const BATCH = 100

/** Has the payment service give the money back; what is paid by transfer or cheque goes back by hand. */
async function carryOut(ctx: Ctx, refund: RefundRow): Promise<'done' | 'refused'> {
  const payment = await findPayment(ctx, refund.paymentId)
  const { payments: gateway } = ctx.deps
  if (payment?.paymentIntentId && payment.state === 'paid') {
    if (!gateway) throw problem('payment.provider-unavailable')
    const { id: paymentId, paymentIntentId } = payment
    try {
      await gateway.refund({ refundId: refund.id, paymentIntentId, paymentId })
    } catch (error) {
      if (!(error instanceof GatewayUnavailableError) || !error.refused) throw error
      ctx.log.error({ err: error, paymentId }, 'the payment service refuses a refund')
      await withTx(ctx, async (tx) => {
        if (!(await moveOpenRefund(tx, refund.id, 'failed'))) return
        const subject = { subjectKind: 'payment', subjectId: paymentId }
        await audit(tx, { action: 'payment.refund-refused', ...subject, after: { refundId: refund.id } })
      })
      return 'refused'
    }
  }
  await takeRefund(ctx, refund.paymentId)
  return 'done'
}

/**
 * Gives the whole of a payment back: once, whatever is clicked how often. When the payment service does not answer, the
 * refund stays under way and is carried out as soon as it does.
 * @throws problems `resource.not-found`, `payment.not-refundable`, `payment.refund-refused`.
 */
export async function refundPayment(ctx: Ctx, paymentId: string, reason: string): Promise<void> {
  const askedBy = actingPersonId(ctx)
  const refund = await withTx(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (!payment) throw problem('resource.not-found')
    if (payment.state !== 'paid' || payment.amountCents === 0) throw problem('payment.not-refundable')
    const { amountCents } = payment
    const now = tx.clock.now()
    const row = { id: tx.ids.uuid(), paymentId, amountCents, reason, state: 'pending', askedBy }
    if (await insertRefund(tx, { ...row, createdAt: now, updatedAt: now })) {
      await audit(tx, {
        action: 'payment.refund-asked',
        subjectKind: 'payment',
        subjectId: paymentId,
        after: { refundId: row.id, amountCents, reason },
      })
    }
    return findRefund(tx, paymentId)
  })
  if (!refund) throw problem('payment.not-refundable')
  try {
    if ((await carryOut(ctx, refund)) === 'refused') throw problem('payment.refund-refused')
  } catch (error) {
    if (!(error instanceof GatewayUnavailableError)) throw error
    ctx.log.warn({ err: error, paymentId }, 'a refund waits for the payment service')
  }
}

/** Looks after refunds left under way. @returns how many were looked at. */
export async function reconcileRefunds(ctx: Ctx): Promise<number> {
  const open = await listOpenRefunds(ctx, new Date(ctx.clock.now().getTime() - YOUNG_MS), BATCH)
  for (const refund of open) {
    try {
      await carryOut(ctx, refund)
    } catch (error) {
      ctx.log.warn({ err: error, refundId: refund.id }, 'a refund was not looked after')
      if (error instanceof GatewayUnavailableError) break
    }
  }
  return open.length
}
