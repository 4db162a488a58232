import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PAYMENT_ID, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f52-7c18-7d5e-9b03-6e8a0c2d4f16'
const HASH = '9f2c6a1b0d4e8f37a5c1b2d3e4f5061728394a5b6c7d8e9f0a1b2c3d4e5f6071'
const entry = {
  ...{ id: ID, at: '2026-11-24T10:31:02.000Z', action: 'payment.recorded', actorKind: 'person' },
  ...{ actorId: PERSON_ID, actorName: 'Nadia Benali', subjectKind: 'payment', subjectId: PAYMENT_ID },
  sealed: true,
}
const filters = {
  ...{ action: 'payment', q: 'benali', from: '2026-11-01', to: '2026-11-30' },
  ...{ actorId: PERSON_ID, subjectId: PAYMENT_ID },
}
const seal = { seq: 4182, hash: HASH, sealedAt: '2026-11-24T10:32:00.000Z' }

/** The audit log. */
export const AUDIT_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listAuditEntries: {
    params: { limit: 10, cursor: CURSOR, ...filters },
    responses: {
      200: one({
        ...{ items: [entry], nextCursor: null, previousCursor: null, total: 1, totalIsExact: true },
        firstRank: 1,
      }),
    },
  },
  getAuditEntry: {
    params: { id: ID },
    responses: {
      200: one({
        entry,
        facts: [{ name: 'state', before: 'pending', after: 'paid' }],
        file: null,
        requestId: '019a1f53-90ab-7cde-8f01-23456789abcd',
        seal,
      }),
    },
  },
  getAuditSeal: { responses: { 200: one({ head: seal }) } },
  exportAuditCsv: { params: filters },
  exportAuditLines: { params: filters },
}
