import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { askGateway } from '../billing/index.ts'
import { findOwnOrder } from './data/order-data.ts'
import { syncSubscription } from './sync-subscription.ts'

/**
 * Where the period of a subscription of mine is paid that the bank refused: a page of the payment service, with whatever means of
 * payment. The order follows once the payment service tells of it.
 * @throws problems `resource.not-found`, `service-order.wrong-state`, `payment.provider-unavailable`.
 */
export async function openUnpaidPeriod(ctx: Ctx, id: string): Promise<{ url: string }> {
  const order = await findOwnOrder(ctx, actingPersonId(ctx), id)
  if (!order) throw problem('resource.not-found')
  const { subscriptionId, state } = order
  // Who withdrew is not to pay any more.
  if (state !== 'past-due' || subscriptionId === null || order.withdrawalState === 'asked')
    throw problem('service-order.wrong-state')
  const gateway = ctx.deps.payments
  if (!gateway) throw problem('payment.provider-unavailable')
  const url = await askGateway(() => gateway.openUnpaid(subscriptionId))
  if (url === null) {
    // It was paid meanwhile, or has ended.
    await askGateway(() => syncSubscription(ctx, subscriptionId))
    throw problem('service-order.wrong-state')
  }
  await withTx(ctx, (tx) =>
    audit(tx, { action: 'service.payment-opened', subjectKind: 'service-order', subjectId: id }),
  )
  return { url }
}
