import { DECLARANT_EXAMPLES } from './openapi-declarant-examples.ts'
import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PARTNER_ID, PERSON_ID, TOKEN, TYPE_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })

const address = { street: '14 Rue des Lavandes', complement: '', postcode: '13100', city: 'Aix-en-Provence' }
const noAddress = { street: '', complement: '', postcode: '', city: '' }
const draft = {
  ...{ firstName: 'Clarisse', lastName: 'Vidalenc', email: 'clarisse.vidalenc@example.org' },
  ...{ phone: '06 39 98 12 34', siret: '91234560000015', ape: '74.10Z', activity: 'Pastel et indigo' },
  ...{ personalAddress: address, businessAddress: noAddress },
  ...{ typeId: TYPE_ID, partnerId: '', referralCode: '' },
}
const expiresAt = '2026-12-29T09:00:00.000Z'
const begun = {
  ...{ state: 'draft', proven: false, companyHolder: null, expiresAt, order: null },
  draft: { ...draft, nirMasked: null },
}
const sent = { ...begun, state: 'submitted', companyHolder: 'same' }
const order = {
  ...{ email: draft.email, typeLabel: 'normale', partnerName: null, amountCents: 6900 },
  ...{ startsOn: '2026-11-29', endsOn: '2027-11-28', payment: null, activationAwaited: false },
  methods: ['card', 'sepa-debit', 'transfer', 'cheque'],
}
const proven = { ...sent, proven: true, order }
const payment = {
  ...{ method: 'card', state: 'pending', checkoutUrl: 'https://checkout.stripe.com/c/pay/cs_test_a1' },
  ...{ reference: 'AD-2026-000123-K', transferTo: null, chequeTo: null },
}
const paying = { ...proven, state: 'awaiting-payment', order: { ...order, payment } }
const params = { token: TOKEN }

/** Joining online, and signing up as declarant. */
export const JOINING_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...DECLARANT_EXAMPLES,
  getJoiningOffer: {
    params: { partnerId: PARTNER_ID },
    responses: {
      200: one({
        ...{ today: '2026-11-29', partners: [] },
        types: [
          {
            ...{ id: TYPE_ID, code: 'normale', label: 'normale', amountCents: 6900 },
            ...{ startsOn: '2026-11-29', endsOn: '2027-11-28' },
            description: 'Un an de conseils et les ateliers collectifs.',
          },
        ],
        methods: ['card', 'transfer', 'cheque'],
        terms: { version: '2026-11', paragraphs: ['L’adhésion est personnelle.'] },
      }),
    },
  },
  findCompany: {
    params: { siret: '91234560000015', firstName: 'Clarisse', lastName: 'Vidalenc' },
    responses: {
      200: one({
        outcome: 'found',
        holder: 'same',
        company: {
          ...{ siret: '91234560000015', name: 'CLARISSE VIDALENC', isOpen: true, isMasked: false },
          ...{ ape: '74.10Z', startedOn: '2021-03-01', closedOn: null },
          ...{ ...address, complement: null },
        },
      }),
    },
  },
  startJoining: { body: one(draft), responses: { 201: one({ token: TOKEN, joining: begun }) } },
  getJoining: { params, responses: { 200: one(proven) } },
  saveJoining: { params, body: one(draft), responses: { 200: one(begun) } },
  submitJoining: {
    params,
    body: one({
      ...{ ...draft, nir: null, partnerId: null, referralCode: null, termsVersion: '2026-11' },
    }),
    responses: { 202: one(sent) },
  },
  sendJoiningLink: { params, responses: { 202: one(sent) } },
  payJoining: {
    params,
    body: one({ method: 'card', amountCents: 6900, startsOn: order.startsOn, endsOn: order.endsOn }),
    responses: { 201: one(paying) },
  },
  checkJoining: { params, responses: { 200: one(paying) } },
  cancelJoiningPayment: { params, responses: { 200: one(proven) } },
  listJoinings: {
    params: { limit: 10, cursor: CURSOR, q: 'vidalenc', state: 'awaiting-payment' },
    responses: {
      200: one({
        items: [
          {
            ...{ id: '01900000-0000-7000-8000-0000000000a1', firstName: 'Clarisse', lastName: 'Vidalenc' },
            ...{ email: draft.email, siret: draft.siret, sameSiret: 0, companyHolder: 'same' },
            ...{ state: 'completed' },
            ...{ typeLabel: 'normale', amountCents: 6900, method: 'transfer' },
            ...{ reference: payment.reference, submittedAt: '2026-11-29T09:00:00.000Z' },
            memberId: PERSON_ID,
          },
        ],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
}
