/** What was done with invoices, in the audit. */
export default {
  invoice_issued: 'Invoice issued',
  invoice_credited: 'Credit note issued',
  invoice_sent: 'Invoice sent',
  invoices_exported: 'Invoices exported',
  'billing-run_started': 'Billing of accounts started',
  'billing-run_done': 'Billing of accounts done',
  'billing-run_failed': 'Billing of accounts broken off',
}
