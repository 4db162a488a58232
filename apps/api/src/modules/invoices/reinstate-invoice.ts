import { creditAmounts, type RateAmounts } from '@guichet/domain/invoices'
import type { Ctx } from '../../ctx.ts'
import { findPayment } from '../billing/index.ts'
import { holdsMonth, type InvoiceRow, readCreditNotes, readReinstating } from './data/invoice-data.ts'
import { queueInvoice } from './queue-invoice.ts'
import { writeInvoice } from './write-invoice.ts'

/** Rates added up, none twice. */
function addRates(rates: readonly RateAmounts[]): RateAmounts[] {
  const sums = new Map<number, RateAmounts>()
  for (const { rateBps, netCents, vatCents } of rates) {
    const before = sums.get(rateBps)
    sums.set(rateBps, {
      rateBps,
      netCents: netCents + (before?.netCents ?? 0),
      vatCents: vatCents + (before?.vatCents ?? 0),
    })
  }
  return [...sums.values()].toSorted((a, b) => a.rateBps - b.rateBps)
}

/**
 * Invoices anew what credit notes took back of an invoice that is held, because the money did not go back after all. It names the
 * latest of them, and takes each rate as they did.
 */
export async function reinstate(
  tx: Ctx,
  invoice: InvoiceRow,
  chain: readonly InvoiceRow[],
  grossCents: number,
): Promise<void> {
  const payment = invoice.paymentId && (await findPayment(tx, invoice.paymentId))
  const notes = []
  for (const { id } of chain) notes.push(...(await readCreditNotes(tx, id)))
  const latest = notes.toSorted((a, b) => (a.number < b.number ? -1 : 1)).at(-1)
  if (!payment || payment.paidOn === null || !latest) return
  const before = await readReinstating(tx, invoice.id)
  const amounts = creditAmounts(
    addRates(notes.flatMap(({ facts }) => facts.rates)),
    before.flatMap(({ facts }) => facts.rates),
    grossCents,
  )
  const { accountId, month } = invoice
  // Its month may have been billed anew meanwhile: then it is of none.
  const isTaken = accountId !== null && month !== null && (await holdsMonth(tx, accountId, month))
  const words = {
    fr: `Annulation de l’avoir ${latest.number} : remboursement non abouti`,
    en: `Credit note ${latest.number} taken back: the refund has failed`,
  }
  const { id } = await writeInvoice(tx, {
    ...{ kind: 'invoice', personId: invoice.personId, accountId, month: isTaken ? null : month },
    ...{ billingRunId: null, paymentId: payment.id, correctsId: null, reinstatesId: invoice.id },
    ...{ reason: null, subjectFr: words.fr, subjectEn: words.en },
    ...{ suppliedFrom: invoice.suppliedFrom, suppliedTo: invoice.suppliedTo, paidOn: payment.paidOn },
    lines: amounts.rates.map(({ rateBps, netCents }) => ({
      ...{ labelFr: words.fr, labelEn: words.en, quantity: 1, unitCents: netCents, netCents },
      vatRateBps: rateBps,
    })),
    ...{ amounts, buyer: invoice.facts.buyer, paid: { on: payment.paidOn, method: payment.method } },
    // Where it is to be paid, should its payment not stay.
    reference: invoice.facts.payBy === null ? null : payment.reference,
    ...{ corrects: { number: latest.number, issuedOn: latest.issuedOn } },
    takesBack: invoice.facts,
  })
  await queueInvoice(tx, id, 'issued')
}
