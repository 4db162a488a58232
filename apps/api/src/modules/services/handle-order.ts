import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { refundPayment } from '../billing/index.ts'
import { findOrder, lockOrder, readOrderPayments } from './data/order-data.ts'
import { endOrder } from './end-order.ts'
import { giveUpOrder } from './give-up-order.ts'
import { moveOrder } from './settle-order.ts'
import { getStaffOrder, type StaffOrderView } from './staff-orders.ts'
import { tellOrder } from './tell-order.ts'

/**
 * Says that what was paid has been done; whoever ordered is told.
 * @throws problems `resource.not-found`, `service-order.wrong-state`.
 */
export async function fulfilOrder(ctx: Ctx, id: string, note: string | null): Promise<StaffOrderView> {
  return withTx(ctx, async (tx) => {
    const order = await lockOrder(tx, id)
    if (!order) throw problem('resource.not-found')
    // Who withdrew is owed money, and nothing any more.
    if (order.withdrawalState !== null && order.withdrawalState !== 'declined')
      throw problem('service-order.wrong-state')
    const change = { fulfilledAt: tx.clock.now(), fulfilmentNote: note }
    if (!(await moveOrder(tx, order, 'fulfilled', 'service.fulfilled', change, note)))
      throw problem('service-order.wrong-state')
    await tellOrder(tx, order, 'service-fulfilled', '', note ?? '')
    return getStaffOrder(tx, id)
  })
}

/**
 * Cancels an order that is not paid, or has a subscription end with its period; whoever ordered is told why.
 * @throws problems `resource.not-found`, `service-order.wrong-state`, `payment.provider-unavailable`.
 */
export async function cancelOrder(ctx: Ctx, id: string, reason: string): Promise<StaffOrderView> {
  const order = await findOrder(ctx, id)
  if (!order) throw problem('resource.not-found')
  if (order.state !== 'pending') {
    await endOrder(ctx, order, 'organisation', reason)
    return getStaffOrder(ctx, id)
  }
  await giveUpOrder(ctx, order)
  await withTx(ctx, async (tx) => {
    await audit(tx, {
      action: 'service.cancelled-by-staff',
      subjectKind: 'service-order',
      subjectId: id,
      after: { reason },
    })
    await tellOrder(tx, order, 'service-cancelled', '', reason)
  })
  return getStaffOrder(ctx, id)
}

/**
 * Gives a payment of an order back; what it paid is undone.
 * @throws problems `resource.not-found`, `payment.not-refundable`, `payment.refund-refused`.
 */
export async function refundOrder(
  ctx: Ctx,
  id: string,
  { paymentId, reason }: { readonly paymentId: string; readonly reason: string },
): Promise<StaffOrderView> {
  const order = await findOrder(ctx, id)
  const isOfOrder = order && (await readOrderPayments(ctx, order)).some((payment) => payment.id === paymentId)
  if (!isOfOrder) throw problem('resource.not-found')
  await refundPayment(ctx, { paymentId, reason, undoes: true })
  return getStaffOrder(ctx, id)
}
