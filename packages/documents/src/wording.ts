import { type DeclarationWording, declarationEn, declarationFr } from './declaration-wording.ts'
import type { DocumentLocale, PaymentMethod } from './document-data.ts'
import { type InvoiceWording, invoiceEn, invoiceFr } from './invoice-wording.ts'

/** The words of the documents. French holds its own spaces: U+00A0 before : ; ! ? % and inside « ». */
export type Wording = {
  certificateTitle: string
  receiptTitle: string
  cardTitle: string
  cardNumber: string
  validThrough: string
  numbered: (number: string) => string
  issuedOn: (day: string) => string
  certifies: (organisation: string) => string
  isUpToDate: (membershipType: string, period: string) => string
  period: (startsOn: string, endsOn: string) => string
  servedFor: string
  memberNumber: string
  siret: string
  activity: string
  address: string
  membershipPeriod: string
  paymentMethod: string
  paymentReference: string
  paidOn: string
  holder: string
  label: string
  vat: string
  amount: string
  netTotal: string
  vatAt: (rate: string) => string
  totalPaid: string
  methods: Record<PaymentMethod, string>
  placeAndDate: (city: string, day: string) => string
  letterSubject: string
  verifyTitle: string
  verifyHelp: string
  verifyCode: string
  page: (number: number, total: number) => string
  invoice: InvoiceWording
  declaration: DeclarationWording
}

const fr: Wording = {
  certificateTitle: 'Attestation d’adhésion',
  receiptTitle: 'Reçu de paiement',
  cardTitle: 'Carte d’adhérent',
  cardNumber: 'Adhérent N°',
  validThrough: 'Valable jusqu’au',
  numbered: (number) => `N°\u00A0${number}`,
  issuedOn: (day) => `Document établi le\u00A0${day}`,
  certifies: (organisation) => `${organisation} certifie que`,
  isUpToDate: (membershipType, period) =>
    `est à jour de son adhésion «\u00A0${membershipType}\u00A0» pour la période ${period}.`,
  period: (startsOn, endsOn) => `du\u00A0${startsOn} au\u00A0${endsOn} inclus`,
  servedFor: 'La présente attestation est délivrée pour servir et valoir ce que de droit.',
  memberNumber: 'Numéro d’adhérent',
  siret: 'SIRET',
  activity: 'Activité',
  address: 'Adresse',
  membershipPeriod: 'Période d’adhésion',
  paymentMethod: 'Mode de paiement',
  paymentReference: 'Référence du paiement',
  paidOn: 'Date du paiement',
  holder: 'Établi au nom de',
  label: 'Désignation',
  vat: 'TVA',
  amount: 'Montant',
  netTotal: 'Total hors taxes',
  vatAt: (rate) => `TVA à ${rate}`,
  totalPaid: 'Total payé',
  methods: {
    card: 'Carte bancaire',
    'sepa-debit': 'Prélèvement SEPA',
    transfer: 'Virement bancaire',
    cheque: 'Chèque',
    cash: 'Espèces',
    free: 'Sans paiement (gratuit)',
  },
  placeAndDate: (city, day) => `${city}, le\u00A0${day}`,
  letterSubject: 'Objet\u00A0:',
  verifyTitle: 'Vérifier ce document',
  verifyHelp:
    'Scannez le code ou ouvrez l’adresse ci-dessous\u00A0: la page dit si ce document est authentique et toujours valable.',
  verifyCode: 'Code',
  page: (number, total) => `Page ${number} sur ${total}`,
  invoice: invoiceFr,
  declaration: declarationFr,
}

const en: Wording = {
  certificateTitle: 'Membership certificate',
  receiptTitle: 'Payment receipt',
  cardTitle: 'Membership card',
  cardNumber: 'Member No.',
  validThrough: 'Valid through',
  numbered: (number) => `No.\u00A0${number}`,
  issuedOn: (day) => `Issued on ${day}`,
  certifies: (organisation) => `${organisation} certifies that`,
  isUpToDate: (membershipType, period) =>
    `holds an up-to-date “${membershipType}” membership for the period ${period}.`,
  period: (startsOn, endsOn) => `from ${startsOn} to ${endsOn} inclusive`,
  servedFor: 'This certificate is issued at the member’s request for whatever purpose it may serve.',
  memberNumber: 'Member number',
  siret: 'SIRET',
  activity: 'Activity',
  address: 'Address',
  membershipPeriod: 'Membership period',
  paymentMethod: 'Payment method',
  paymentReference: 'Payment reference',
  paidOn: 'Date of payment',
  holder: 'Made out to',
  label: 'Description',
  vat: 'VAT',
  amount: 'Amount',
  netTotal: 'Total excluding VAT',
  vatAt: (rate) => `VAT at ${rate}`,
  totalPaid: 'Total paid',
  methods: {
    card: 'Bank card',
    'sepa-debit': 'SEPA direct debit',
    transfer: 'Bank transfer',
    cheque: 'Cheque',
    cash: 'Cash',
    free: 'No payment (free of charge)',
  },
  placeAndDate: (city, day) => `${city}, ${day}`,
  letterSubject: 'Subject:',
  verifyTitle: 'Verify this document',
  verifyHelp:
    'Scan the code or open the address below: the page says whether this document is genuine and still valid.',
  verifyCode: 'Code',
  page: (number, total) => `Page ${number} of ${total}`,
  invoice: invoiceEn,
  declaration: declarationEn,
}

export const wordingIn = (locale: DocumentLocale): Wording => (locale === 'en' ? en : fr)
