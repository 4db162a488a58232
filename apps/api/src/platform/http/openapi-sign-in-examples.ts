import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f61-1a2b-7c3d-8e4f-5a6b7c8d9e02'
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }

/** Disputed sign-ins. */
export const SIGN_IN_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listSignInReports: {
    params: { limit: 10, cursor: CURSOR, q: 'castellan', state: 'open' },
    responses: {
      200: one({
        items: [
          {
            ...{ id: ID, personId: PERSON_ID, personName: 'Hélène Castellan' },
            ...{ email: 'helene.castellan@exemple.fr', isMember: true },
            ...{ signedInAt: '2026-11-20T03:12:09.000Z', browser: 'chrome', system: 'linux' },
            ...{ ip: '203.0.113.80', country: 'JP', method: 'password' },
            ...{ reportedAt: '2026-11-20T07:40:00.000Z', state: 'open' },
            ...{ handledAt: null, handledBy: null, note: null, threadId: null },
          },
        ],
        ...page,
      }),
    },
  },
  handleSignInReport: {
    params: { id: ID },
    body: one({ note: 'Appelée : mot de passe changé, rien n’a été modifié dans le dossier.' }),
  },
}
