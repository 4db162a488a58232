import type { Ctx } from '../../ctx.ts'
import { findInvoice } from './data/invoice-data.ts'
import { readOwnIds } from './data/invoice-list.ts'
import { type RenderedInvoice, renderInvoice } from './render-invoice.ts'

/** All invoices and credit notes of a person, and of the accounts that it holds, as PDF. */
export async function* renderInvoicesOf(ctx: Ctx, personId: string): AsyncGenerator<RenderedInvoice> {
  for (const id of await readOwnIds(ctx, { personId, accounts: 'held' })) {
    const row = await findInvoice(ctx, id)
    if (row) yield await renderInvoice(ctx, row, ctx.locale)
  }
}
