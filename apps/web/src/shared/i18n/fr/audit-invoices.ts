/** What was done with invoices, in the audit. */
export default {
  invoice_issued: 'Facture émise',
  invoice_credited: 'Avoir émis',
  invoice_sent: 'Facture envoyée',
  invoices_exported: 'Factures exportées',
  'billing-run_started': 'Facturation des comptes lancée',
  'billing-run_done': 'Facturation des comptes terminée',
  'billing-run_failed': 'Facturation des comptes interrompue',
}
