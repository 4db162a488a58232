import type { OperationExamples } from './openapi-examples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const params = { token: 'p0kT6yVZkq3m8Qv1xJ2nR5sW7uA9cE4gH6jK8lN0bFQ' }
const recovery = {
  ...{ step: 'prove', firstPassword: false },
  sms: { phone: '•• •• •• •• 78', proven: false, available: true },
  question: { text: 'Le nom de mon premier bateau ?', proven: false },
  standIn: { ways: ['recovery-code'], given: null },
  ...{ triesLeft: 5, waitsUntil: null, expiresAt: '2026-11-22T09:12:10.000Z' },
}
const proven = { ...recovery, sms: { ...recovery.sms, proven: true } }
const waiting = {
  ...{ ...proven, question: null, step: 'waiting', waitsUntil: '2026-11-22T09:14:40.000Z' },
  standIn: { ways: ['recovery-code'], given: null },
}
const own = {
  ...{ email: 'helene.castellan@example.org', phone: '•• •• •• •• 78', smsAvailable: true },
  question: { text: 'Le nom de mon premier bateau ?', setAt: '2026-11-20T08:14:02.000Z' },
  ...{ hasStandIn: true, hasPassword: true, waiting: null },
  ...{ settlesAt: null, heldKeys: 0 },
}
const proof = one({ currentPassword: 'Azur-Lavande-2026!' })

/** Recovery by its levels. */
export const RECOVERY_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  restoreAccess: {
    params: { id: '01980f2a-6c1e-7b3a-9d52-3f4e5a6b7c8d' },
    body: one({
      ...{
        check: 'call-back',
        reason: 'Téléphone perdu, rappelée au numéro du dossier',
        removeFactors: true,
      },
      currentPassword: 'Azur-Lavande-2026!',
    }),
    responses: {
      201: one({
        ...{ temporaryPassword: 'Kq7-Tn4m-Zx9p-Wd2h', expiresAt: '2026-11-25T09:14:40.000Z' },
        ...{ removed: ['totp', 'recovery-codes'], held: ['franceconnect'] },
      }),
    },
  },
  getRecovery: { params, responses: { 200: one(recovery) } },
  sendRecoveryCode: { params, body: one({}), responses: { 200: one(recovery) } },
  beginRecoveryPasskey: {
    ...{ params, body: one({}) },
    responses: {
      200: one({
        ...{ challenge: params.token, rpId: 'portail.example.org', timeout: 300_000 },
        userVerification: 'required',
        allowCredentials: [
          { id: 'Zk3vQ9tR1mB7xL5nW2yH8cJ4pT6sV0aD', type: 'public-key', transports: ['internal'] },
        ],
      }),
    },
  },
  proveRecovery: { params, body: one({ smsCode: '492039' }), responses: { 200: one(proven) } },
  waitForRecovery: { params, body: one({}), responses: { 200: one(waiting) } },
  denyRecovery: { params },
  getOwnRecovery: { responses: { 200: one(own) } },
  setSecretQuestion: {
    body: one({
      ...{ question: 'Le nom de mon premier bateau ?', answer: 'La Marie-Jeanne' },
      currentPassword: 'Azur-Lavande-2026!',
    }),
    responses: { 200: one(own) },
  },
  removeSecretQuestion: { body: proof, responses: { 200: one({ ...own, question: null }) } },
  stopRecovery: { body: one({}), responses: { 200: one(own) } },
}
