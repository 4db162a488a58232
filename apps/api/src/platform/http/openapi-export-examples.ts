import type { OperationExamples } from './openapi-examples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f63-3c4d-7e5f-8a6b-7c8d9e0f1a23'
const asked = {
  ...{ id: ID, state: 'waiting', withDocuments: false, askedBy: 'Odile Vasseur' },
  ...{ askedAt: '2026-11-30T08:15:00.000Z', part: null, rowsDone: 0, rows: 0, size: null },
  ...{ endedAt: null, expiresAt: null, fetchedAt: null, fetchedBy: null },
}
const written = {
  ...{ ...asked, state: 'done', rowsDone: 18_204, rows: 18_204, size: 412_388 },
  ...{ endedAt: '2026-11-30T08:15:04.000Z', expiresAt: '2026-12-01T08:15:04.000Z' },
}

const own = {
  ...{ id: ID, state: 'waiting', askedAt: '2026-11-30T08:15:00.000Z', size: null },
  ...{ expiresAt: null, fetchedAt: null },
}
const ownWritten = { ...own, state: 'done', size: 84_120, expiresAt: '2026-12-03T08:15:02.000Z' }

/** Exports of everything, and of what is held about oneself. */
export const EXPORT_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listWholeExports: { responses: { 200: one({ items: [written] }) } },
  getWholeExport: { params: { id: ID }, responses: { 200: one(written) } },
  askWholeExport: {
    body: one({ withDocuments: false, currentPassword: 'Azur-Lavande-2026!' }),
    responses: { 202: one(asked) },
  },
  listOwnExports: { responses: { 200: one({ items: [ownWritten], left: 2 }) } },
  askOwnExport: {
    body: one({ currentPassword: 'Azur-Lavande-2026!' }),
    responses: { 202: one(own) },
  },
  fetchOwnExport: { params: { id: ID }, body: one({ currentPassword: 'Azur-Lavande-2026!' }) },
  fetchWholeExport: { params: { id: ID }, body: one({ currentPassword: 'Azur-Lavande-2026!' }) },
}
