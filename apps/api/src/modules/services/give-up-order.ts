import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { applyCheckout, askGateway, endPayment, findPayment } from '../billing/index.ts'
import type { OrderRow } from './data/order-data.ts'
import { openOrderCheckout } from './order-service.ts'

/**
 * Gives up an order that is not paid. The payment page is closed first, so that nobody pays what was given up; when it was
 * paid a moment before, the order stands.
 * @throws problems `service-order.wrong-state`, `payment.provider-unavailable`.
 */
export async function giveUpOrder(ctx: Ctx, order: OrderRow): Promise<void> {
  const payment = order.paymentId === null ? null : await findPayment(ctx, order.paymentId)
  if (order.state !== 'pending' || !payment) throw problem('service-order.wrong-state')
  const gateway = ctx.deps.payments
  if ((payment.method === 'card' || payment.method === 'sepa-debit') && gateway) {
    // A checkout may have been opened without our knowing its name; asking again gives it, or opens one to close.
    const id = payment.checkoutId ?? (await openOrderCheckout(ctx, order, payment.id)).id
    const state = await askGateway(() => gateway.expireCheckout(id))
    if (state.status !== 'expired') {
      await applyCheckout(ctx, payment.id, state)
      throw problem('service-order.wrong-state')
    }
  }
  if (!(await endPayment(ctx, payment.id, 'cancelled'))) throw problem('service-order.wrong-state')
}
