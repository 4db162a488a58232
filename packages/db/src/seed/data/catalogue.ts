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

/** Types by the calendar year, which nobody has taken yet. */
export const FURTHER_TYPES = [
  {
    code: 'civile',
    labelFr: 'année civile',
    labelEn: 'calendar year',
    descriptionFr: typeset('Jusqu’au 31 décembre, au prix des mois restants.'),
    descriptionEn: 'Until 31 December, at the price of the months left.',
    kind: 'pro-rata',
    freeMonths: 0,
    amountCents: 6600,
  },
  {
    code: 'rentree',
    labelFr: 'rentrée',
    labelEn: 'autumn',
    descriptionFr: typeset('L’année civile, avec les trois derniers mois de l’année précédente offerts.'),
    descriptionEn: 'The calendar year, with the last three months of the year before for free.',
    kind: 'free-months',
    freeMonths: 3,
    amountCents: 6900,
  },
] as const

/** Whom to ask at the partners. */
export const PARTNER_CONTACTS: Readonly<Record<string, object>> = {
  'Couveuse Le Tremplin': {
    contactName: 'Sonia Ferrand',
    email: 'contact@tremplin.example',
    phone: '+33442961010',
  },
  'Coopérative des Trois Vallées': {
    contactName: 'Rémi Castellan',
    email: 'accueil@troisvallees.example',
    phone: '+33490740022',
  },
  'Espace Emploi Durance': { email: 'emploi@durance.example' },
}

/** A partner of former times. */
export const WITHDRAWN_PARTNER = 'Relais Jeunes Pousses'

export interface ServiceData {
  readonly labelFr: string
  readonly labelEn: string
  readonly descriptionFr: string
  readonly descriptionEn: string
  /** Without VAT. */
  readonly netCents: number
  readonly vatRateBps: number
  /** How often it is paid for; null: once. */
  readonly interval: 'month' | 'year' | null
  readonly audience: 'all' | 'active' | 'types'
  readonly typeCodes?: readonly TypeCode[]
  /** What it cost without VAT a year ago. */
  readonly formerNetCents?: number
}

const services: readonly ServiceData[] = [
  {
    labelFr: 'Rendez-vous conseil d’une heure',
    labelEn: 'One-hour advice session',
    descriptionFr:
      'Une heure avec une conseillère, au bureau ou en visio : statut, aides, organisation, prix. Nous vous rappelons sous deux jours ouvrés pour convenir de la date.',
    descriptionEn:
      'One hour with an adviser, at the office or by video: status, grants, organisation, prices. We call you within two working days to set the date.',
    netCents: 2917,
    vatRateBps: 2000,
    interval: null,
    audience: 'all',
    formerNetCents: 2667,
  },
  {
    labelFr: 'Atelier « Fixer ses prix »',
    labelEn: 'Workshop “Setting your prices”',
    descriptionFr:
      'Une matinée à huit personnes au plus pour calculer votre taux horaire et construire votre grille. Supports remis sur place.',
    descriptionEn:
      'A morning with eight people at most to work out your hourly rate and build your price list. Handouts given on the spot.',
    netCents: 2000,
    vatRateBps: 0,
    interval: null,
    audience: 'active',
  },
  {
    labelFr: 'Relecture de devis et de factures',
    labelEn: 'Review of quotes and invoices',
    descriptionFr:
      'Vos modèles relus ligne à ligne : mentions obligatoires, délais, TVA, pénalités. Réponse écrite sous cinq jours.',
    descriptionEn:
      'Your templates read line by line: mandatory particulars, terms, VAT, penalties. A written answer within five days.',
    netCents: 2083,
    vatRateBps: 2000,
    interval: null,
    audience: 'active',
  },
  {
    labelFr: 'Aide à la déclaration de chiffre d’affaires',
    labelEn: 'Help with the turnover declaration',
    descriptionFr:
      'Nous remplissons avec vous la déclaration du mois ou du trimestre, et vérifions seuils et exonérations.',
    descriptionEn:
      'We fill in the declaration of the month or quarter with you, and check thresholds and exemptions.',
    netCents: 1250,
    vatRateBps: 2000,
    interval: null,
    audience: 'active',
  },
  {
    labelFr: 'Domiciliation de l’entreprise',
    labelEn: 'Business address',
    descriptionFr:
      'Une adresse professionnelle au siège de l’association, réception et numérisation du courrier. Contrat et attestation fournis.',
    descriptionEn:
      'A business address at the seat of the association; post received and scanned. Contract and certificate provided.',
    netCents: 1583,
    vatRateBps: 2000,
    interval: 'month',
    audience: 'active',
  },
  {
    labelFr: 'Permanence téléphonique',
    labelEn: 'Telephone answering',
    descriptionFr:
      'Vos appels pris en votre nom de 9 h à 18 h, le message envoyé aussitôt par e-mail. Jusqu’à quarante appels par mois.',
    descriptionEn:
      'Your calls taken in your name from 9 am to 6 pm, the message sent at once by e-mail. Up to forty calls a month.',
    netCents: 2417,
    vatRateBps: 2000,
    interval: 'month',
    audience: 'active',
  },
  {
    labelFr: 'Bilan de première année',
    labelEn: 'First-year review',
    descriptionFr:
      'Deux heures pour relire votre première année, chiffres en main, et préparer la suivante. Réservé aux couples inscrits en adhésion duo.',
    descriptionEn:
      'Two hours to go over your first year, figures in hand, and to prepare the next. Kept for couples with a duo membership.',
    netCents: 5000,
    vatRateBps: 2000,
    interval: null,
    audience: 'types',
    typeCodes: ['duo'],
  },
]

/** "Prestations" that members of the demo have taken. */
export const SERVICES: readonly ServiceData[] = services.map((service) => ({
  ...service,
  labelFr: typeset(service.labelFr),
  descriptionFr: typeset(service.descriptionFr),
}))
