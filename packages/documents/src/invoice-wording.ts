import type { PaymentMethod } from './document-data.ts'

/** The words of invoices and credit notes. French holds its own spaces. */
export type InvoiceWording = {
  title: Readonly<Record<'invoice' | 'credit-note', string>>
  issuedOn: Readonly<Record<'invoice' | 'credit-note', (day: string) => string>>
  suppliedOn: string
  supplied: (from: string, to: string) => string
  dueOn: string
  paidOn: (day: string, method: string) => string
  methods: Record<PaymentMethod, string>
  corrects: string
  /** What a credit note takes back; what an invoice makes up for, which is a credit note. */
  correctsNumber: Readonly<Record<'invoice' | 'credit-note', (number: string, day: string) => string>>
  reason: string
  account: string
  nature: string
  services: string
  billedTo: string
  siren: string
  vatNumber: string
  quantity: string
  unit: string
  vat: string
  net: string
  netTotal: string
  vatOf: (rate: string, net: string) => string
  total: Readonly<Record<'invoice' | 'credit-note', string>>
  totalNoVat: Readonly<Record<'invoice' | 'credit-note', string>>
  payTitle: string
  rest: string
  reference: string
  transfer: string
  bic: string
  cheque: (payee: string) => string
  vatFranchise: string
  vatExempt: string
  latePenalties: string
  noDiscount: string
}

export const invoiceFr: InvoiceWording = {
  title: { invoice: 'Facture', 'credit-note': 'Avoir' },
  issuedOn: {
    invoice: (day) => `Émise le\u00A0${day}`,
    'credit-note': (day) => `Émis le\u00A0${day}`,
  },
  suppliedOn: 'Date de la prestation',
  supplied: (from, to) => `du\u00A0${from} au\u00A0${to} inclus`,
  dueOn: 'À régler au plus tard le',
  paidOn: (day, method) => `Acquittée le\u00A0${day} par ${method}`,
  methods: {
    card: 'carte bancaire',
    'sepa-debit': 'prélèvement SEPA',
    transfer: 'virement',
    cheque: 'chèque',
    cash: 'espèces',
    free: 'bon cadeau',
  },
  corrects: 'Annule ou rectifie',
  correctsNumber: {
    'credit-note': (number, day) => `la facture ${number} du\u00A0${day}`,
    invoice: (number, day) => `l’avoir ${number} du\u00A0${day}`,
  },
  reason: 'Motif',
  account: 'Compte',
  nature: 'Catégorie d’opération',
  services: 'Prestation de services',
  billedTo: 'Client',
  siren: 'SIREN',
  vatNumber: 'N° TVA',
  quantity: 'Qté',
  unit: 'Prix unitaire HT',
  vat: 'TVA',
  net: 'Montant HT',
  netTotal: 'Total hors taxes',
  vatOf: (rate, net) => `TVA à ${rate} sur ${net}`,
  total: { invoice: 'Total TTC', 'credit-note': 'Total TTC de l’avoir' },
  totalNoVat: { invoice: 'Total', 'credit-note': 'Total de l’avoir' },
  payTitle: 'Pour régler',
  rest: 'Reste à régler, avoirs déduits',
  reference: 'Référence à rappeler',
  transfer: 'Virement à',
  bic: 'BIC',
  cheque: (payee) => `Ou par chèque à l’ordre de ${payee}.`,
  vatFranchise: 'TVA non applicable, article\u00A0293\u00A0B du CGI.',
  vatExempt: 'Exonération de TVA, article\u00A0261, 7, 1° du CGI.',
  latePenalties:
    'Tout retard de paiement entraîne des pénalités au taux de trois fois l’intérêt légal et une indemnité forfaitaire de 40\u00A0€ pour frais de recouvrement (articles\u00A0L441-10 et D441-5 du code de commerce).',
  noDiscount: 'Pas d’escompte pour paiement anticipé.',
}

export const invoiceEn: InvoiceWording = {
  title: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  issuedOn: { invoice: (day) => `Issued on ${day}`, 'credit-note': (day) => `Issued on ${day}` },
  suppliedOn: 'Date of supply',
  supplied: (from, to) => `from ${from} to ${to} inclusive`,
  dueOn: 'Payable by',
  paidOn: (day, method) => `Paid on ${day} by ${method}`,
  methods: {
    card: 'bank card',
    'sepa-debit': 'SEPA direct debit',
    transfer: 'bank transfer',
    cheque: 'cheque',
    cash: 'cash',
    free: 'gift voucher',
  },
  corrects: 'Cancels or corrects',
  correctsNumber: {
    'credit-note': (number, day) => `invoice ${number} of ${day}`,
    invoice: (number, day) => `credit note ${number} of ${day}`,
  },
  reason: 'Reason',
  account: 'Account',
  nature: 'Category',
  services: 'Supply of services',
  billedTo: 'Customer',
  siren: 'SIREN',
  vatNumber: 'VAT no.',
  quantity: 'Qty',
  unit: 'Unit price excl. VAT',
  vat: 'VAT',
  net: 'Amount excl. VAT',
  netTotal: 'Total excluding VAT',
  vatOf: (rate, net) => `VAT at ${rate} on ${net}`,
  total: { invoice: 'Total including VAT', 'credit-note': 'Total credited including VAT' },
  totalNoVat: { invoice: 'Total', 'credit-note': 'Total credited' },
  payTitle: 'How to pay',
  rest: 'Still to pay, credit notes taken off',
  reference: 'Reference to be quoted',
  transfer: 'Transfer to',
  bic: 'BIC',
  cheque: (payee) => `Or by cheque payable to ${payee}.`,
  vatFranchise: 'VAT not applicable, article 293\u00A0B of the French tax code (CGI).',
  vatExempt: 'Exempt from VAT, article 261, 7, 1° of the French tax code (CGI).',
  latePenalties:
    'Late payment entails penalties at three times the legal interest rate and a fixed recovery charge of €40 (articles L441-10 and D441-5 of the French commercial code).',
  noDiscount: 'No discount for early payment.',
}
