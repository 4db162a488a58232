import type { Ctx, Locale } from '../../ctx.ts'
import { findInvoice, findInvoiceOfPayment, readCreditNotes } from './data/invoice-data.ts'
import { renderInvoice } from './render-invoice.ts'

/** The invoice that a payment paid, for the mail with its receipt; its latest credit note, for the one about money that went back. */
export async function papersOfPayment(
  ctx: Ctx,
  {
    paymentId,
    locale,
    back,
  }: { readonly paymentId: string; readonly locale: Locale; readonly back: boolean },
) {
  const invoice = await findInvoiceOfPayment(ctx, paymentId)
  const latest = invoice && back ? (await readCreditNotes(ctx, invoice.id)).at(-1) : null
  const paper = back ? latest && (await findInvoice(ctx, latest.id)) : invoice
  if (!paper) return []
  const { pdf, fileName } = await renderInvoice(ctx, paper, locale)
  return [{ filename: fileName, content: pdf, contentType: 'application/pdf' }]
}
