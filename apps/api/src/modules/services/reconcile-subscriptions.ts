import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { changeOrder, type DueOrder, listDueOrders, listOverdueEnds } from './data/order-data.ts'
import { syncSubscription } from './sync-subscription.ts'

const YOUNG_MS = 5_000
const BATCH = 100

async function lookAfter(ctx: Ctx, due: DueOrder): Promise<void> {
  if (due.subscriptionId === null) return
  if (due.endAskedAt !== null)
    await ctx.deps.payments?.endSubscription(due.subscriptionId, 'with-period', due.endReason ?? '')
  await syncSubscription(ctx, due.subscriptionId)
}

/** Ends what no payment service keeps (taken over from an earlier system) once its last day is over. */
async function endOverdue(ctx: Ctx): Promise<void> {
  for (const order of await listOverdueEnds(ctx, BATCH)) {
    await withTx(ctx, async (tx) => {
      if (!(await changeOrder(tx, order, { state: 'ended' }))) return
      await audit(tx, {
        action: 'service.ended',
        subjectKind: 'service-order',
        subjectId: order.id,
        before: { state: order.state },
        after: { state: 'ended' },
      })
    })
  }
}

/**
 * Looks after subscriptions whose period is over, that are past due, or whose end was asked for while the payment service
 * was silent: the webhook may have been lost. @returns how many were looked at.
 */
export async function reconcileSubscriptions(ctx: Ctx): Promise<number> {
  await endOverdue(ctx)
  const before = new Date(ctx.clock.now().getTime() - YOUNG_MS)
  let looked = 0
  let after: string | null = null
  for (;;) {
    const due: DueOrder[] = await listDueOrders(ctx, { before, after, limit: BATCH })
    for (const order of due) {
      looked += 1
      try {
        await lookAfter(ctx, order)
      } catch (error) {
        ctx.log.warn({ err: error, orderId: order.id }, 'a subscription was not looked after')
        if (error instanceof GatewayUnavailableError && !error.refused) return looked
      }
    }
    after = due.at(-1)?.id ?? null
    if (due.length < BATCH) return looked
  }
}
