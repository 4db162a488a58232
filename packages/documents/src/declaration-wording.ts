import type { DeclarationReceiptData } from './document-data.ts'

type Line = DeclarationReceiptData['declaration']['lines'][number]

/** The words of receipts of declarations. French holds its own spaces. */
export type DeclarationWording = {
  title: string
  filedOn: (day: string) => string
  correctedOn: (day: string) => string
  declarant: string
  company: string
  period: string
  dueOn: string
  filedBy: string
  turnover: string
  base: string
  rate: string
  amount: string
  contributions: string
  turnoverTotal: string
  total: string
  categories: Readonly<Record<Line['category'], string>>
  kinds: Readonly<Record<Line['kind'], string>>
  reduced: Readonly<Record<NonNullable<Line['reduction']>, (fullRate: string) => string>>
  since: (day: string, source: string) => string
  zero: string
  mention: string
}

export const declarationFr: DeclarationWording = {
  title: 'Récépissé de déclaration',
  filedOn: (day) => `Déposée le\u00A0${day}`,
  correctedOn: (day) => `Déclaration rectificative déposée le\u00A0${day}`,
  declarant: 'Déclarant',
  company: 'Entreprise',
  period: 'Période déclarée',
  dueOn: 'Échéance',
  filedBy: 'Déposée par',
  turnover: 'Chiffre d’affaires encaissé, hors TVA',
  base: 'Base',
  rate: 'Taux',
  amount: 'Montant',
  contributions: 'Cotisations et contributions',
  turnoverTotal: 'Chiffre d’affaires déclaré',
  total: 'Montant dû',
  categories: {
    sales: 'Ventes, restauration, hébergement',
    services: 'Prestations de services commerciales ou artisanales',
    liberal: 'Autres prestations de services, professions libérales',
    'liberal-cipav': 'Professions libérales réglementées (Cipav)',
    'tourism-lets': 'Location de meublés de tourisme classés',
  },
  kinds: {
    social: 'Cotisations sociales',
    training: 'Formation professionnelle',
    chamber: 'Taxe pour frais de chambre',
    'income-tax': 'Versement libératoire de l’impôt sur le revenu',
  },
  reduced: {
    acre: (fullRate) => `taux réduit par l’Acre, au lieu de ${fullRate}`,
    overseas: (fullRate) => `taux réduit d’outre-mer, au lieu de ${fullRate}`,
  },
  since: (day, source) => `en vigueur depuis le\u00A0${day}, ${source}`,
  zero: 'Aucun chiffre d’affaires n’a été encaissé\u00A0: rien n’est dû pour cette période.',
  mention:
    'Ce récépissé atteste du dépôt de la déclaration et de ce qu’elle contient. Ce n’est pas un reçu de paiement.',
}

export const declarationEn: DeclarationWording = {
  title: 'Declaration receipt',
  filedOn: (day) => `Filed on ${day}`,
  correctedOn: (day) => `Correction filed on ${day}`,
  declarant: 'Declarant',
  company: 'Company',
  period: 'Period declared',
  dueOn: 'Due day',
  filedBy: 'Filed by',
  turnover: 'Turnover received, without VAT',
  base: 'Base',
  rate: 'Rate',
  amount: 'Amount',
  contributions: 'Contributions',
  turnoverTotal: 'Turnover declared',
  total: 'Amount due',
  categories: {
    sales: 'Sales, catering, lodging',
    services: 'Commercial or craft services',
    liberal: 'Other services, liberal professions',
    'liberal-cipav': 'Regulated liberal professions (Cipav)',
    'tourism-lets': 'Letting of classified tourist lodging',
  },
  kinds: {
    social: 'Social contributions',
    training: 'Vocational training',
    chamber: 'Chamber tax',
    'income-tax': 'Flat-rate income tax',
  },
  reduced: {
    acre: (fullRate) => `reduced by Acre, instead of ${fullRate}`,
    overseas: (fullRate) => `reduced overseas rate, instead of ${fullRate}`,
  },
  since: (day, source) => `in force since ${day}, ${source}`,
  zero: 'No turnover was received: nothing is due for this period.',
  mention:
    'This receipt states that the declaration was filed, and what it says. It is no receipt of a payment.',
}
