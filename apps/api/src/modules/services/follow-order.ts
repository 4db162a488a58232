import type { Out } from '@guichet/contract/route'
import type { endServiceOrder as route } from '@guichet/contract/services.contract'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { askGateway, findPayment, syncCheckout } from '../billing/index.ts'
import { findOwnOrder, type OrderRow } from './data/order-data.ts'
import { endOrder } from './end-order.ts'
import { giveUpOrder } from './give-up-order.ts'
import { openOrderCheckout } from './order-service.ts'
import { type OrderView, toOrderView } from './order-view.ts'
import { syncSubscription } from './sync-subscription.ts'

async function ownOrder(ctx: Ctx, id: string): Promise<OrderRow> {
  const row = await findOwnOrder(ctx, actingPersonId(ctx), id)
  if (!row) throw problem('resource.not-found')
  return row
}

/** One of my orders. @throws a problem `resource.not-found`. */
export const getOrder = async (ctx: Ctx, id: string): Promise<OrderView> =>
  toOrderView(ctx, await ownOrder(ctx, id))

/**
 * Asks the payment service now where payment or subscription stand; opens the payment page when it could not be opened
 * before.
 * @throws problems `resource.not-found`, `payment.provider-unavailable`.
 */
export async function checkOrder(ctx: Ctx, id: string): Promise<OrderView> {
  const row = await ownOrder(ctx, id)
  const { subscriptionId } = row
  if (subscriptionId !== null) await askGateway(() => syncSubscription(ctx, subscriptionId))
  else if (row.state === 'pending' || row.state === 'processing') {
    const payment = row.paymentId === null ? null : await findPayment(ctx, row.paymentId)
    if (payment && (payment.method === 'card' || payment.method === 'sepa-debit')) {
      const { checkoutId } = payment
      if (checkoutId === null) await openOrderCheckout(ctx, row, payment.id)
      else await askGateway(() => syncCheckout(ctx, checkoutId))
    }
  }
  return getOrder(ctx, id)
}

/** Gives up an order of mine that is not paid. @throws problems as `giveUpOrder`, and `resource.not-found`. */
export async function giveUpOwnOrder(ctx: Ctx, id: string): Promise<OrderView> {
  await giveUpOrder(ctx, await ownOrder(ctx, id))
  return getOrder(ctx, id)
}

/** Has a subscription of mine end with its period. @throws problems as `endOrder`, and `resource.not-found`. */
export async function endOwnOrder(
  ctx: Ctx,
  id: string,
  { reason, comment }: Out<(typeof route)['body']>,
): Promise<OrderView> {
  await endOrder(ctx, await ownOrder(ctx, id), reason, comment || null)
  return getOrder(ctx, id)
}
