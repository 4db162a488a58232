import { creditAmounts, type InvoiceAmounts, type InvoiceLine } from '@guichet/domain/invoices'
import type { Ctx } from '../../ctx.ts'
import { findPayment, openPayment } from '../billing/index.ts'
import {
  addCredited,
  type InvoiceRow,
  lockInvoiceOfPayment,
  readCreditNotes,
  readLines,
  reopen,
} from './data/invoice-data.ts'
import { readGivenBackCents } from './data/paid-data.ts'
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

/** Takes back so much of an invoice that is held, by a credit note. @returns its id. */
export async function creditInvoice(
  tx: Ctx,
  invoice: InvoiceRow,
  grossCents: number,
  reason: string | null,
): Promise<string> {
  const earlier = await readCreditNotes(tx, invoice.id)
  const amounts = creditAmounts(
    invoice.facts.rates,
    earlier.flatMap(({ facts }) => facts.rates),
    grossCents,
  )
  const { number, issuedOn, suppliedFrom, suppliedTo } = invoice
  const { id } = await writeInvoice(tx, {
    ...{
      kind: 'credit-note',
      personId: invoice.personId,
      accountId: invoice.accountId,
      month: invoice.month,
    },
    ...{ billingRunId: null, paymentId: null, correctsId: invoice.id, reason, suppliedFrom, suppliedTo },
    subjectFr: `Avoir sur la facture ${number}`,
    subjectEn: `Credit note on invoice ${number}`,
    ...{ paidOn: null, amounts, lines: await creditLines(tx, invoice, amounts), buyer: invoice.facts.buyer },
    ...{ paid: null, reference: null, corrects: { number, issuedOn }, takesBack: invoice.facts },
  })
  await addCredited(tx, invoice.id, grossCents)
  return id
}

/**
 * Follows money that went back: what was given back is taken off the invoice by a credit note. An account still owes what its
 * bank took back, or what was recorded in error: its invoice waits for another payment.
 */
export async function creditRefunds(tx: Ctx, paymentId: string): Promise<void> {
  const payment = await findPayment(tx, paymentId)
  const invoice = payment && (await lockInvoiceOfPayment(tx, paymentId))
  if (!payment || !invoice) return
  const isOfAccount = payment.purpose === ACCOUNT_INVOICE_PURPOSE
  const backCents = isOfAccount ? await readGivenBackCents(tx, paymentId) : payment.refundedCents
  // Of a payment that paid what earlier credit notes had left of it.
  const earlierCents = invoice.grossCents - payment.amountCents
  const missingCents = Math.min(invoice.grossCents, earlierCents + backCents) - invoice.creditedCents
  if (missingCents > 0) await creditInvoice(tx, invoice, missingCents, null)
  if (!isOfAccount || payment.state !== 'refunded' || payment.refundedCents === backCents) return
  const dueCents = invoice.grossCents - invoice.creditedCents - Math.max(0, missingCents)
  if (dueCents <= 0) return
  const next = tx.ids.uuid()
  await openPayment(tx, {
    ...{ id: next, personId: payment.personId, purpose: ACCOUNT_INVOICE_PURPOSE, purposeId: invoice.id },
    ...{ labelFr: payment.labelFr, labelEn: payment.labelEn, amountCents: dueCents },
    ...{ vatRateBps: payment.vatRateBps, method: 'transfer' },
  })
  await reopen(tx, invoice.id, next)
}
