import type { OperationExamples } from './openapi-examples.ts'
import { TOKEN } from './openapi-samples.ts'

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

/** Changes of the person’s file beyond its fields. */
export const INFORMATION_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
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
}
