import type { OperationExamples } from './openapi-examples.ts'
import { MEMBERSHIP_ID, membership, PAYMENT_ID, PERSON_ID, payment } from './openapi-samples.ts'

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

/** Refunds, cancelled memberships, automatic renewal. */
export const RENEWAL_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getStaffPayment: { params, responses: { 200: one(refunded) } },
  refundPayment: {
    params,
    body: one({ amountCents: 1500, reason: 'Geste commercial', undoes: false }),
    responses: { 200: one(refunded) },
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
