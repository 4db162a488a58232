import type { organisationSettings } from '@guichet/db/schema'

/** An organisation whose every field is filled in. */
export const TEST_ORGANISATION: Omit<typeof organisationSettings.$inferInsert, 'updatedAt'> = {
  id: 1,
  name: 'Union des essais',
  shortName: 'Essais',
  tagline: 'Rien n’est laissé au hasard',
  legalForm: 'Association loi 1901',
  siret: '99313042600014',
  email: 'contact@test.example',
  phone: '04 65 71 00 10',
  openingHoursFr: 'De 9 h à 17 h',
  openingHoursEn: '9:00 to 17:00',
  website: 'https://essais.example',
  addressLines: ['1, rue des Essais', '13100 Aix-en-Provence'],
  city: 'Aix-en-Provence',
  accentColour: '#4c5fb1',
  managementToolName: 'Carnet',
  signatoryName: 'Odile Vasseur',
  signatoryRole: 'Présidente',
  transferHolder: 'Union des essais',
  transferIban: 'FR7699999000130002607198430',
  transferBic: 'AZLVFRP1XXX',
  transferBank: 'Banque des essais',
  chequePayableTo: 'Union des essais',
  vatRegime: 'franchise',
}
