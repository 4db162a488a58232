import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of invoices and billing runs; part of the one closed list. */
export const INVOICE_PROBLEMS = {
  'invoice.not-cancellable': {
    status: 409,
    en: 'Nothing can be taken back of this invoice: it is paid, cancelled already, or a credit note. What was paid is given back through its payment.',
    fr: 'Cette facture ne peut pas être annulée : elle est réglée, déjà annulée, ou c’est un avoir. Ce qui a été payé se rembourse depuis son paiement.',
  },
  'invoice.vat-not-chosen': {
    status: 409,
    en: 'No invoice is issued until an administrator has chosen, in the settings, whether VAT is charged.',
    fr: 'Aucune facture n’est émise tant qu’un administrateur n’a pas choisi le régime de TVA, dans les réglages de facturation.',
  },
  'invoice.no-address': {
    status: 409,
    en: 'No e-mail address is known to which this invoice could be sent.',
    fr: 'Aucune adresse e-mail n’est connue pour envoyer cette facture.',
  },
  'billing-run.month': {
    status: 422,
    en: 'Only the current month and the one before can be billed, payable within sixty days.',
    fr: 'Seuls le mois en cours et le précédent peuvent être facturés, avec une échéance sous soixante jours.',
  },
  'billing-run.changed': {
    status: 409,
    en: 'What is to be billed has changed since the preview. Nothing was invoiced: look at it again.',
    fr: 'Ce qui est à facturer a changé depuis l’aperçu. Rien n’a été facturé : vérifiez de nouveau.',
  },
  'billing-run.running': {
    status: 409,
    en: 'A billing run is under way: wait until it has ended.',
    fr: 'Une facturation est en cours : attendez qu’elle soit terminée.',
  },
} as const satisfies Record<string, ProblemDefinition>
