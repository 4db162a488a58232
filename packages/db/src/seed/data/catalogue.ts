import { typeset } from './typeset.ts'

/** Bodies with which the organisation has an agreement. */
export const PARTNERS = [
  'Couveuse Le Tremplin',
  'Coopérative des Trois Vallées',
  'Pépinière La Ruche d’Aix',
  'Club des artisanes du Luberon',
  'Espace Emploi Durance',
] as const

/** The partner whose members have a price of their own. */
export const PRICED_PARTNER = PARTNERS[0]

export type TypeCode = 'normale' | 'partenaire' | 'duo' | 'soutien' | 'decouverte'

export interface TypeData {
  readonly code: TypeCode
  readonly labelFr: string
  readonly labelEn: string
  readonly descriptionFr: string
  readonly descriptionEn: string
  readonly amountCents: number
  /** What it cost more than three years ago. */
  readonly formerCents: number
  readonly offered: boolean
}

const types: readonly TypeData[] = [
  {
    code: 'normale',
    labelFr: 'normale',
    labelEn: 'standard',
    descriptionFr: 'Un an de conseils, les ateliers collectifs et l’attestation d’adhésion.',
    descriptionEn: 'One year of advice, the group workshops and the membership certificate.',
    amountCents: 6900,
    formerCents: 6200,
    offered: true,
  },
  {
    code: 'partenaire',
    labelFr: 'partenaire',
    labelEn: 'partner',
    descriptionFr: `Tarif réservé aux personnes accompagnées par notre partenaire ${PRICED_PARTNER}.`,
    descriptionEn: `Price for people supported by our partner ${PRICED_PARTNER}.`,
    amountCents: 4900,
    formerCents: 4500,
    offered: true,
  },
  {
    code: 'duo',
    labelFr: 'duo',
    labelEn: 'duo',
    descriptionFr: 'Pour deux micro-entrepreneurs du même foyer ; une attestation pour chacun.',
    descriptionEn: 'For two micro-entrepreneurs of one household; a certificate for each.',
    amountCents: 11000,
    formerCents: 9900,
    offered: true,
  },
  {
    code: 'soutien',
    labelFr: 'soutien',
    labelEn: 'supporter',
    descriptionFr: 'L’adhésion normale, et un don qui finance l’accueil des créateurs sans ressources.',
    descriptionEn: 'The standard membership, and a gift that helps founders without means.',
    amountCents: 15000,
    formerCents: 15000,
    offered: true,
  },
  {
    code: 'decouverte',
    labelFr: 'découverte',
    labelEn: 'discovery',
    descriptionFr: 'Ancien tarif de première année, qui n’est plus proposé.',
    descriptionEn: 'Former price of a first year, no longer offered.',
    amountCents: 3500,
    formerCents: 3500,
    offered: false,
  },
]

export const TYPES: readonly TypeData[] = types.map((type) => ({
  ...type,
  descriptionFr: typeset(type.descriptionFr),
}))

export interface ServiceData {
  readonly labelFr: string
  readonly labelEn: string
  readonly amountCents: number
  readonly recurring: boolean
}

const services: readonly ServiceData[] = [
  {
    labelFr: 'Rendez-vous conseil d’une heure',
    labelEn: 'One-hour advice session',
    amountCents: 3500,
    recurring: false,
  },
  {
    labelFr: 'Atelier « Fixer ses prix »',
    labelEn: 'Workshop “Setting your prices”',
    amountCents: 2000,
    recurring: false,
  },
  {
    labelFr: 'Relecture de devis et de factures',
    labelEn: 'Review of quotes and invoices',
    amountCents: 2500,
    recurring: false,
  },
  {
    labelFr: 'Aide à la déclaration de chiffre d’affaires',
    labelEn: 'Help with the turnover declaration',
    amountCents: 1500,
    recurring: false,
  },
  {
    labelFr: 'Domiciliation de l’entreprise, par mois',
    labelEn: 'Business address, per month',
    amountCents: 1900,
    recurring: true,
  },
  {
    labelFr: 'Permanence téléphonique, par mois',
    labelEn: 'Telephone answering, per month',
    amountCents: 2900,
    recurring: true,
  },
  { labelFr: 'Bilan de première année', labelEn: 'First-year review', amountCents: 6000, recurring: false },
]

/** "Prestations" that members of the demo have taken. */
export const SERVICES: readonly ServiceData[] = services.map((service) => ({
  ...service,
  labelFr: typeset(service.labelFr),
}))
