import type { In, Out } from '@guichet/contract/route'
import type {
  getStaffInvoice as fileRoute,
  listStaffInvoices as listRoute,
} from '@guichet/contract/staff-invoices.contract'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPayment } from '../billing/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { addressOf } from './address-of-invoice.ts'
import { readCreditable } from './creditable.ts'
import { findInvoice, type InvoiceRow } from './data/invoice-data.ts'
import { readOpen, readStaffPage } from './data/invoice-list.ts'
import { toInvoiceView, viewInvoice } from './invoice-view.ts'

/** Everybody’s invoices and credit notes, the latest first. */
export async function listStaffInvoices(
  ctx: Ctx,
  { cursor: text, limit, ...filters }: Out<(typeof listRoute)['query']>,
) {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readStaffPage(ctx, filters, cursor, limit)
  const page = toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => ({
      ...toInvoiceView(ctx, row),
      ...{ personId: row.personId, buyerName: row.facts.buyer.name },
      sentAt: row.sentAt?.toISOString() ?? null,
    }),
  })
  const { vatRegime } = await getOrganisationProfile(ctx)
  return { ...page, open: await readOpen(ctx), waitsForVat: vatRegime === null }
}

/** An invoice by its id. @throws a problem `resource.not-found`. */
export async function getInvoiceRow(ctx: Ctx, id: string): Promise<InvoiceRow> {
  const row = await findInvoice(ctx, id)
  if (!row) throw problem('resource.not-found')
  return row
}

/** It was not paid, and something is left of it: a credit note may take that back. */
export const isCancellable = ({ kind, paidOn, creditedCents, grossCents }: InvoiceRow): boolean =>
  kind === 'invoice' && paidOn === null && creditedCents < grossCents

/** What a credit note may take back; nothing of what was paid, or is taken back already. */
async function viewLeft(ctx: Ctx, row: InvoiceRow) {
  if (!isCancellable(row)) return { grossCents: 0, rates: [], lines: [] }
  const { rates, lines } = await readCreditable(ctx, row)
  return { grossCents: row.grossCents - row.creditedCents, rates: [...rates], lines: [...lines] }
}

/** One invoice with its payment and what may be done with it. @throws a problem `resource.not-found`. */
export async function viewStaffInvoice(
  ctx: Ctx,
  id: string,
): Promise<In<(typeof fileRoute)['responses'][200]>> {
  const row = await getInvoiceRow(ctx, id)
  const { paymentId } = row
  const payment = paymentId && (await findPayment(ctx, paymentId))
  return {
    ...(await viewInvoice(ctx, row)),
    ...{ personId: row.personId, sentAt: row.sentAt?.toISOString() ?? null },
    sendTo: (await addressOf(ctx, row))?.email ?? null,
    payment: payment
      ? {
          ...{ id: payment.id, reference: payment.reference },
          recordable: payment.state === 'pending' && ['transfer', 'cheque'].includes(payment.method),
        }
      : null,
    cancellable: isCancellable(row),
    left: await viewLeft(ctx, row),
  }
}
