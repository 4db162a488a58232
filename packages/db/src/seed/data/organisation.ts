import type { organisationSettings } from '../../schema/index.ts'
import { typeset } from './typeset.ts'

type Settings = Omit<typeof organisationSettings.$inferInsert, 'updatedAt'>

/** An invented association; addresses and numbers lead to nobody. */
export const DEMO_ORGANISATION: Settings = {
  id: 1,
  name: 'Azur et Lavande, union des micro-entrepreneurs',
  shortName: 'Azur et Lavande',
  tagline: 'À son compte, jamais seul',
  legalForm: 'Association loi 1901',
  siret: '99313042600014',
  email: 'contact@demo.example',
  phone: '04 65 71 00 10',
  openingHoursFr: typeset('Du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 17 h 30'),
  openingHoursEn: 'Monday to Friday, 9:00 to 12:30 and 14:00 to 17:30 (Paris time)',
  website: 'https://azur-lavande.example',
  addressLines: ['12, allée des Jardiniers', '13100 Aix-en-Provence'],
  city: 'Aix-en-Provence',
  accentColour: '#4c5fb1',
  managementToolName: 'Carnet de gestion',
  signatoryName: 'Odile Vasseur',
  signatoryRole: 'Présidente',
  transferHolder: 'Azur et Lavande',
  transferIban: 'FR7699999000130002607198430',
  transferBic: 'AZLVFRP1XXX',
  transferBank: 'Banque des Deux Rives',
  chequePayableTo: 'Azur et Lavande',
  vatRegime: 'vat',
  vatNumber: 'FR12993130426',
  portalName: 'AZUR-LAVANDE',
  salesEmail: 'abonnements@demo.example',
  salesPhone: '04 65 71 00 12',
}

/** What an empty installation shows until somebody fills in the settings. */
export const EMPTY_ORGANISATION: Settings = {
  id: 1,
  name: 'Mon organisation',
  shortName: 'Guichet',
  legalForm: 'Association loi 1901',
  email: 'contact@example.org',
  phone: '',
  openingHoursFr: '',
  openingHoursEn: '',
  addressLines: [],
  city: '',
  accentColour: '#4c5fb1',
  managementToolName: 'Outil de gestion',
  signatoryName: '',
  signatoryRole: '',
}
