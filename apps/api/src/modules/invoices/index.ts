import { followPayments, registerPaymentPapers, registerPurpose } from '../billing/index.ts'
import { creditRefunds } from './credit-refunds.ts'
import { issuePaymentInvoice } from './issue-payment-invoice.ts'
import { papersOfPayment } from './papers-of-payment.ts'
import { ACCOUNT_INVOICE_PURPOSE, accountInvoicePurpose } from './settle-account-invoice.ts'

export { carryOutBillingRun } from './carry-out-billing-run.ts'
export { issueMissingInvoices } from './issue-missing-invoices.ts'
export { lookAfterBillingRuns } from './look-after-billing-runs.ts'
export { registerInvoiceMails } from './mail/invoice-mails.tsx'
export { renderInvoicesOf } from './render-invoices-of.ts'
export { invoiceRoutes } from './routes/invoice.routes.ts'
export { staffInvoiceRoutes } from './routes/staff-invoice.routes.ts'
export { verifyInvoice } from './verify-invoice.ts'

/** Invoices follow payments: issued when they are made, taken back as money goes back. */
export function registerInvoices(): void {
  registerPurpose(ACCOUNT_INVOICE_PURPOSE, accountInvoicePurpose)
  followPayments('invoices', { onPaid: issuePaymentInvoice, onMoneyBack: creditRefunds })
  registerPaymentPapers(papersOfPayment)
}
