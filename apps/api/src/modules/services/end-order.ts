import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { askGateway } from '../billing/index.ts'
import { changeOrder, lockOrder, type OrderRow } from './data/order-data.ts'
import { syncSubscription } from './sync-subscription.ts'
import { tellOrder } from './tell-order.ts'

/**
 * Has a subscription end with the period that is paid. What was asked for is kept before the payment service is told, so
 * that it is told later when it does not answer now.
 * @throws problems `service-order.wrong-state`, `payment.provider-unavailable`.
 */
export async function endOrder(
  ctx: Ctx,
  { id, subscriptionId }: Pick<OrderRow, 'id' | 'subscriptionId'>,
  reason: string,
  comment: string | null,
): Promise<void> {
  await withTx(ctx, async (tx) => {
    const order = await lockOrder(tx, id)
    const runs = order?.state === 'active' || order?.state === 'past-due'
    if (!order || !runs) throw problem('service-order.wrong-state')
    const asked = { endAskedAt: tx.clock.now(), endReason: reason, endComment: comment }
    // Taken over from an earlier system: there is nobody to tell.
    const change = subscriptionId === null ? ({ ...asked, state: 'ending' } as const) : asked
    if (!(await changeOrder(tx, order, change))) throw problem('service-order.wrong-state')
    await audit(tx, {
      action: 'service.end-asked',
      subjectKind: 'service-order',
      subjectId: id,
      before: { state: order.state },
      after: { reason: comment ?? reason },
    })
    if (subscriptionId === null) await tellOrder(tx, order, 'service-ending', order.paidUntil ?? '')
  })
  const gateway = ctx.deps.payments
  if (subscriptionId === null || !gateway) return
  await askGateway(async () => {
    await gateway.endSubscription(subscriptionId, 'with-period', comment ?? reason)
    await syncSubscription(ctx, subscriptionId)
  })
}
