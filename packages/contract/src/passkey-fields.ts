import { z } from 'zod'

/** Bytes as browsers give them. */
const base64url = (max: number) =>
  z
    .string('required')
    .max(max, 'text.too-long')
    .regex(/^[\w-]+$/u, 'invalid')

/** Ids of passkeys are 1,023 bytes at most. */
const credentialId = base64url(1400)
const transport = z
  .string()
  .max(20, 'invalid')
  .regex(/^[a-z-]+$/u, 'invalid')

/** A passkey that was made, as `navigator.credentials.create` gives it. */
export const madeCredential = z.strictObject({
  id: credentialId,
  clientDataJSON: base64url(4000),
  attestationObject: base64url(20_000),
  transports: z.array(transport).max(8),
})

/** What a passkey has signed, as `navigator.credentials.get` gives it. */
export const signedCredential = z.strictObject({
  id: credentialId,
  clientDataJSON: base64url(4000),
  authenticatorData: base64url(4000),
  signature: base64url(4000),
  userHandle: base64url(100).nullable(),
})

const descriptors = z
  .array(
    z.object({
      id: z.string().max(1400),
      type: z.literal('public-key'),
      transports: z.array(z.string().max(20)).max(8),
    }),
  )
  .max(20)

/** What `navigator.credentials.get` is to be asked (PublicKeyCredentialRequestOptionsJSON). */
export const passkeyRequest = z
  .object({
    challenge: z.string().max(100),
    rpId: z.string().max(253),
    timeout: z.int().min(0),
    userVerification: z.literal('required'),
    allowCredentials: descriptors,
  })
  .meta({ id: 'PasskeyRequest' })

/** What `navigator.credentials.create` is to be asked (PublicKeyCredentialCreationOptionsJSON). */
export const passkeyCreation = z
  .object({
    challenge: z.string().max(100),
    rp: z.object({ id: z.string().max(253), name: z.string().max(200) }),
    user: z.object({
      id: z.string().max(100),
      name: z.string().max(254),
      displayName: z.string().max(250),
    }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })).max(10),
    timeout: z.int().min(0),
    excludeCredentials: descriptors,
    authenticatorSelection: z.object({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  })
  .meta({ id: 'PasskeyCreation' })
