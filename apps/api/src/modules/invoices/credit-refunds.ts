import { creditAmounts, type InvoiceAmounts, type InvoiceLine } from '@guichet/domain/invoices'
import type { Ctx } from '../../ctx.ts'
import { findPayment, openPayment } from '../billing/index.ts'
import {
  addCredited,
  type InvoiceRow,
  lockInvoicesOfPayment,
  readCreditNotes,
  readLines,
  reopen,
} from './data/invoice-data.ts'
import { readGivenBackCents } from './data/paid-data.ts'
import { reinstate } from './reinstate-invoice.ts'
import { ACCOUNT_INVOICE_PURPOSE } from './settle-account-invoice.ts'
import { writeInvoice } from './write-invoice.ts'

/** The lines of the invoice when all of it is taken back, else one for each rate. */
async function creditLines(tx: Ctx, invoice: InvoiceRow, amounts: InvoiceAmounts): Promise<InvoiceLine[]> {
  if (amounts.grossCents === invoice.grossCents) return readLines(tx, invoice.id)
  return amounts.rates.map(({ rateBps, netCents }) => ({
    labelFr: `Avoir partiel sur la facture ${invoice.number}`,
    labelEn: `Part of invoice ${invoice.number} taken back`,
    ...{ quantity: 1, unitCents: netCents, netCents, vatRateBps: rateBps },
  }))
}

/** What is taken back of an invoice, and why where somebody said so. */
export interface Credit {
  readonly amounts: InvoiceAmounts
  readonly lines: readonly (InvoiceLine & { readonly correctsRank?: number })[]
  readonly reason: string | null
}

/** Takes this back of an invoice that is held, by a credit note. @returns its id. */
export async function writeCreditNote(tx: Ctx, invoice: InvoiceRow, credit: Credit): Promise<string> {
  const { number, issuedOn, suppliedFrom, suppliedTo, personId, accountId, month } = invoice
  const { id } = await writeInvoice(tx, {
    ...{ kind: 'credit-note', personId, accountId, month, suppliedFrom, suppliedTo, ...credit },
    ...{ billingRunId: null, paymentId: null, correctsId: invoice.id },
    subjectFr: `Avoir sur la facture ${number}`,
    subjectEn: `Credit note on invoice ${number}`,
    ...{ paidOn: null, buyer: invoice.facts.buyer, paid: null, reference: null },
    ...{ corrects: { number, issuedOn }, takesBack: invoice.facts },
  })
  await addCredited(tx, invoice.id, credit.amounts.grossCents)
  return id
}

/** Takes back so much of an invoice that is held, of each rate in proportion. @returns the id of the credit note. */
export async function creditInvoice(
  tx: Ctx,
  invoice: InvoiceRow,
  grossCents: number,
  reason: string | null,
): Promise<string> {
  const earlier = (await readCreditNotes(tx, invoice.id)).flatMap(({ facts }) => facts.rates)
  const amounts = creditAmounts(invoice.facts.rates, earlier, grossCents)
  return writeCreditNote(tx, invoice, { amounts, lines: await creditLines(tx, invoice, amounts), reason })
}

/** Takes so much back of the invoices of a payment, the oldest first. */
async function creditChain(tx: Ctx, invoices: readonly InvoiceRow[], cents: number): Promise<void> {
  let left = cents
  for (const invoice of invoices) {
    const part = Math.min(left, invoice.grossCents - invoice.creditedCents)
    if (part > 0) await creditInvoice(tx, invoice, part, null)
    left -= part
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** An invoice that is held waits for another payment of what is left of it. */
export async function awaitRest(tx: Ctx, invoice: InvoiceRow, dueCents: number): Promise<void> {
  const payment = invoice.paymentId && (await findPayment(tx, invoice.paymentId))
  if (!payment) return
  const next = tx.ids.uuid()
  await openPayment(tx, {
    ...{ id: next, personId: payment.personId, purpose: ACCOUNT_INVOICE_PURPOSE, purposeId: invoice.id },
    ...{ labelFr: payment.labelFr, labelEn: payment.labelEn, amountCents: dueCents },
    ...{ vatRateBps: payment.vatRateBps, method: 'transfer' },
  })
  await reopen(tx, invoice.id, next)
}

/**
 * Follows money that went back: what was given back is taken off the invoice by a credit note. What was told to be given back and
 * was not after all is invoiced anew, for a credit note stays. An account still owes what its bank took back, or what was
 * recorded in error: its invoice waits for another payment.
 */
export async function creditRefunds(tx: Ctx, paymentId: string): Promise<void> {
  const payment = await findPayment(tx, paymentId)
  const chain = payment ? await lockInvoicesOfPayment(tx, paymentId) : []
  // What reinstates another may have come to a payment of its own.
  const [invoice] = chain
  if (!payment || !invoice) return
  const isOfAccount = payment.purpose === ACCOUNT_INVOICE_PURPOSE
  const backCents = isOfAccount ? await readGivenBackCents(tx, paymentId) : payment.refundedCents
  const invoicedCents = sum(chain.map(({ grossCents }) => grossCents))
  const creditedCents = sum(chain.map((one) => one.creditedCents))
  // A payment may have paid what earlier credit notes had left of its invoice.
  const missingCents =
    Math.min(invoicedCents, invoicedCents - payment.amountCents + backCents) - creditedCents
  if (missingCents > 0) await creditChain(tx, chain, missingCents)
  if (missingCents < 0) await reinstate(tx, invoice, chain, -missingCents)
  if (!isOfAccount || payment.state !== 'refunded' || payment.refundedCents === backCents) return
  // What reinstates an invoice is owed as that was.
  for (const one of await lockInvoicesOfPayment(tx, paymentId)) {
    const dueCents = one.grossCents - one.creditedCents
    if (dueCents > 0) await awaitRest(tx, one, dueCents)
  }
}
