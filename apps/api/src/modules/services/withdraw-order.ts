import type { Out } from '@guichet/contract/route'
import type { decideServiceWithdrawal } from '@guichet/contract/staff-services.contract'
import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { keptCents, withdrawalDenial } from '@guichet/domain/service-withdrawal'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, ProblemError, problem } from '../../platform/problem-error.ts'
import { askRefund, carryOutRefund, findPayment, lockPayment } from '../billing/index.ts'
import {
  changeOrder,
  findOrder,
  findOwnOrder,
  findPeriodByPayment,
  lockOrder,
  type OrderRow,
  settleWithdrawal,
} from './data/order-data.ts'
import { endOrder } from './end-order.ts'
import { type OrderView, toOrderView, withdrawable } from './order-view.ts'
import { undoOrder } from './settle-order.ts'
import { getStaffOrder, type StaffOrderView } from './staff-orders.ts'
import { mailDeskOfWithdrawal, mailWithdrawal } from './tell-withdrawal.ts'

interface Told {
  readonly toldOn: LocalDate
  readonly comment: string | null
  readonly byStaff: boolean
}

/** A subscription that was withdrawn from is not charged again, however long the answer takes; what the service did not hear is told later. */
async function stopRenewal(ctx: Ctx, order: OrderRow): Promise<void> {
  if (order.state !== 'active' && order.state !== 'past-due') return
  try {
    await endOrder(ctx, order, 'withdrawal', null)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    ctx.log.warn({ err: error, orderId: order.id }, 'a subscription withdrawn from is ended later')
  }
}

/** Takes note of a withdrawal, once; who ordered has it acknowledged by mail. @throws a problem `service-order.no-withdrawal`. */
async function note(ctx: Ctx, id: string, { toldOn, comment, byStaff }: Told): Promise<void> {
  const order = await withTx(ctx, async (tx) => {
    const row = await lockOrder(tx, id)
    if (!row) throw problem('resource.not-found')
    if (withdrawalDenial(withdrawable(row), toldOn) !== null) throw problem('service-order.no-withdrawal')
    const change = {
      withdrawalState: 'asked' as const,
      ...{ withdrawalToldOn: toldOn, withdrawalAskedAt: tx.clock.now(), withdrawalComment: comment },
    }
    if (!(await changeOrder(tx, row, change))) throw problem('service-order.wrong-state')
    await audit(tx, {
      ...{ action: 'service.withdrawal-asked', subjectKind: 'service-order', subjectId: id },
      after: { toldOn, ...(comment === null ? {} : { reason: comment }) },
    })
    await mailWithdrawal(tx, { ...row, ...change }, 'asked')
    if (!byStaff) await mailDeskOfWithdrawal(tx, { ...row, ...change })
    return row
  })
  await stopRenewal(ctx, order)
}

/**
 * I withdraw from an order of mine: no reason is asked for, and staff give back what is owed.
 * @throws problems `resource.not-found`, `service-order.no-withdrawal`.
 */
export async function withdrawFromOrder(ctx: Ctx, id: string, comment: string | null): Promise<OrderView> {
  const personId = actingPersonId(ctx)
  if (!(await findOwnOrder(ctx, personId, id))) throw problem('resource.not-found')
  await note(ctx, id, { toldOn: ctx.clock.today(), comment, byStaff: false })
  const row = await findOwnOrder(ctx, personId, id)
  if (!row) throw problem('resource.not-found')
  return toOrderView(ctx, row)
}

/** The same told by letter or telephone, on the day on which it was. @throws the same problems, and `request.invalid`. */
export async function recordWithdrawal(
  ctx: Ctx,
  id: string,
  { toldOn, source }: { readonly toldOn: LocalDate; readonly source: string },
): Promise<StaffOrderView> {
  if (toldOn > ctx.clock.today()) throw fieldProblem('/toldOn', 'date.future')
  await note(ctx, id, { toldOn, comment: source, byStaff: true })
  return getStaffOrder(ctx, id)
}

/** What was paid of an order, and what is kept of it. @throws problems `service-order.wrong-state`, `request.invalid`. */
async function sharesOf(ctx: Ctx, order: OrderRow, donePercent: number) {
  const payment = order.paymentId === null ? null : await findPayment(ctx, order.paymentId)
  if (!payment || !(payment.state === 'refunded' || payment.state === 'paid'))
    throw problem('service-order.wrong-state')
  const row = await findPeriodByPayment(ctx, payment.id)
  const period = row && { startsOn: parseLocalDate(row.startsOn), endsOn: parseLocalDate(row.endsOn) }
  // What is supplied by the day is counted; what was not to begin is not paid for.
  if (donePercent > 0 && (period !== null || !order.beginsAtOnce))
    throw fieldProblem('/donePercent', 'invalid')
  const { amountCents: paidCents } = payment
  const toldOn = parseLocalDate(order.withdrawalToldOn ?? order.orderedOn)
  const { beginsAtOnce } = order
  const owed = keptCents({ paidCents, beginsAtOnce, period, donePercent }, toldOn)
  // What went back before is not given back again.
  const kept = Math.min(owed, paidCents - payment.refundedCents)
  const backCents = paidCents - payment.refundedCents - kept
  const isBack = payment.state === 'refunded' || (paidCents > 0 && backCents === 0)
  return { payment, isBack, kept, backCents: isBack ? payment.refundedCents : backCents }
}

/** Asks for what goes back, which undoes the order. */
const askBack = (tx: Ctx, { payment, backCents }: Awaited<ReturnType<typeof sharesOf>>) =>
  askRefund(tx, {
    ...{ paymentId: payment.id, reason: tx.locale === 'en' ? 'Withdrawal' : 'Rétractation', undoes: true },
    ...(payment.amountCents > 0 && { amountCents: backCents }),
  })

/**
 * Staff give back what is owed to who withdrew, which undoes the order, or say why nothing is; whoever ordered is told. When the
 * payment service refuses, the withdrawal waits again.
 * @throws problems `resource.not-found`, `service-order.wrong-state`, `payment.not-refundable`, `payment.refund-refused`,
 * `request.invalid`.
 */
export async function decideWithdrawal(
  ctx: Ctx,
  id: string,
  { decision, donePercent, answer }: Out<(typeof decideServiceWithdrawal)['body']>,
): Promise<StaffOrderView> {
  const order = await findOrder(ctx, id)
  if (!order) throw problem('resource.not-found')
  if (order.withdrawalState !== 'asked') throw problem('service-order.wrong-state')
  const said = answer || null
  if (decision === 'decline' && said === null) throw fieldProblem('/answer', 'required')
  const shares = decision === 'accept' ? await sharesOf(ctx, order, donePercent ?? 0) : null
  const state = decision === 'accept' ? 'accepted' : 'declined'
  const tell = async (tx: Ctx) => {
    const after = await findOrder(tx, id)
    if (after) await mailWithdrawal(tx, after, state, shares?.backCents)
  }
  const refund = await withTx(ctx, async (tx) => {
    // The payment before the order, as whoever settles it holds them; settled before it is undone, which settles what waits.
    if (shares) await lockPayment(tx, shares.payment.id)
    if (!(await settleWithdrawal(tx, id, 'asked', { state, answer: said, keptCents: shares?.kept ?? null })))
      throw problem('service-order.wrong-state')
    const asked = shares && !shares.isBack ? await askBack(tx, shares) : null
    if (shares?.isBack) await undoOrder(tx, shares.payment.id)
    await audit(tx, {
      ...{ action: `service.withdrawal-${state}`, subjectKind: 'service-order', subjectId: id },
      after: {
        ...(shares && { keptCents: shares.kept, backCents: shares.backCents }),
        ...(said === null ? {} : { reason: said }),
      },
    })
    if (!asked) await tell(tx)
    return asked
  })
  if (refund) {
    try {
      await carryOutRefund(ctx, refund)
    } catch (error) {
      await settleWithdrawal(ctx, id, 'accepted', { state: 'asked', answer: null, keptCents: null })
      throw error
    }
    // Nobody is told of money that the payment service refuses to give back.
    await withTx(ctx, tell)
  }
  return getStaffOrder(ctx, id)
}
