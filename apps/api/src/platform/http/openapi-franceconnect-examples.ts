import type { OperationExamples } from './openapi-examples.ts'
import { session } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const STATE = 'q8Yt3mQ9vT1rB7kL5nW2yH8cJ4Zx3mQ9vT1rB7kL5n'
const CODE = 'f0Yt3mQ9vT1rB7kL5nW2yH8cJ4Zx3mQ9vT1rB7kL5n'
const ISSUER = 'https://oidc.franceconnect.gouv.fr/api/v2'
const identity = {
  ...{ givenNames: 'Hélène Marie', birthName: 'CASTELLAN', usualName: null },
  email: 'helene.castellan@example.org',
}
const address = one({ url: `${ISSUER}/authorize?response_type=code&acr_values=eidas1&state=${STATE}` })
const link = one({
  ...{ offered: true, hasPassword: true },
  link: {
    ...{ linkedAt: '2026-11-20T08:12:45.000Z', lastUsedAt: '2026-11-21T09:12:10.000Z' },
    heldSince: null,
  },
})
const password = one({ currentPassword: 'Azur-Lavande-2026!' })

/** Signing in with FranceConnect. */
export const FRANCECONNECT_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  startFranceConnect: { body: one({ remember: false, choose: false }), responses: { 200: address } },
  answerFranceConnect: {
    body: one({ state: STATE, code: CODE, iss: ISSUER }),
    responses: {
      200: one({ outcome: 'unknown', identity }),
      201: one(session),
      202: one({ factor: 'totp', ways: ['totp'], mayTrust: false }),
    },
  },
  getPendingFranceConnect: {
    responses: { 200: one({ identity, expiresAt: '2026-11-21T10:12:10.000Z' }) },
  },
  getFranceConnectLink: { responses: { 200: link } },
  startFranceConnectLink: { body: password, responses: { 200: address } },
  startFranceConnectProof: { responses: { 200: address } },
  linkFranceConnect: { body: password, responses: { 200: link } },
  takeBackFranceConnect: { body: password, responses: { 200: link } },
  unlinkFranceConnect: {
    body: password,
    responses: { 200: one({ offered: true, hasPassword: true, link: null }) },
  },
  deleteSession: {
    responses: { 200: one({ signOutUrl: `${ISSUER}/session/end?id_token_hint=eyJ&state=${STATE}` }) },
  },
}
