import { ERASURE_RULES } from '@guichet/domain/erasure'
import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '01990000-0000-7000-8000-0000000000e5'
const request = {
  ...{ id: ID, state: 'asked', comment: null, answer: null, eraseOn: '2026-12-14', answerBy: '2026-12-30' },
  ...{ askedAt: '2026-11-30T09:00:00.000Z', decidedAt: null, endedAt: null, mayWithdraw: true },
}
const staff = {
  ...{ ...request, personId: PERSON_ID, personName: 'Camille Roy', memberNumber: 1042, deciderName: null },
  ...{ blockers: [], keptUntil: null, late: false },
}
const approved = {
  ...{ ...staff, state: 'approved', deciderName: 'Odile Vasseur', decidedAt: '2026-12-01T09:00:00.000Z' },
}

/** Consents and erasure. */
export const PRIVACY_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getConsents: {
    responses: {
      200: one({
        current: [
          { kind: 'news', given: false },
          { kind: 'sms', given: true },
        ],
        history: [
          { id: ID, kind: 'news', given: false, at: '2026-11-18T10:05:00.000Z', source: 'one-click' },
        ],
        terms: [
          {
            ...{ kind: 'membership-terms', version: '2026-01', login: null },
            acceptedAt: '2026-01-12T10:00:00.000Z',
          },
        ],
      }),
    },
  },
  getOwnErasure: {
    responses: {
      200: one({ rules: ERASURE_RULES, keptUntil: '2036-12-31', blockers: ['membership'], request: null }),
    },
  },
  askErasure: {
    body: one({ comment: 'Je cesse mon activité', currentPassword: 'Azur-Lavande-2026!' }),
    responses: { 201: one(request) },
  },
  withdrawErasure: {},
  listErasures: {
    params: { limit: 10, cursor: CURSOR, state: 'asked' },
    responses: {
      200: one({
        items: [staff],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  decideErasure: {
    ...{ params: { id: ID }, body: one({ decision: 'approve' }) },
    responses: { 200: one(approved) },
  },
}
