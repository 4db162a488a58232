import type { OperationExamples } from './openapi-examples.ts'
import { session } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const DEVICE_ID = '019a1f60-3c11-7a20-8d4e-6f8a0c2e4b61'
const PASSKEY_ID = '019a1f60-5e72-7b93-9c10-2d4f6a8b0c3e'
const CHALLENGE = 'p0kT6yVZkq3m8Qv1xJ2nR5sW7uA9cE4gH6jK8lN0bFQ'
const CREDENTIAL_ID = 'Zk3vQ9tR1mB7xL5nW2yH8cJ4pT6sV0aD'
const signed = {
  id: CREDENTIAL_ID,
  clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0',
  authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ',
  signature: 'MEUCIQDq2m0',
  userHandle: '6r1cQmV2y0Jb8nTtW3xZ5sLkHd7fG9aP4uR_eYvN1oM',
}
const request = {
  ...{ challenge: CHALLENGE, rpId: 'portail.example.org', timeout: 300_000 },
  userVerification: 'required',
}
const allowed = [{ id: CREDENTIAL_ID, type: 'public-key', transports: ['internal'] }]
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const factors = {
  needed: false,
  totp: {
    name: 'Téléphone',
    createdAt: '2026-11-20T08:12:45.000Z',
    lastUsedAt: '2026-11-21T09:12:10.000Z',
  },
  sms: { phone: '•• •• •• •• 78', createdAt: '2026-11-20T08:16:20.000Z', lastUsedAt: null },
  passkeys: [
    {
      ...{ id: PASSKEY_ID, name: 'Ordinateur du bureau', synced: false },
      aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96',
      ...{ createdAt: '2026-11-20T08:20:31.000Z', lastUsedAt: '2026-11-21T08:58:02.000Z' },
    },
  ],
  recoveryCodes: { left: 9, total: 10, createdAt: '2026-11-20T08:14:02.000Z' },
  trustedDevices: [
    {
      ...{ id: DEVICE_ID, browser: 'firefox', system: 'windows', ip: '192.0.2.14', current: true },
      ...{ createdAt: '2026-11-21T09:12:10.000Z', expiresAt: '2026-12-21T09:12:10.000Z' },
    },
  ],
}
const proof = one({ currentPassword: 'Azur-Lavande-2026!' })

/** Second factors of the person who calls. */
export const FACTOR_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getFactors: { responses: { 200: one(factors) } },
  beginTotpSetup: {
    body: proof,
    responses: {
      201: one({
        secret: SECRET,
        uri: `otpauth://totp/Portail:helene.castellan%40example.org?issuer=Portail&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`,
        expiresAt: '2026-11-21T09:22:10.000Z',
      }),
    },
  },
  confirmTotp: { body: one({ code: '492039' }), responses: { 201: one(factors) } },
  renameTotp: { body: one({ name: 'Téléphone' }), responses: { 200: one(factors) } },
  removeTotp: {
    body: proof,
    responses: { 200: one({ ...factors, totp: null, recoveryCodes: null, trustedDevices: [] }) },
  },
  addSmsFactor: { body: proof, responses: { 201: one({ ...factors, trustedDevices: [] }) } },
  removeSmsFactor: { body: proof, responses: { 200: one({ ...factors, sms: null, trustedDevices: [] }) } },
  sendFactorCode: { body: one({}), responses: { 202: one({ expiresAt: '2026-11-21T09:22:10.000Z' }) } },
  makeRecoveryCodes: {
    body: proof,
    responses: {
      201: one({
        codes: ['7F3K-2M9Q-4XTB', '0HJW-8C5R-V1NE'],
        factors: { ...factors, recoveryCodes: { ...factors.recoveryCodes, left: 10 } },
      }),
    },
  },
  beginPasskeyRegistration: {
    body: proof,
    responses: {
      200: one({
        challenge: CHALLENGE,
        rp: { id: 'portail.example.org', name: 'Association Exemple' },
        user: {
          ...{ id: signed.userHandle, name: 'helene.castellan@example.org' },
          displayName: 'Hélène Castellan',
        },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        timeout: 300_000,
        excludeCredentials: allowed,
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        attestation: 'none',
      }),
    },
  },
  registerPasskey: {
    body: one({
      credential: {
        ...{ id: CREDENTIAL_ID, clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0' },
        ...{ attestationObject: 'o2NmbXRkbm9uZQ', transports: ['internal'] },
      },
    }),
    responses: { 201: one(factors) },
  },
  renamePasskey: {
    ...{ params: { id: PASSKEY_ID }, body: one({ name: 'Ordinateur du bureau' }) },
    responses: { 200: one(factors) },
  },
  removePasskey: {
    ...{ params: { id: PASSKEY_ID }, body: proof },
    responses: { 200: one({ ...factors, passkeys: [], trustedDevices: [] }) },
  },
  beginPasskeySignIn: { body: one({}), responses: { 200: one({ ...request, allowCredentials: [] }) } },
  signInWithPasskey: {
    body: one({ credential: signed, remember: false }),
    responses: { 201: one(session), 202: one({ factor: 'new-password', ways: [], mayTrust: false }) },
  },
  beginPasskeyFactor: {
    body: one({}),
    responses: { 200: one({ ...request, allowCredentials: allowed }) },
  },
  forgetTrustedDevice: { params: { id: DEVICE_ID } },
}
