import { parseLocalDate } from '@guichet/domain/local-date'
import { isPaidBack } from '@guichet/domain/service-withdrawal'
import { nextOrderState, type ServiceOrderEvent, servicePeriod } from '@guichet/domain/services'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { findPayment, type PaidMail, type PaidPayment, readRefunds } from '../billing/index.ts'
import {
  changeOrder,
  findLatestPeriod,
  findOrder,
  findOrderByPayment,
  findPeriodByPayment,
  insertPeriod,
  type OrderChange,
  type OrderRow,
  settleWithdrawal,
} from './data/order-data.ts'
import { mailWithdrawal } from './tell-withdrawal.ts'

/** Moves an order on; false when the event means nothing to it (any more). */
export async function moveOrder(
  ctx: Ctx,
  order: OrderRow,
  event: ServiceOrderEvent,
  action: string,
  change: OrderChange = {},
  reason: string | null = null,
): Promise<boolean> {
  const state = nextOrderState(order, event)
  if (!state || !(await changeOrder(ctx, order, { ...change, state }))) return false
  await audit(ctx, {
    action,
    subjectKind: 'service-order',
    subjectId: order.id,
    before: { state: order.state },
    after: { state, ...(reason === null ? {} : { reason }) },
  })
  return true
}

const pageOf = (ctx: Ctx, orderId: string) => `${ctx.deps.config.publicUrl}/prestations/commandes/${orderId}`

/** The order is paid: it waits for staff, or its first period begins. In the payment’s transaction. */
export async function completeOrder(ctx: Ctx, paid: PaidPayment): Promise<PaidMail | null> {
  const order = await findOrderByPayment(ctx, paid.paymentId)
  if (!order) throw new TypeError(`payment ${paid.paymentId} pays no order`)
  const { subscriptionId } = paid
  const period = order.interval && servicePeriod(parseLocalDate(paid.paidOn), order.interval)
  // Withdrawn from while its first debit was on the way: it is not charged again, the payment service is told by the reconciler.
  const isGivenUp = period !== null && order.withdrawalState === 'asked'
  const change = period
    ? {
        ...{ subscriptionId, paidUntil: period.endsOn },
        ...(isGivenUp && { endAskedAt: ctx.clock.now(), endReason: 'withdrawal' }),
      }
    : {}
  if (!(await moveOrder(ctx, order, 'paid', 'service.paid', change)))
    throw new TypeError(`order ${order.id} was not open`)
  if (period)
    await insertPeriod(ctx, {
      ...{ id: ctx.ids.uuid(), orderId: order.id, paymentId: paid.paymentId, ...period },
      createdAt: ctx.clock.now(),
    })
  // Its exact days are the payment service’s to say.
  if (subscriptionId !== null) await emit(ctx, 'subscription.changed', { subscriptionId })
  return {
    template: 'service-ordered',
    data: {
      url: pageOf(ctx, order.id),
      interval: order.interval ?? 'once',
      paidUntil: period?.endsOn ?? '',
    },
  }
}

/** A later period is paid. In the payment’s transaction. */
export async function completePeriod(ctx: Ctx, paid: PaidPayment): Promise<PaidMail | null> {
  const period = await findPeriodByPayment(ctx, paid.paymentId)
  if (!period) throw new TypeError(`payment ${paid.paymentId} pays no period`)
  const { startsOn, endsOn, orderId } = period
  await audit(ctx, {
    action: 'service.renewed',
    subjectKind: 'service-order',
    subjectId: orderId,
    after: { startsOn, endsOn },
  })
  return { template: 'service-renewed', data: { url: pageOf(ctx, orderId), startsOn, endsOn } }
}

/** The payment is on its way (direct debit). */
export async function markOrderProcessing(ctx: Ctx, paymentId: string): Promise<void> {
  const order = await findOrderByPayment(ctx, paymentId)
  if (order) await moveOrder(ctx, order, 'payment-processing', 'service.payment-processing')
}

/** The payment ended without money. */
export async function endUnpaidOrder(
  ctx: Ctx,
  paymentId: string,
  state: 'failed' | 'expired' | 'cancelled',
): Promise<void> {
  const order = await findOrderByPayment(ctx, paymentId)
  if (order) await moveOrder(ctx, order, 'given-up', `service.${state}`)
}

/**
 * All that a withdrawal asks for has gone back by another way than its settlement: it is settled, and no queue of anybody’s. Of
 * money that nobody had paid, or that the bank took back, its own message tells.
 */
async function settleByRefund(
  ctx: Ctx,
  order: OrderRow,
  paymentId: string,
  row: Awaited<ReturnType<typeof findPeriodByPayment>>,
): Promise<void> {
  if (order.withdrawalState !== 'asked' || order.paymentId !== paymentId) return
  const payment = await findPayment(ctx, paymentId)
  if (!payment) return
  const { amountCents, refundedCents } = payment
  const period = row ? { startsOn: parseLocalDate(row.startsOn), endsOn: parseLocalDate(row.endsOn) } : null
  const supplied = { paidCents: amountCents, beginsAtOnce: order.beginsAtOnce, period }
  const toldOn = parseLocalDate(order.withdrawalToldOn ?? order.orderedOn)
  if (!isPaidBack(supplied, refundedCents, toldOn)) return
  const keptCents = amountCents - refundedCents
  if (!(await settleWithdrawal(ctx, order.id, 'asked', { state: 'accepted', answer: null, keptCents })))
    return
  await audit(ctx, {
    ...{ action: 'service.withdrawal-accepted', subjectKind: 'service-order', subjectId: order.id },
    after: { keptCents, backCents: refundedCents },
  })
  const went = (await readRefunds(ctx, paymentId)).filter(({ state }) => state === 'done')
  if (went.every(({ kind }) => kind === 'refund')) await mailWithdrawal(ctx, order, 'accepted', refundedCents)
}

/**
 * A payment of an order went back. An order paid once is undone; a subscription ends when it was the period that runs,
 * and goes on when it was an earlier one.
 */
export async function undoOrder(ctx: Ctx, paymentId: string): Promise<null> {
  const period = await findPeriodByPayment(ctx, paymentId)
  const order = period ? await findOrder(ctx, period.orderId) : await findOrderByPayment(ctx, paymentId)
  if (!order) return null
  await settleByRefund(ctx, order, paymentId, period)
  if (period && (await findLatestPeriod(ctx, order.id))?.paymentId !== paymentId) return null
  const today = ctx.clock.today()
  const change = order.recurring ? { paidUntil: today } : {}
  if (!(await moveOrder(ctx, order, 'refunded', 'service.refunded', change))) return null
  const { subscriptionId } = order
  if (subscriptionId !== null) await emit(ctx, 'subscription.undone', { subscriptionId })
  return null
}
