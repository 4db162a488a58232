import { leftOfLines, leftOfRates } from '@guichet/domain/invoices'
import type { Ctx } from '../../ctx.ts'
import { type InvoiceRow, readCreditedLines, readCreditNotes, readLines } from './data/invoice-data.ts'

/** What may still be taken back of an invoice, of each rate and of each line. */
export async function readCreditable(ctx: Ctx, invoice: InvoiceRow) {
  const notes = await readCreditNotes(ctx, invoice.id)
  const rates = leftOfRates(
    invoice.facts.rates,
    notes.flatMap(({ facts }) => facts.rates),
  )
  const [lines, credited] = [await readLines(ctx, invoice.id), await readCreditedLines(ctx, invoice.id)]
  return { rates, lines: leftOfLines(lines, credited, rates) }
}
