import { parseLocalDate } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { ProblemError, problem } from '../../platform/problem-error.ts'
import { recordPayment } from '../backoffice/index.ts'
import { findPayment, refundPayment } from '../billing/index.ts'
import { type BankLineRow, decideLine, lockLine } from './data/bank-data.ts'
import { type BankLineView, proposalsOf, viewLine } from './list-bank-lines.ts'

async function decided(
  tx: Ctx,
  line: BankLineRow,
  change: Pick<BankLineRow, 'state' | 'paymentId'>,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<BankLineRow> {
  await decideLine(tx, line.id, { ...change, decidedBy: actingPersonId(tx) })
  await audit(tx, {
    action: `bank-line.${action}`,
    subjectKind: 'bank-line',
    subjectId: line.id,
    before: { state: line.state, paymentId: line.paymentId },
    after: { ...change, ...more },
  })
  return { ...line, ...change }
}

const confirm = (ctx: Ctx, lineId: string, paymentId: string): Promise<BankLineRow> =>
  withTx(ctx, async (tx) => {
    const line = await lockLine(tx, lineId)
    if (!line) throw problem('resource.not-found')
    if (line.state !== 'open') throw problem('bank-line.not-open')
    const payment = await findPayment(tx, paymentId)
    if (payment?.method !== 'transfer' || payment.state !== 'pending') throw problem('payment.not-recordable')
    if (line.amountCents < payment.amountCents) throw problem('bank-line.too-little')
    const change = { state: 'used' as const, paymentId }
    const row = await decided(tx, line, change, 'confirmed', { amountCents: line.amountCents })
    // The very verb by which a transfer is recorded by hand.
    const note = `${line.name} ${line.label}`.trim().slice(0, 300)
    await recordPayment(tx, { paymentId, paidOn: parseLocalDate(line.bookedOn), note })
    return row
  })

/**
 * Says that a line pays this transfer; what came beyond is told on the line.
 * @throws problems `resource.not-found`, `bank-line.not-open`, `bank-line.too-little`, `payment.not-recordable`.
 */
export const confirmBankLine = async (ctx: Ctx, id: string, paymentId: string): Promise<BankLineView> =>
  viewLine(ctx, await confirm(ctx, id, paymentId))

/** Confirms each line whose reference and amount fit; one that somebody else decides meanwhile is left to him. */
export async function confirmCertainLines(ctx: Ctx): Promise<{ confirmed: number }> {
  const { byLine } = await proposalsOf(ctx)
  let confirmed = 0
  for (const [lineId, { certain, paymentId }] of byLine) {
    if (!certain) continue
    try {
      await confirm(ctx, lineId, paymentId)
      confirmed += 1
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      ctx.log.info({ err: error, lineId }, 'a line was not confirmed')
    }
  }
  return { confirmed }
}

/** Sets a line aside, or takes it up again. @throws problems `resource.not-found`, `bank-line.not-open`. */
export const setBankLineAside = (ctx: Ctx, id: string, aside: boolean): Promise<BankLineView> =>
  withTx(ctx, async (tx) => {
    const line = await lockLine(tx, id)
    if (!line) throw problem('resource.not-found')
    if (line.state === 'used') throw problem('bank-line.not-open')
    const state = aside ? 'set-aside' : 'open'
    if (line.state === state) return viewLine(tx, line)
    return viewLine(tx, await decided(tx, line, { state, paymentId: null }, aside ? 'set-aside' : 'taken-up'))
  })

/**
 * Takes a confirmation back: what the transfer paid is undone as by a refund of all of it, the payer
 * is told of the error, and the line is open again.
 * @throws problems `resource.not-found`, `bank-line.not-used`, `payment.not-refundable`.
 */
export const reverseBankLine = (ctx: Ctx, id: string, reason: string): Promise<BankLineView> =>
  withTx(ctx, async (tx) => {
    const line = await lockLine(tx, id)
    if (!line) throw problem('resource.not-found')
    const { paymentId } = line
    if (line.state !== 'used' || paymentId === null) throw problem('bank-line.not-used')
    const payment = await findPayment(tx, paymentId)
    if (payment?.state !== 'paid' || payment.refundedCents > 0) throw problem('payment.not-refundable')
    await refundPayment(tx, { paymentId, reason, undoes: true, mistaken: true })
    return viewLine(tx, await decided(tx, line, { state: 'open', paymentId: null }, 'reversed', { reason }))
  })
