import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, MEMBERSHIP_ID, me, NEXT_MEMBERSHIP_ID, PERSON_ID, TYPE_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f61-1a2b-7c3d-8e4f-5a6b7c8d9e01'
const PRINT_ID = '019a1f63-7d8e-7f9a-8b0c-1d2e3f4a5b6c'
const asked = {
  ...{ id: PRINT_ID, state: 'waiting', askedBy: 'Odile Vasseur', askedAt: '2026-12-01T08:15:00.000Z' },
  ...{ letters: 215, done: 0, leftOut: 0, toPost: 0, format: null, size: null },
  ...{ endedAt: null, expiresAt: null },
}
const printed = {
  ...{ ...asked, state: 'done', done: 214, leftOut: 1, toPost: 214, format: 'pdf', size: 6_412_388 },
  ...{ endedAt: '2026-12-01T08:15:19.000Z', expiresAt: '2026-12-31T08:15:19.000Z' },
}
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }

/** Letters to members without e-mail. */
export const LETTER_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listLetters: {
    params: { limit: 10, cursor: CURSOR, q: 'castellan', state: 'waiting' },
    responses: {
      200: one({
        items: [
          {
            ...{ id: ID, personId: PERSON_ID, personName: 'Hélène Castellan', memberNumber: 46 },
            ...{ hasAddress: true, subject: 'Votre adhésion prend fin le 31/12/2026', state: 'waiting' },
            ...{ printing: false, createdAt: '2026-12-01T07:12:09.000Z', printedAt: null, postedOn: null },
          },
        ],
        ...page,
      }),
    },
  },
  listLetterPrints: { responses: { 200: one({ items: [printed] }) } },
  getLetterPrint: { params: { id: PRINT_ID }, responses: { 200: one(printed) } },
  askLetterPrint: { body: one({ ids: [ID], again: false }), responses: { 202: one(asked) } },
  fetchLetterPrint: { params: { id: PRINT_ID } },
  markLetterPrintPosted: {
    params: { id: PRINT_ID },
    body: one({ postedOn: '2026-12-02' }),
    responses: { 200: one({ posted: 214 }) },
  },
  markLettersPosted: {
    body: one({ ids: [ID], postedOn: '2026-12-02' }),
    responses: { 200: one({ posted: 1 }) },
  },
  recordMember: {
    body: one({
      ...{ firstName: 'Lucienne', lastName: 'Barbier', phone: '04 93 00 00 00', partnerId: null },
      ...{ street: '3, chemin des Mûriers', complement: null, postcode: '83440', city: 'Fayence' },
      ...{ typeId: TYPE_ID, method: 'cheque', paidOn: '2026-11-20', note: 'Chèque n° 1234567' },
    }),
    responses: {
      201: one({
        ...{ personId: PERSON_ID, memberNumber: 412, membershipId: MEMBERSHIP_ID },
        ...{ startsOn: '2026-11-20', endsOn: '2027-11-19' },
      }),
    },
  },
  correctMember: {
    params: { id: PERSON_ID },
    body: one({ reason: 'Nouveau numéro donné au guichet', phone: '06 39 98 41 07' }),
    responses: { 200: one({ ...me, phone: '+33639984107', version: 8 }) },
  },
  giveMemberEmail: {
    params: { id: PERSON_ID },
    body: one({ email: 'lucienne.barbier@example.org', reason: 'Demandé au guichet', shared: false }),
    responses: { 200: one({ ...me, email: 'lucienne.barbier@example.org' }) },
  },
  recordRenewal: {
    params: { id: PERSON_ID },
    body: one({ typeId: TYPE_ID, method: 'transfer', paidOn: '2026-11-22' }),
    responses: {
      201: one({ membershipId: NEXT_MEMBERSHIP_ID, startsOn: '2027-11-20', endsOn: '2028-11-19' }),
    },
  },
}
