import type { PaymentPurpose } from '../billing/index.ts'
import { markPaid } from './data/invoice-data.ts'

/** What a payment of the invoice of an account is called. */
export const ACCOUNT_INVOICE_PURPOSE = 'account-invoice'

/** The invoice of an account is paid with its payment; money that goes back is followed by `creditRefunds`. */
export const accountInvoicePurpose: PaymentPurpose = {
  vatOnInvoice: true,
  onPaid: async (tx, { paymentId, paidOn }) => {
    await markPaid(tx, paymentId, paidOn)
    return null
  },
  onProcessing: async () => undefined,
  onEnded: async () => undefined,
}
