import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { applyCheckout, askGateway, endPayment, findPayment, syncCheckout } from '../billing/index.ts'
import type { JoiningRow } from './data/joining-data.ts'
import { reachJoining, reachProven } from './joining-access.ts'
import { type JoiningView, toJoiningView } from './joining-view.ts'
import { isOnline, openJoiningCheckout } from './pay-joining.ts'

/** @throws a problem `resource.not-found`. */
export const getJoining = async (ctx: Ctx, token: string): Promise<JoiningView> =>
  toJoiningView(ctx, await reachJoining(ctx, token))

const paymentOf = async (ctx: Ctx, { paymentId }: JoiningRow) =>
  paymentId === null ? null : findPayment(ctx, paymentId)

/**
 * Asks the payment service now where the payment stands; opens the payment page when it could not be opened before.
 * @throws problems `resource.not-found`, `payment.provider-unavailable`.
 */
export async function checkJoining(ctx: Ctx, token: string): Promise<JoiningView> {
  const joining = await reachProven(ctx, token)
  const payment = await paymentOf(ctx, joining)
  const isOpen = payment?.state === 'pending' || payment?.state === 'processing'
  if (payment && isOpen && isOnline(payment.method)) {
    const { checkoutId } = payment
    if (checkoutId === null) await openJoiningCheckout(ctx, payment.id)
    else await askGateway(() => syncCheckout(ctx, checkoutId))
  }
  return getJoining(ctx, token)
}

/**
 * Gives up a payment that is not made, to pay in another way or not at all. The payment page is closed first; when it was paid
 * a moment before, the joining is completed instead.
 * @throws problems `resource.not-found`, `joining.closed`, `payment.provider-unavailable`.
 */
export async function cancelJoiningPayment(ctx: Ctx, token: string): Promise<JoiningView> {
  const joining = await reachProven(ctx, token)
  const payment = await paymentOf(ctx, joining)
  if (joining.state !== 'awaiting-payment' || payment?.state !== 'pending') throw problem('joining.closed')
  const gateway = ctx.deps.payments
  if (isOnline(payment.method) && gateway) {
    // A checkout may have been opened without our knowing its name; asking again gives it, or opens one to close.
    const id = payment.checkoutId ?? (await openJoiningCheckout(ctx, payment.id)).id
    const state = await askGateway(() => gateway.expireCheckout(id))
    if (state.status !== 'expired') {
      await applyCheckout(ctx, payment.id, state)
      throw problem('joining.closed')
    }
  }
  if (!(await endPayment(ctx, payment.id, 'cancelled'))) throw problem('joining.closed')
  return getJoining(ctx, token)
}
