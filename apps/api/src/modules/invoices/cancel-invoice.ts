import type { Out } from '@guichet/contract/route'
import type { cancelInvoice as cancelRoute } from '@guichet/contract/staff-invoices.contract'
import { creditOfLines } from '@guichet/domain/invoices'
import { type Ctx, withTx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { endPayment } from '../billing/index.ts'
import { awaitRest, type Credit, creditInvoice, writeCreditNote } from './credit-refunds.ts'
import { readCreditable } from './creditable.ts'
import { findInvoice, type InvoiceRow, lockInvoice, readCreditNotes, readLines } from './data/invoice-data.ts'
import { queueInvoice } from './queue-invoice.ts'
import { isCancellable, viewStaffInvoice } from './staff-invoices.ts'

type Input = Out<(typeof cancelRoute)['body']>
type Parts = NonNullable<Input['lines']>

/** What is taken back of the lines named. @throws a problem `request.invalid` beside what is beyond what is left. */
async function creditOf(tx: Ctx, invoice: InvoiceRow, parts: Parts, reason: string): Promise<Credit> {
  const [lines, left] = [await readLines(tx, invoice.id), await readCreditable(tx, invoice)]
  const taken = new Map<number, number>()
  const credited = parts.map(({ rank, netCents }, index) => {
    const line = lines[rank]
    if (!line || parts.findIndex((one) => one.rank === rank) < index)
      throw fieldProblem(`/lines/${index}/rank`, 'invalid')
    const { vatRateBps } = line
    const ofRate = left.rates.find(({ rateBps }) => rateBps === vatRateBps)?.netCents ?? 0
    const most = Math.min(left.lines[rank] ?? 0, ofRate - (taken.get(vatRateBps) ?? 0))
    if (netCents > most) throw fieldProblem(`/lines/${index}/netCents`, 'number.range')
    taken.set(vatRateBps, (taken.get(vatRateBps) ?? 0) + netCents)
    const whole = netCents === line.netCents
    return { ...line, netCents, correctsRank: rank, ...(whole ? {} : { quantity: 1, unitCents: netCents }) }
  })
  const earlier = (await readCreditNotes(tx, invoice.id)).flatMap(({ facts }) => facts.rates)
  return { amounts: creditOfLines(invoice.facts.rates, earlier, credited), lines: credited, reason }
}

/**
 * Takes back what is left of an invoice that was not paid, or parts of its lines, by a credit note. Its payment is awaited no
 * more; of what is then still to be paid, another is. Once nothing is left the month of its account can be billed anew.
 * @throws problems `resource.not-found`, `invoice.not-cancellable`, `request.invalid`.
 */
export const cancelInvoice = (ctx: Ctx, id: string, { reason, lines }: Input) =>
  withTx(ctx, async (tx) => {
    const found = await findInvoice(tx, id)
    if (!found) throw problem('resource.not-found')
    // The payment is held before its invoice, as whoever records it does.
    const isEnded = found.paymentId === null || (await endPayment(tx, found.paymentId, 'cancelled'))
    const invoice = await lockInvoice(tx, id)
    if (!invoice || !isEnded || !isCancellable(invoice)) throw problem('invoice.not-cancellable')
    const leftCents = invoice.grossCents - invoice.creditedCents
    const credit = lines && (await creditOf(tx, invoice, lines, reason))
    const noteId = credit
      ? await writeCreditNote(tx, invoice, credit)
      : await creditInvoice(tx, invoice, leftCents, reason)
    await queueInvoice(tx, noteId, 'issued')
    const dueCents = credit ? leftCents - credit.amounts.grossCents : 0
    if (dueCents > 0) {
      await awaitRest(tx, invoice, dueCents)
      // It bears the reference to pay the rest by.
      await queueInvoice(tx, id, 'again')
    }
    return viewStaffInvoice(tx, id)
  })
