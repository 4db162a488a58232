import type { Ctx, Locale } from '../../ctx.ts'
import { findInvoice, findInvoicesOfPayment, type InvoiceRow, readCreditNotes } from './data/invoice-data.ts'
import { renderInvoice } from './render-invoice.ts'

async function latestCreditNote(ctx: Ctx, invoices: readonly InvoiceRow[]): Promise<InvoiceRow | null> {
  const notes = []
  for (const { id } of invoices) notes.push(...(await readCreditNotes(ctx, id)))
  const latest = notes.toSorted((a, b) => (a.number < b.number ? -1 : 1)).at(-1)
  return latest ? findInvoice(ctx, latest.id) : null
}

/** The invoice that a payment paid, for the mail with its receipt; its latest credit note, for the one about money that went back. */
export async function papersOfPayment(
  ctx: Ctx,
  {
    paymentId,
    locale,
    back,
  }: { readonly paymentId: string; readonly locale: Locale; readonly back: boolean },
) {
  const invoices = await findInvoicesOfPayment(ctx, paymentId)
  const latest = back ? await latestCreditNote(ctx, invoices) : null
  const paper = back ? latest : invoices[0]
  if (!paper) return []
  const { pdf, fileName } = await renderInvoice(ctx, paper, locale)
  return [{ filename: fileName, content: pdf, contentType: 'application/pdf' }]
}
