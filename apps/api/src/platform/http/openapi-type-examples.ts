import { CURSOR } from './openapi-samples.ts'

const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })

const TYPE_ID = '019a1f5f-5f60-7172-8d84-9e0f1a2b3c45'
const PARTNER_ID = '019a1f5f-6071-7283-9e95-0f1a2b3c4d56'

const partner = {
  id: PARTNER_ID,
  name: 'Couveuse Le Tremplin',
  contactName: 'Sonia Ferrand',
  email: 'contact@tremplin.example',
  phone: '04 42 00 00 00',
  withdrawn: false,
  memberCount: 27,
  version: 2,
}
const partnerBody = {
  name: partner.name,
  contactName: partner.contactName,
  email: partner.email,
  phone: partner.phone,
}
const type = {
  id: TYPE_ID,
  code: 'normale',
  labelFr: 'normale',
  labelEn: 'standard',
  descriptionFr: 'Un an de conseils et l’attestation d’adhésion.',
  descriptionEn: 'One year of advice and the membership certificate.',
  kind: 'annual',
  freeMonths: 0,
  partner: null,
  rank: 0,
  withdrawn: false,
  amountCents: 6900,
  firstAmountCents: 6500,
  prices: [
    {
      id: '019a1f5f-7182-7394-8fa6-1a2b3c4d5e67',
      partner: { id: PARTNER_ID, name: partner.name },
      amountCents: 4900,
      startsOn: '2027-01-01',
      state: 'coming',
    },
    {
      id: '019a1f5f-8293-74a5-90b7-2b3c4d5e6f78',
      partner: null,
      amountCents: 6900,
      startsOn: '2026-01-01',
      state: 'current',
    },
  ],
  activeCount: 118,
  version: 3,
}
const words = {
  labelFr: type.labelFr,
  labelEn: type.labelEn,
  descriptionFr: type.descriptionFr,
  descriptionEn: type.descriptionEn,
  partnerId: null,
  rank: 0,
}

const IMPORT_ID = '019a1f5f-93a4-75b6-91c8-3c4d5e6f7a89'
const memberImport = {
  ...{ id: IMPORT_ID, fileName: 'galette.csv', fileHash: 'ab12'.repeat(16), importedBy: 'Camille Durand' },
  ...{ startedAt: '2026-11-21T09:15:00.000Z', endedAt: '2026-11-21T09:15:02.000Z', dryRun: false },
  ...{ state: 'done', rows: 214, rowsDone: 214, created: 214, errorCount: 0 },
}
/** Imports of members, membership types, their prices, and partners. */
export const TYPE_EXAMPLES = {
  importMembers: {
    params: {
      ...{ fileName: 'galette.csv', dryRun: 'true', id: IMPORT_ID, typeId: TYPE_ID },
      ...{ mapping: 'lastName,firstName,email,,endsOn', sheet: 'Adhérents' },
    },
    responses: {
      200: one({
        ...{ rows: 214, created: 0, memberships: 198, withoutEmail: 12, sameSiret: 3, errorCount: 1 },
        ...{ sheets: ['Adhérents', 'Réglages'], sheet: 'Adhérents' },
        columns: [{ header: 'nom_adh', target: 'lastName', samples: ['Castellan', 'Roux', 'Blanc'] }],
        errors: [
          {
            ...{ row: 17, column: 'email_adh', target: 'email', code: 'email.invalid' },
            message: 'Indiquez une adresse e-mail, par exemple nom@exemple.fr.',
          },
        ],
      }),
    },
  },
  listMemberImports: {
    params: { cursor: CURSOR, limit: 10 },
    responses: {
      200: one({
        ...{ items: [memberImport], nextCursor: null, previousCursor: null },
        ...{ total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  getMemberImport: { params: { id: IMPORT_ID }, responses: { 200: one(memberImport) } },
  undoMemberImport: {
    params: { id: IMPORT_ID },
    responses: { 200: one({ ...memberImport, state: 'undone' }) },
  },
  listMembershipTypes: { responses: { 200: one({ items: [type] }) } },
  getMembershipType: { params: { id: TYPE_ID }, responses: { 200: one(type) } },
  createMembershipType: {
    body: {
      year: {
        summary: 'A year less a day',
        value: { code: 'normale', ...words, kind: 'annual', amountCents: 6900 },
      },
      calendar: {
        summary: 'To the end of the year, whose last three months are free',
        value: { code: 'civile', ...words, kind: 'free-months', freeMonths: 3, amountCents: 6900 },
      },
    },
    responses: { 201: one({ ...type, prices: [], firstAmountCents: 6900, activeCount: 0, version: 1 }) },
  },
  updateMembershipType: {
    params: { id: TYPE_ID },
    body: {
      change: { summary: 'Change its place', value: { ...words, rank: 10, withdrawn: false } },
      withdraw: { summary: 'Withdraw it', value: { ...words, withdrawn: true } },
    },
    responses: { 200: one({ ...type, rank: 10, version: 4 }) },
  },
  setMembershipPrice: {
    params: { id: TYPE_ID },
    body: {
      everybody: { summary: 'For everybody', value: { amountCents: 7200, startsOn: '2027-01-01' } },
      partner: {
        summary: 'For the members of a partner',
        value: { partnerId: PARTNER_ID, amountCents: 4900, startsOn: '2027-01-01' },
      },
    },
    responses: { 201: one(type) },
  },
  listStaffPartners: { responses: { 200: one({ items: [partner] }) } },
  getStaffPartner: { params: { id: PARTNER_ID }, responses: { 200: one(partner) } },
  createPartner: {
    body: one(partnerBody),
    responses: { 201: one({ ...partner, memberCount: 0, version: 1 }) },
  },
  updatePartner: {
    params: { id: PARTNER_ID },
    body: one({ ...partnerBody, withdrawn: true }, 'Withdraw it'),
    responses: { 200: one({ ...partner, withdrawn: true, version: 3 }) },
  },
}
