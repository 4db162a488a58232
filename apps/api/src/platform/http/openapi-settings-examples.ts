import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR } from './openapi-samples.ts'

const newTerms = { kind: 'membership-terms', version: '2026-11-30' }
const accepted = [
  { kind: 'membership-terms', version: '2026-11', acceptedAt: '2026-02-03T10:12:00.000Z', how: 'sign-up' },
]
const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }
const contacts = {
  ...{ email: 'contact@example.org', phone: '04 91 00 00 00' },
  openingHoursFr: 'Du lundi au vendredi, de 9 h à 17 h',
  openingHoursEn: 'Monday to Friday, 9:00 to 17:00',
  ...{ salesEmail: 'abonnements@example.org', salesPhone: null },
}
const settings = {
  identity: {
    ...{ name: 'Association Exemple', shortName: 'Exemple', tagline: 'Au service des micro-entrepreneurs' },
    ...{ legalForm: 'Association loi 1901', siret: '99313042600014', website: 'https://www.example.org' },
    ...{ addressLines: ['1 place de la Bourse', '13001 Marseille'], city: 'Marseille' },
    ...{ signatoryName: 'Odile Vasseur', signatoryRole: 'Présidente' },
    ...{ managementToolName: 'Outil de gestion', portalName: 'EXEMPLE' },
  },
  appearance: { accentColour: '#0b7285' },
  contacts,
  bank: {
    ...{ transferHolder: 'Association Exemple', transferIban: 'FR7699999000130002607198430' },
    ...{ transferBic: 'AZLVFRP1XXX', transferBank: 'Banque des Deux Rives' },
    chequePayableTo: 'Association Exemple',
  },
  invoicing: {
    ...{ vatRegime: 'vat', vatNumber: 'FR83404833048', vatExemptionText: null, latePenaltyText: null },
    invoiceDueDays: 30,
  },
  modules: ['membership', 'accounts'],
  logoPath: '/api/v1/organisation/logo?v=3f9a0c1be2d47788',
  version: 7,
}
const standard = { version: '2026-11', publishedOn: null, inForceOn: null }
const published = { version: '2026-11-30', publishedOn: '2026-11-30', inForceOn: '2026-11-30' }
const TEXT = '# Hébergement\n\nCe portail est hébergé à Marseille.'
const staffText = {
  ...{ kind: 'legal-notice', number: 1, version: '2026-11-30', inForceOn: '2026-11-30' },
  current: '2026-11-30',
  ...{ textFr: TEXT, textEn: '# Hosting\n\nThis portal is hosted in Marseille.' },
  versions: [
    { ...published, publishedBy: 'Odile Vasseur' },
    { ...standard, publishedBy: null },
  ],
}
const answered = { responses: { 200: one(settings) } }

export const SETTINGS_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getOrganisation: {
    responses: {
      200: one({
        name: 'Association Exemple',
        shortName: 'Exemple',
        tagline: 'Au service des micro-entrepreneurs',
        email: 'contact@example.org',
        phone: '+33149098737',
        openingHours: 'Du lundi au vendredi, de 9 h à 17 h',
        website: 'https://www.example.org',
        addressLines: ['1 place de la Bourse', '13001 Marseille'],
        legalForm: 'Association loi 1901',
        siret: '99313042600014',
        signatoryName: 'Odile Vasseur',
        signatoryRole: 'Présidente',
        salesEmail: 'abonnements@example.org',
        salesPhone: null,
        modules: ['membership', 'accounts'],
        logoPath: null,
        accentColour: '#0b7285',
        managementToolName: 'Outil de gestion',
        franceConnect: true,
        demo: false,
      }),
    },
  },
  getLogo: { params: { v: '3f9a0c1be2d47788' } },
  getSettings: answered,
  updateSettings: { body: one({ contacts }), ...answered },
  saveLogo: answered,
  removeLogo: { responses: { 200: one({ ...settings, logoPath: null, version: 8 }) } },
  listSettingsChanges: {
    params: { limit: 10, cursor: CURSOR },
    responses: {
      200: one({
        items: [
          {
            ...{ id: '019a1f51-3e70-7a84-b1c5-0d2f4a6c8e77', at: '2026-11-18T07:30:00.000Z' },
            ...{ action: 'organisation.settings-updated', actorName: 'Odile Vasseur' },
            changes: [{ field: 'accentColour', before: '#4c5fb1', after: '#0b7285' }],
          },
        ],
        ...page,
      }),
    },
  },
  getLegalText: {
    params: { kind: 'legal-notice', version: '2026-11-30' },
    responses: {
      200: one({
        ...{ kind: 'legal-notice', ...published, isCurrent: true },
        ...{ paragraphs: TEXT.split('\n\n'), versions: [published, standard] },
      }),
    },
  },
  getStaffLegalText: { params: { kind: 'legal-notice' }, responses: { 200: one(staffText) } },
  publishLegalText: {
    params: { kind: 'legal-notice' },
    body: one({ textFr: staffText.textFr, textEn: staffText.textEn, inForceOn: '2026-12-15' }),
    responses: { 200: one(staffText) },
  },
  getOwnTerms: {
    responses: {
      200: one({ owed: [{ ...newTerms, inForceOn: '2026-11-30', acceptedVersion: '2026-11' }], accepted }),
    },
  },
  acceptTerms: {
    body: one({ accepted: [newTerms] }),
    responses: {
      200: one({
        owed: [],
        accepted: [{ ...newTerms, acceptedAt: '2026-11-30T09:00:00.000Z', how: 'asked' }, ...accepted],
      }),
    },
  },
  sendContactMessage: {
    body: one({
      ...{ name: 'Hélène Castellan', email: 'helene.castellan@example.org', subject: 'Première adhésion' },
      message: 'Bonjour,\n\nMon entreprise ouvre le mois prochain : puis-je déjà adhérer ?',
    }),
  },
}
