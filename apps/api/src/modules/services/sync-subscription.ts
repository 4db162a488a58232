import { addDays, formatLocalDate, type LocalDate, localDateAt } from '@guichet/domain/local-date'
import { subscriptionOrderState } from '@guichet/domain/services'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { PaidInvoice, SubscriptionState } from '../../platform/ports/payment-gateway.ts'
import { findPayment, openPayment, settlePayment, syncCheckout, syncRefund } from '../billing/index.ts'
import {
  changeOrder,
  changePeriod,
  findOrderByPayment,
  findOrderBySubscription,
  insertPeriod,
  lockOrder,
  type OrderRow,
} from './data/order-data.ts'
import { tellOrder } from './tell-order.ts'

export const PERIOD_PURPOSE = 'service-period'

const daysOf = ({ startsAt, endsAt }: PaidInvoice): { startsOn: LocalDate; endsOn: LocalDate } => {
  const startsOn = localDateAt(startsAt)
  // The day on which it is renewed belongs to the next one.
  const dayAfter = localDateAt(endsAt)
  return { startsOn, endsOn: dayAfter > startsOn ? addDays(dayAfter, -1) : startsOn }
}

/** The order that a subscription belongs to; its checkout is asked about first when we do not know that it was paid. */
async function orderOf(ctx: Ctx, state: SubscriptionState): Promise<OrderRow | null> {
  const known = await findOrderBySubscription(ctx, state.id)
  if (known || state.paymentId === null) return known
  const payment = await findPayment(ctx, state.paymentId)
  if (!payment?.checkoutId) return null
  await syncCheckout(ctx, payment.checkoutId)
  const order = await findOrderByPayment(ctx, payment.id)
  return order?.subscriptionId === state.id ? order : null
}

/** Takes note that a later period was paid, once. @returns false when it was known. */
const recordPeriod = (ctx: Ctx, order: OrderRow, invoice: PaidInvoice): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const [periodId, paymentId] = [tx.ids.uuid(), tx.ids.uuid()]
    const { startsOn, endsOn } = daysOf(invoice)
    const row = { id: periodId, orderId: order.id, startsOn, endsOn, paymentId, invoiceId: invoice.id }
    if (!(await insertPeriod(tx, { ...row, createdAt: tx.clock.now() }))) return false
    const first = order.paymentId === null ? null : await findPayment(tx, order.paymentId)
    await openPayment(tx, {
      id: paymentId,
      personId: order.personId,
      purpose: PERIOD_PURPOSE,
      purposeId: periodId,
      labelFr: `${order.labelFr} (${formatLocalDate(startsOn, 'fr')} – ${formatLocalDate(endsOn, 'fr')})`,
      labelEn: `${order.labelEn} (${formatLocalDate(startsOn, 'en')} – ${formatLocalDate(endsOn, 'en')})`,
      amountCents: invoice.amountCents,
      vatRateBps: order.vatRateBps,
      method: first?.method === 'sepa-debit' ? 'sepa-debit' : 'card',
    })
    await settlePayment(tx, {
      paymentId,
      paidAt: invoice.paidAt,
      paidOn: localDateAt(invoice.paidAt),
      paymentIntentId: invoice.paymentIntentId,
    })
    return true
  })

/** Brings the order in step with its subscription; who is concerned is told of what changed. */
const applyState = (ctx: Ctx, orderId: string, said: SubscriptionState): Promise<void> =>
  withTx(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (!order) return
    const { renewsAt, paidInvoices } = said
    const latest = paidInvoices.at(-1)
    const state = subscriptionOrderState(order.state, said)
    const runs = order.state !== 'ended'
    const paidUntil = latest && runs ? daysOf(latest).endsOn : order.paidUntil
    if (!(await changeOrder(tx, order, { renewsAt, paidUntil, ...(state ? { state } : {}) })) || !state)
      return
    await audit(tx, {
      action: `service.${state}`,
      subjectKind: 'service-order',
      subjectId: order.id,
      before: { state: order.state },
      after: { state, paidUntil },
    })
    if (state === 'ending') await tellOrder(tx, { ...order, paidUntil }, 'service-ending', paidUntil ?? '')
    if (state === 'past-due') await tellOrder(tx, order, 'service-payment-failed', renewsAt.toISOString())
  })

/**
 * Asks the payment service where a subscription stands: periods that were paid, whether it goes on. Safe to repeat, in
 * any order.
 */
export async function syncSubscription(ctx: Ctx, subscriptionId: string): Promise<void> {
  const gateway = ctx.deps.payments
  if (!gateway) return
  const said = await gateway.getSubscription(subscriptionId)
  const order = await orderOf(ctx, said)
  if (!order) return
  for (const invoice of said.paidInvoices) {
    if (invoice.isFirst) {
      if (order.paymentId !== null)
        await changePeriod(ctx, order.paymentId, { ...daysOf(invoice), invoiceId: invoice.id })
    } else if ((await recordPeriod(ctx, order, invoice)) && invoice.paymentIntentId !== null) {
      // It may have gone back before we heard that it came.
      await syncRefund(ctx, invoice.paymentIntentId)
    }
  }
  await applyState(ctx, order.id, said)
}

/** Ends at once the subscription of an order whose running period went back. */
export async function undoSubscription(ctx: Ctx, subscriptionId: string): Promise<void> {
  const order = await findOrderBySubscription(ctx, subscriptionId)
  if (order?.state === 'ended') await ctx.deps.payments?.endSubscription(subscriptionId, 'now')
}
