import { COMPANY_EXAMPLES } from './openapi-company-examples.ts'
import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PERSON_ID, TOKEN } from './openapi-samples.ts'

const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })
const change = {
  change: {
    ...{
      email: 'helene@atelier.example.org',
      state: 'awaiting-new',
      requestedAt: '2026-11-21T09:12:10.000Z',
    },
    ...{ expiresAt: '2026-11-22T09:12:10.000Z', oldConfirmed: false, effectiveAt: null },
  },
}

const fileChanges = {
  items: [
    {
      ...{
        id: '019a1f60-5b6c-7d90-a7e2-4f6a8c0e2b4d',
        at: '2026-11-20T08:12:45.000Z',
        action: 'member.updated',
      },
      ...{ actorKind: 'self', actorName: 'Hélène Castellan', fields: ['phone', 'personalAddress'] },
      ...{ reason: null, email: null, event: null },
    },
  ],
  ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
}
const address = { street: '3 rue Haute', complement: null, postcode: '13100', city: 'Aix-en-Provence' }
const EVENT_ID = '019a1f61-5b6c-7d90-a7e2-4f6a8c0e2b4d'
const lifeEvent = {
  ...{ id: EVENT_ID, kind: 'move', state: 'planned', happensOn: '2026-12-01', atOnce: false },
  ...{ personalAddress: address, businessAddress: null, siret: null, ape: null, comment: null },
  ...{
    answer: null,
    byStaff: false,
    createdAt: '2026-11-21T09:12:10.000Z',
    settledAt: null,
    mayTakeBack: true,
  },
}
const outlook = {
  ...{
    memberUntil: '2027-01-14',
    withdrawalUntil: null,
    renewalWaits: false,
    renewsItself: false,
    subscriptions: 1,
  },
  ...{ accounts: 0, siret: '07955542100019' },
}
const resignation = {
  ...{ ...lifeEvent, kind: 'resignation', state: 'requested', atOnce: true, personalAddress: null },
  ...{ personId: PERSON_ID, memberNumber: 1204, holderName: 'Hélène Castellan' },
}
const ownPhone = {
  ...{ phone: '+33612345678', verifiedAt: '2026-11-21T09:14:02.000Z' },
  ...{ pending: null, available: true },
}
const pageParams = { limit: 10, cursor: CURSOR }

/** Changes of the person’s file beyond its fields. */
export const INFORMATION_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...COMPANY_EXAMPLES,
  getEmailChange: { responses: { 200: one(change) } },
  requestEmailChange: {
    body: one({ email: 'helene@atelier.example.org', currentPassword: 'Trois-Ormes-1987!' }),
    responses: { 200: one(change) },
  },
  resendEmailChange: { responses: { 200: one(change) } },
  withdrawEmailChange: {},
  getEmailChangeLink: {
    params: { token: TOKEN },
    responses: {
      200: one({
        ...{ side: 'old', oldEmail: 'helene.castellan@example.org', newEmail: 'helene@atelier.example.org' },
        ...{ confirmed: false, expiresAt: '2026-11-22T09:12:10.000Z', effectiveAt: null },
      }),
    },
  },
  answerEmailChange: {
    params: { token: TOKEN },
    body: one({ decision: 'confirm' }),
    responses: { 200: one({ outcome: 'awaiting-new', effectiveAt: null }) },
  },
  getOwnPhone: { responses: { 200: one(ownPhone) } },
  sendPhoneCode: {
    body: one({ phone: '06 12 34 56 78', currentPassword: 'Trois-Ormes-1987!' }),
    responses: {
      200: one({
        ...{ ...ownPhone, phone: null, verifiedAt: null },
        pending: { phone: '+33612345678', expiresAt: '2026-11-21T09:22:10.000Z' },
      }),
    },
  },
  confirmOwnPhone: { body: one({ code: '408117' }), responses: { 200: one(ownPhone) } },
  removeOwnPhone: {
    body: one({ currentPassword: 'Trois-Ormes-1987!' }),
    responses: { 200: one({ ...ownPhone, phone: null, verifiedAt: null }) },
  },
  revealNir: {
    body: one({ currentPassword: 'Trois-Ormes-1987!' }),
    responses: { 200: one({ nir: '184127645108946' }) },
  },
  revealMemberNir: {
    params: { id: PERSON_ID },
    body: one({ reason: 'Déclaration à compléter avec la caisse' }),
    responses: { 200: one({ nir: '184127645108946' }) },
  },
  listMyChanges: { params: pageParams, responses: { 200: one(fileChanges) } },
  listMemberChanges: {
    params: { id: PERSON_ID, ...pageParams },
    responses: { 200: one(fileChanges) },
  },
  listLifeEvents: { responses: { 200: one({ items: [lifeEvent], outlook }) } },
  tellLifeEvent: {
    body: one({ kind: 'move', happensOn: '2026-12-01', personalAddress: address }),
    responses: { 201: one(lifeEvent) },
  },
  takeBackLifeEvent: { params: { id: EVENT_ID } },
  listStaffLifeEvents: {
    params: { ...pageParams, state: 'requested', kind: 'resignation' },
    responses: {
      200: one({
        items: [resignation],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  listMemberLifeEvents: {
    params: { id: PERSON_ID },
    responses: { 200: one({ items: [lifeEvent], outlook, holderName: 'Hélène Castellan' }) },
  },
  recordLifeEvent: {
    params: { id: PERSON_ID },
    body: one({ kind: 'cessation', happensOn: '2026-11-15', comment: 'Courrier du 12 novembre' }),
    responses: {
      201: one({ ...lifeEvent, kind: 'cessation', state: 'done', personalAddress: null, byStaff: true }),
    },
  },
  decideLifeEvent: {
    params: { id: EVENT_ID },
    body: one({ decision: 'accept', answer: 'Avec nos regrets' }),
    responses: { 200: one({ ...resignation, state: 'done', answer: 'Avec nos regrets' }) },
  },
  undoLifeEvent: {
    params: { id: EVENT_ID },
    body: one({ reason: 'Saisi par erreur' }),
    responses: { 200: one({ ...resignation, state: 'withdrawn', answer: 'Saisi par erreur' }) },
  },
}
