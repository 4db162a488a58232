import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { endPayment } from '../billing/index.ts'
import { creditInvoice } from './credit-refunds.ts'
import { findInvoice, lockInvoice } from './data/invoice-data.ts'
import { queueInvoice } from './queue-invoice.ts'
import { isCancellable, viewStaffInvoice } from './staff-invoices.ts'

/**
 * Cancels an invoice that was not paid, by a credit note of the whole: its payment is awaited no more, and the month of its account
 * can be billed anew.
 * @throws problems `resource.not-found`, `invoice.not-cancellable`.
 */
export const cancelInvoice = (ctx: Ctx, id: string, reason: string) =>
  withTx(ctx, async (tx) => {
    const found = await findInvoice(tx, id)
    if (!found) throw problem('resource.not-found')
    // The payment is held before its invoice, as whoever records it does.
    const isEnded = found.paymentId === null || (await endPayment(tx, found.paymentId, 'cancelled'))
    const invoice = await lockInvoice(tx, id)
    if (!invoice || !isEnded || !isCancellable(invoice)) throw problem('invoice.not-cancellable')
    await queueInvoice(tx, await creditInvoice(tx, invoice, invoice.grossCents, reason), 'issued')
    return viewStaffInvoice(tx, id)
  })
