import { samplePdf, samplePng } from '../sample-files.ts'

export interface DocumentData {
  readonly name: string
  readonly category: 'company' | 'membership' | 'invoice' | 'tax' | 'social' | 'identity' | 'other'
  readonly period: string | null
  readonly daysAgo: number
  readonly trashedDaysAgo?: number
  /** Put there by the organisation: for this member, or for all. */
  readonly published?: 'member' | 'all'
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
]
