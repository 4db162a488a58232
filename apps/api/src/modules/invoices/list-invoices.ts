import type { listInvoices as route } from '@guichet/contract/invoices.contract'
import type { Out } from '@guichet/contract/route'
import { accessOf, actingPersonId, type Ctx } from '../../ctx.ts'
import { mayInFile } from '../../platform/file-access.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { findInvoice, type InvoiceRow } from './data/invoice-data.ts'
import { isReadable, type Readership, readOwnPage } from './data/invoice-list.ts'
import { type InvoiceDetailView, toInvoiceView, viewInvoice } from './invoice-view.ts'

/** Whose invoices whoever acts reads. In somebody else’s file those of the accounts that he holds, while they are open too. */
function readershipOf(ctx: Ctx): Readership {
  const personId = actingPersonId(ctx)
  if (!accessOf(ctx)) return { personId, accounts: 'looked-after' }
  return { personId, accounts: mayInFile(ctx, 'accounts.see') ? 'held' : 'none' }
}

/** My invoices and credit notes, the latest first. */
export async function listInvoices(
  ctx: Ctx,
  { cursor: text, limit, ...filters }: Out<(typeof route)['query']>,
) {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readOwnPage(ctx, readershipOf(ctx), filters, cursor, limit)
  return toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toInvoiceView(ctx, row),
  })
}

/** An invoice that whoever acts may read. @throws a problem `resource.not-found`. */
export async function reachInvoice(ctx: Ctx, id: string): Promise<InvoiceRow> {
  const row = (await isReadable(ctx, readershipOf(ctx), id)) ? await findInvoice(ctx, id) : null
  if (!row) throw problem('resource.not-found')
  return row
}

/** One of my invoices with its lines. @throws a problem `resource.not-found`. */
export const getInvoice = async (ctx: Ctx, id: string): Promise<InvoiceDetailView> =>
  viewInvoice(ctx, await reachInvoice(ctx, id))
