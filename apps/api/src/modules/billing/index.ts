export { chargePayment, syncCharge } from './charge-payment.ts'
export {
  findPayment,
  findReceiptByCode,
  lockPayment,
  refundPendingCents,
  unpaidBy,
} from './data/payment-data.ts'
export { readPaidPeriod, readVoucherTaken } from './data/receipt-facts.ts'
export { readRefundList, readRefunds } from './data/refund-data.ts'
export { registerHolderSource } from './holder-source.ts'
export { howToPay } from './how-to-pay.ts'
export { listPaymentsOf, type PaymentView } from './list-payments.ts'
export { receiptAttachment, refundAttachment, registerBillingMails } from './mail/receipt-mail.tsx'
export { askGateway, customerOf, openCheckout } from './open-checkout.ts'
export { type OpenPaymentInput, openPayment } from './open-payment.ts'
export { registerPaymentPapers } from './payment-papers.ts'
export {
  followPayments,
  type PaidMail,
  type PaidPayment,
  type PaymentPurpose,
  registerPurpose,
} from './purposes.ts'
export { reconcilePayments } from './reconcile-payments.ts'
export { askRefund, carryOutRefund, reconcileRefunds, refundPayment, returnFree } from './refund-payment.ts'
export { renderReceipt } from './render-receipt.ts'
export { billingRoutes } from './routes/billing.routes.ts'
export { settlePayment } from './settle-payment.ts'
export { applyCheckout, endPayment, syncCheckout } from './sync-checkout.ts'
export { syncRefund } from './sync-refund.ts'
export { tellFinance } from './tell-finance.ts'
export { tellHowToPay } from './tell-how-to-pay.ts'
