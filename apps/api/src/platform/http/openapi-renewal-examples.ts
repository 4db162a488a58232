import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, MEMBERSHIP_ID, membership, PAYMENT_ID, PERSON_ID, payment } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const params = { id: PAYMENT_ID }
const file = {
  ...payment,
  ...{ personId: PERSON_ID, holderName: 'Hélène Castellan', memberNumber: 1204 },
  ...{ refundableCents: 4500, byHand: false, refunds: [] },
  membership: {
    id: MEMBERSHIP_ID,
    ...{ startsOn: membership.startsOn, endsOn: membership.endsOn, state: 'active' },
  },
}
const refunded = {
  ...file,
  ...{ refundedCents: 1500, refundableCents: 3000 },
  refunds: [
    {
      id: '01990000-0000-7000-8000-0000000000f1',
      ...{ amountCents: 1500, state: 'done', reason: 'Geste commercial', undoes: false },
      ...{ askedBy: 'Pierre Lambert', askedAt: '2026-11-20T09:15:00.000Z' },
    },
  ],
}

const automatic = {
  ...{ state: 'on', methods: ['sepa-debit', 'card'], method: 'sepa-debit', methodLabel: '•••• 2606' },
  ...{ setupUrl: null, agreedOn: '2026-11-20', stopped: null },
  next: {
    ...{ typeLabel: 'standard', amountCents: 4500, currentEndsOn: '2027-01-14', startsOn: '2027-01-15' },
    ...{ endsOn: '2028-01-14', noticeOn: '2026-11-20', announceOn: '2026-12-24', debitOn: '2027-01-07' },
    state: 'waiting',
  },
}
const off = { ...automatic, ...{ state: 'off', method: null, methodLabel: null, agreedOn: null } }

const LINE_ID = '01990000-0000-7000-8000-0000000000f2'
const transfer = {
  ...{ paymentId: PAYMENT_ID, personId: PERSON_ID, reference: 'AD-2026-004571-K' },
  ...{ holderName: 'Hélène Castellan', label: 'Adhésion standard', amountCents: 4500 },
}
const bankLine = {
  ...{ id: LINE_ID, bookedOn: '2026-11-24', amountCents: 4500, name: 'MME CASTELLAN HELENE' },
  ...{ label: 'VIR SEPA AD-2026-004571-K', state: 'open', payment: null },
  proposal: { ...transfer, by: 'reference', differenceCents: 0, certain: true },
}
const usedLine = { ...bankLine, state: 'used', proposal: null, payment: transfer }
const lineParams = { id: LINE_ID }

/** Refunds, cancelled memberships, automatic renewal, bank statements. */
export const RENEWAL_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getStaffPayment: { params, responses: { 200: one(refunded) } },
  refundPayment: {
    params,
    body: one({ amountCents: 1500, reason: 'Geste commercial', undoes: false }),
    responses: { 200: one(refunded) },
  },
  uploadBankStatement: {
    params: { fileName: 'releve-2026-11.xml', dryRun: 'false', mapping: 'bookedOn,label,,credit' },
    responses: {
      200: one({
        ...{ dryRun: false, columns: [], readable: true, newCount: 12, knownCount: 30, unreadRows: [] },
      }),
    },
  },
  listBankLines: {
    params: { limit: 10, cursor: CURSOR, state: 'open' },
    responses: {
      200: one({
        ...{ items: [bankLine], nextCursor: null, previousCursor: null, total: 1, totalIsExact: true },
        ...{ firstRank: 1, certainCount: 1 },
      }),
    },
  },
  confirmBankLine: {
    params: lineParams,
    body: one({ paymentId: PAYMENT_ID }),
    responses: { 200: one(usedLine) },
  },
  confirmCertainLines: { responses: { 200: one({ confirmed: 8 }) } },
  setBankLineAside: {
    params: lineParams,
    body: one({ aside: true }),
    responses: { 200: one({ ...bankLine, state: 'set-aside', proposal: null }) },
  },
  reverseBankLine: {
    params: lineParams,
    body: one({ reason: 'Virement d’une autre personne' }),
    responses: { 200: one({ ...bankLine, proposal: null }) },
  },
  getAutomaticRenewal: { responses: { 200: one(automatic) } },
  startAutomaticRenewal: {
    body: one({ method: 'sepa-debit' }),
    responses: {
      201: one({
        ...off,
        ...{
          state: 'setting-up',
          method: 'sepa-debit',
          setupUrl: 'https://checkout.stripe.com/c/setup/cs_a1',
        },
      }),
    },
  },
  checkAutomaticRenewal: { responses: { 200: one(automatic) } },
  stopAutomaticRenewal: {
    responses: { 200: one({ ...off, stopped: { on: '2026-12-01', reason: 'member' } }) },
  },
  cancelMembership: {
    params: { id: MEMBERSHIP_ID },
    body: one({ reason: 'Retrait dans les quatorze jours' }),
    responses: {
      200: one({
        ...membership,
        ...{ endsOn: '2026-11-19', state: 'cancelled' },
        cancellation: { on: '2026-11-20', agreedEndsOn: membership.endsOn },
      }),
    },
  },
}
