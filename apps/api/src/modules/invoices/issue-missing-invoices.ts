import { type Ctx, withTx } from '../../ctx.ts'
import { lockPayment } from '../billing/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { creditRefunds } from './credit-refunds.ts'
import { readUninvoiced } from './data/paid-data.ts'
import { issuePaymentInvoice } from './issue-payment-invoice.ts'

const BATCH = 200

/**
 * Invoices what was paid before there were invoices: every payment with a receipt, the oldest first, each in a transaction of its
 * own, with the credit note of what went back since. They bear the day on which they are made. All wait until
 * somebody has chosen whether VAT is charged. @returns how many.
 */
export async function issueMissingInvoices(ctx: Ctx): Promise<number> {
  if ((await getOrganisationProfile(ctx)).vatRegime === null) return 0
  let issued = 0
  for (;;) {
    const missing = await readUninvoiced(ctx, BATCH)
    for (const paymentId of missing)
      await withTx(ctx, async (tx) => {
        // Another process that does the same waits, and then finds it done.
        await lockPayment(tx, paymentId)
        await issuePaymentInvoice(tx, paymentId)
        await creditRefunds(tx, paymentId)
      })
    issued += missing.length
    if (missing.length < BATCH) return issued
  }
}
