import { refundableCents } from '@guichet/domain/refunds'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPayment, lockPayment } from './data/payment-data.ts'
import {
  insertRefund,
  listOpenRefunds,
  type RefundRow,
  readRefunds,
  setRefunded,
} from './data/refund-data.ts'
import { getPurpose, tellFollowers } from './purposes.ts'
import { syncRefund } from './sync-refund.ts'
import { endRefund, takeToldRefunds } from './take-refunds.ts'

const YOUNG_MS = 5_000
const BATCH = 100

export interface RefundPaymentInput {
  readonly paymentId: string
  /** All that is left of it when left out. */
  readonly amountCents?: number
  readonly reason: string
  /** Whether what was paid is undone with it. */
  readonly undoes: boolean
  /** Nobody had paid it: a transfer was recorded in error, and no money goes back. */
  readonly mistaken?: boolean
}

const isRefused = (error: unknown): error is GatewayUnavailableError =>
  error instanceof GatewayUnavailableError && error.refused

/** Takes over what went back by other hands; of a payment that the payment service does not know, nothing did. */
async function takeOver(ctx: Ctx, paymentIntentId: string): Promise<void> {
  try {
    await syncRefund(ctx, paymentIntentId)
  } catch (error) {
    if (!isRefused(error)) throw error
  }
}

/** Has the payment service give the money back; what was paid by transfer or cheque goes back by hand. */
async function carryOut(ctx: Ctx, refund: RefundRow): Promise<'done' | 'refused'> {
  const { id: refundId, paymentId, amountCents } = refund
  const payment = await findPayment(ctx, paymentId)
  if (!payment?.paymentIntentId) {
    await endRefund(ctx, refund, 'done')
    return 'done'
  }
  const { payments: gateway } = ctx.deps
  if (!gateway) throw problem('payment.provider-unavailable')
  const { paymentIntentId } = payment
  try {
    const told = await gateway.refund({ refundId, paymentIntentId, paymentId, amountCents })
    await takeToldRefunds(ctx, paymentId, [told])
    return told.state === 'failed' ? 'refused' : 'done'
  } catch (error) {
    if (!isRefused(error)) throw error
    ctx.log.error({ err: error, paymentId }, 'the payment service refuses a refund')
    // What went back by other hands a moment before is taken over first.
    await takeOver(ctx, paymentIntentId)
    await endRefund(ctx, refund, 'failed')
    const now = await findPayment(ctx, paymentId)
    return now?.state === 'refunded' ? 'done' : 'refused'
  }
}

/** Keeps what is asked for, within what is left of the payment. */
const ask = (
  ctx: Ctx,
  { paymentId, reason, undoes, mistaken, ...input }: RefundPaymentInput,
): Promise<RefundRow> =>
  withTx(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (!payment) throw problem('resource.not-found')
    const known = await readRefunds(tx, paymentId)
    const leftCents = refundableCents(payment.amountCents, known)
    if (payment.state !== 'paid' || leftCents === 0) throw problem('payment.not-refundable')
    const amountCents = input.amountCents ?? leftCents
    if (amountCents > leftCents)
      throw problem('payment.refund-too-much', {
        errors: [{ pointer: '/amountCents', code: 'number.range' }],
      })
    const now = tx.clock.now()
    const row = {
      ...{ id: tx.ids.uuid(), paymentId, amountCents, reason, undoes, state: 'pending' as const },
      ...{ kind: mistaken ? ('mistake' as const) : ('refund' as const), providerId: null },
      ...{ askedBy: actingPersonId(tx), createdAt: now, updatedAt: now },
    }
    await insertRefund(tx, row)
    await audit(tx, {
      action: 'payment.refund-asked',
      subjectKind: 'payment',
      subjectId: paymentId,
      after: { refundId: row.id, amountCents, reason, undoes },
    })
    return row
  })

/**
 * What a voucher alone paid is undone: no money goes back, but the voucher does. `undo` is what happens to what was paid,
 * unless that is done by whoever calls.
 * @returns false for any other payment.
 */
export const returnFree = (
  ctx: Ctx,
  paymentId: string,
  reason: string,
  undo?: (tx: Ctx, purpose: string) => Promise<unknown>,
): Promise<boolean> =>
  withTx(ctx, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    const isFree = payment?.state === 'paid' && payment.method === 'free' && payment.amountCents === 0
    if (!isFree) return false
    await setRefunded(tx, paymentId, 0)
    await audit(tx, {
      action: 'payment.refunded',
      subjectKind: 'payment',
      subjectId: paymentId,
      after: { amountCents: 0, reason },
    })
    await undo?.(tx, payment.purpose)
    await tellFollowers(tx, 'onRefunded', paymentId)
    return true
  })

/**
 * Keeps what is to be given back, in the transaction of the caller: from then on it is carried out, whatever comes between.
 * @returns what is to be carried out; null where a voucher alone had paid, and all is done.
 * @throws problems `resource.not-found`, `payment.not-refundable`, `payment.refund-too-much`.
 */
export async function askRefund(ctx: Ctx, input: RefundPaymentInput): Promise<RefundRow | null> {
  const { paymentId, reason } = input
  const undo = async (tx: Ctx, purpose: string) => getPurpose(purpose).onRefunded?.(tx, paymentId, reason)
  if (input.undoes && (await returnFree(ctx, paymentId, reason, undo))) return null
  return ask(ctx, input)
}

/**
 * Carries out what was asked for. When the payment service does not answer, the refund stays under way and is carried out as
 * soon as it does. @throws a problem `payment.refund-refused`.
 */
export async function carryOutRefund(ctx: Ctx, refund: RefundRow): Promise<void> {
  try {
    if ((await carryOut(ctx, refund)) === 'refused') throw problem('payment.refund-refused')
  } catch (error) {
    if (!(error instanceof GatewayUnavailableError)) throw error
    ctx.log.warn({ err: error, paymentId: refund.paymentId }, 'a refund waits for the payment service')
  }
}

/**
 * Gives a payment back, whole or in part: never more than was paid, whatever is clicked how often.
 * @throws problems `resource.not-found`, `payment.not-refundable`, `payment.refund-too-much`, `payment.refund-refused`.
 */
export async function refundPayment(ctx: Ctx, input: RefundPaymentInput): Promise<void> {
  const refund = await askRefund(ctx, input)
  if (refund) await carryOutRefund(ctx, refund)
}

/** Looks after refunds left under way. @returns how many were looked at. */
export async function reconcileRefunds(ctx: Ctx): Promise<number> {
  const open = await listOpenRefunds(ctx, new Date(ctx.clock.now().getTime() - YOUNG_MS), BATCH)
  for (const refund of open) {
    try {
      await carryOut(ctx, refund)
    } catch (error) {
      ctx.log.warn({ err: error, refundId: refund.id }, 'a refund was not looked after')
      // A silent service is silent for all of them; one that refuses this refund may well carry out the next.
      if (error instanceof GatewayUnavailableError && !error.refused) break
    }
  }
  return open.length
}
