import { samplePdf, samplePng } from '../sample-files.ts'

export interface DocumentData {
  readonly name: string
  readonly category: 'company' | 'membership' | 'invoice' | 'tax' | 'social' | 'identity' | 'other'
  readonly period: string | null
  readonly daysAgo: number
  readonly trashedDaysAgo?: number
  /** Put there by the organisation: for this member, for all, or for those who are active then. */
  readonly published?: 'member' | 'all' | 'active'
  /** One in how many members has read it, the owner among them. */
  readonly readByOneIn?: number
  readonly retainedYears?: number
  /** Why it was withdrawn, and how many days ago. */
  readonly withdrawn?: { readonly daysAgo: number; readonly reason: string }
  /** A second version. */
  readonly next?: { readonly daysAgo: number; readonly content: () => Buffer }
  readonly mediaType: 'application/pdf' | 'image/png' | 'text/csv' | 'text/plain'
  readonly ending: 'pdf' | 'png' | 'csv' | 'txt'
  readonly content: () => Buffer
}

const pdf = (...pages: readonly (readonly string[])[]) => ({
  ...({ mediaType: 'application/pdf', ending: 'pdf' } as const),
  content: () => samplePdf(pages),
})
const text = (ending: 'csv' | 'txt', words: string) => ({
  ...({ mediaType: ending === 'csv' ? 'text/csv' : 'text/plain', ending } as const),
  content: () => Buffer.from(words),
})

/** Number before that of the first document: the source shows "Champignons" as 61. */
export const DOCUMENTS_BEFORE = 60

/** Documents of active@demo.example, the oldest first. */
export const DOCUMENTS: readonly DocumentData[] = [
  {
    ...{ name: 'Champignons', category: 'company', period: null, daysAgo: 240, published: 'member' },
    ...pdf([
      'Champignons',
      'Vendre des champignons cueillis : ce que dit la règle.',
      '',
      'La cueillette demande l’accord du propriétaire du terrain.',
      'La vente au détail demande un certificat de contrôle.',
      'Le chiffre d’affaires se déclare avec les ventes de marchandises.',
    ]),
  },
  {
    ...{ name: 'Guide de l’adhérent', category: 'membership', period: null, daysAgo: 180, published: 'all' },
    ...pdf(
      ['Guide de l’adhérent', 'Votre espace personnel en trois pages.'],
      ['Votre adhésion', 'Elle court un an, jour pour jour.', 'Elle se renouvelle en ligne.'],
      ['Vos documents', 'Ils sont conservés chiffrés.', 'Ceux que vous supprimez restent trente jours.'],
    ),
  },
  {
    ...{ name: 'Attestation de vigilance', category: 'social', period: '2026-T2', daysAgo: 120 },
    ...pdf(['Attestation de vigilance', 'Les cotisations du trimestre sont à jour.']),
  },
  {
    ...{ name: 'Facture ordinateur', category: 'invoice', period: null, daysAgo: 75 },
    ...pdf(['Facture', 'Ordinateur portable : 849,00 euros.', 'Réglée par carte.']),
  },
  {
    ...{ name: 'Ancien devis', category: 'invoice', period: null, daysAgo: 70, trashedDaysAgo: 3 },
    ...pdf(['Devis', 'Remplacé par le devis suivant.']),
  },
  {
    ...{ name: 'Brouillon de courrier', category: 'other', period: null, daysAgo: 62, trashedDaysAgo: 22 },
    ...text('txt', 'Madame, Monsieur,\n\nJe vous écris au sujet de mon adhésion.\n'),
  },
  {
    ...{ name: 'Logo de l’atelier', category: 'company', period: null, daysAgo: 40 },
    ...{ mediaType: 'image/png', ending: 'png', content: () => samplePng() },
  },
  {
    ...{ name: 'Recettes du mois', category: 'tax', period: null, daysAgo: 12 },
    ...text('csv', 'Date;Client;Montant\n03;Étienne Barral;120,00\n17;Nadia Benali;340,50\n'),
  },
  {
    ...{ name: 'Statuts de l’association', category: 'membership', period: null, daysAgo: 11 },
    ...{ published: 'all', readByOneIn: 4 },
    ...pdf(['Statuts', 'Adoptés par l’assemblée générale constitutive.', 'Le siège est à Avignon.']),
    next: {
      daysAgo: 5,
      content: () =>
        samplePdf([
          ['Statuts', 'Modifiés par l’assemblée générale extraordinaire.', 'Le siège est à Arles.'],
          ['Article 2', 'L’association accompagne les micro-entrepreneurs de la région.'],
        ]),
    },
  },
  {
    ...{ name: 'Convocation à l’assemblée générale', category: 'membership', period: null, daysAgo: 10 },
    ...{ published: 'active', readByOneIn: 5 },
    withdrawn: { daysAgo: 6, reason: 'La date a changé : une nouvelle convocation sera envoyée.' },
    ...pdf(['Convocation', 'L’assemblée générale se tiendra à Avignon.']),
  },
  {
    ...{ name: 'Procès-verbal de l’assemblée générale', category: 'membership', period: null, daysAgo: 8 },
    ...{ published: 'active', readByOneIn: 3, retainedYears: 10 },
    ...pdf(
      ['Procès-verbal', 'Assemblée générale ordinaire.', 'Le quorum est atteint.'],
      ['Résolutions', 'Le rapport moral est adopté.', 'Les comptes sont approuvés à l’unanimité.'],
    ),
  },
  {
    ...{ name: 'Lettre d’information', category: 'other', period: null, daysAgo: 4 },
    ...{ published: 'all', readByOneIn: 7, retainedYears: 2 },
    ...pdf(['Lettre d’information', 'Les dates des prochaines permanences.', 'Le portrait du mois.']),
  },
]
