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

/** Refunds and cancelled memberships. */
export const RENEWAL_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getStaffPayment: { params, responses: { 200: one(refunded) } },
  refundPayment: {
    params,
    body: one({ amountCents: 1500, reason: 'Geste commercial', undoes: false }),
    responses: { 200: one(refunded) },
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
