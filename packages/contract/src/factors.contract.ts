import { RECOVERY_CODES } from '@guichet/domain/recovery-code'
import { z } from 'zod'
import { instantOut, line, oneTimeCode, password, uuid } from './fields.ts'
import { defineRoute } from './route.ts'
import { origin } from './sign-ins.contract.ts'

const tag = 'Second factors'
const asksPassword =
  'Asks for the password, unless it was given in this session within the last five minutes. Trusted browsers are trusted no more, and the person is told by mail.'

const totpFactor = z
  .object({
    /** What its person calls it; null until it is named. */
    name: z.string().max(60).nullable(),
    createdAt: instantOut,
    lastUsedAt: instantOut.nullable(),
  })
  .meta({ id: 'TotpFactor' })

const passkey = z
  .object({
    id: uuid,
    name: z.string().max(60),
    /** Which kind of authenticator made it: providers publish theirs. */
    aaguid: uuid,
    /** Kept by a provider on several devices, or bound to one. */
    synced: z.boolean(),
    createdAt: instantOut,
    lastUsedAt: instantOut.nullable(),
  })
  .meta({ id: 'Passkey' })

const smsFactor = z
  .object({
    /** All but its last digits hidden. */
    phone: z.string().max(20),
    createdAt: instantOut,
    lastUsedAt: instantOut.nullable(),
  })
  .meta({ id: 'SmsFactor' })

const trustedDevice = z
  .object({
    id: uuid,
    ...origin,
    /** The browser of this very request. */
    current: z.boolean(),
    createdAt: instantOut,
    expiresAt: instantOut,
  })
  .meta({ id: 'TrustedDevice' })

export const factors = z
  .object({
    /** The role of this person asks for one. */
    needed: z.boolean(),
    /** An authenticator program. */
    totp: totpFactor.nullable(),
    /** A code sent by SMS; counts for nothing for staff. */
    sms: smsFactor.nullable(),
    passkeys: z.array(passkey).max(20),
    recoveryCodes: z
      .object({ left: z.int().min(0), total: z.int().min(0), createdAt: instantOut })
      .nullable(),
    /** Browsers in which the second factor is not asked for. */
    trustedDevices: z.array(trustedDevice).max(100),
  })
  .meta({ id: 'Factors' })

/** The password of whoever changes a factor. */
export const proof = { currentPassword: password.optional() }
export const proofProblems = ['password.needed', 'password.wrong-current', 'session.locked'] as const
/** Where the password is not enough for a day after it was replaced by the mail alone. */
export const ownerProblems = [...proofProblems, 'recovery.recent'] as const

export const getFactors = defineRoute({
  method: 'GET',
  path: '/me/factors',
  operationId: 'getFactors',
  tag,
  summary: 'My second factors, recovery codes and trusted browsers',
  access: { kind: 'person' },
  beforeFactor: true,
  responses: { 200: factors },
  problems: [],
})

export const beginTotpSetup = defineRoute({
  method: 'POST',
  path: '/me/totp/setup',
  operationId: 'beginTotpSetup',
  tag,
  summary: 'Get a secret for an authenticator program; a code of it confirms within ten minutes',
  description: 'Nothing changes until it is confirmed. Asks for the password as the other changes do.',
  access: { kind: 'person' },
  beforeFactor: true,
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: {
    201: z
      .object({
        /** Base 32. */
        secret: z.string().max(64),
        /** Address that authenticator programs read. */
        uri: z.string().max(500),
        expiresAt: instantOut,
      })
      .meta({ id: 'TotpSetup' }),
  },
  problems: [...ownerProblems],
})

export const confirmTotp = defineRoute({
  method: 'POST',
  path: '/me/totp',
  operationId: 'confirmTotp',
  tag,
  summary: 'Confirm the secret with a code of it; it takes the place of an earlier one',
  access: { kind: 'person' },
  beforeFactor: true,
  rateLimit: 'sign-in',
  body: z.strictObject({ code: oneTimeCode }),
  responses: { 201: factors },
  problems: ['factor.setup-expired', 'factor.code-wrong'],
})

export const renameTotp = defineRoute({
  method: 'PATCH',
  path: '/me/totp',
  operationId: 'renameTotp',
  tag,
  summary: 'Name my authenticator program',
  access: { kind: 'person' },
  body: z.strictObject({ name: line(60) }),
  responses: { 200: factors },
  problems: ['factor.unknown'],
})

export const removeTotp = defineRoute({
  method: 'POST',
  path: '/me/totp/removal',
  operationId: 'removeTotp',
  tag,
  summary: 'Remove my authenticator program; the last factor of staff stays',
  description: `${asksPassword} With the last factor the recovery codes go.`,
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: factors },
  problems: [...ownerProblems, 'factor.unknown', 'factor.last'],
})

export const addSmsFactor = defineRoute({
  method: 'POST',
  path: '/me/sms-factor',
  operationId: 'addSmsFactor',
  tag,
  summary: 'Ask for a code sent to my proven number when I sign in',
  description: `${asksPassword} Not for staff, who need a stronger one.`,
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 201: factors },
  problems: [...ownerProblems, 'sms.unavailable', 'phone.unproven', 'factor.not-for-staff'],
})

export const removeSmsFactor = defineRoute({
  method: 'POST',
  path: '/me/sms-factor/removal',
  operationId: 'removeSmsFactor',
  tag,
  summary: 'Ask for no code by SMS any more when I sign in; my number stays',
  description: `${asksPassword} With the last factor the recovery codes go.`,
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: factors },
  problems: [...ownerProblems, 'factor.unknown'],
})

export const makeRecoveryCodes = defineRoute({
  method: 'POST',
  path: '/me/recovery-codes',
  operationId: 'makeRecoveryCodes',
  tag,
  summary: 'Get ten recovery codes, shown this once; earlier ones are void',
  description: asksPassword,
  access: { kind: 'person' },
  beforeFactor: true,
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: {
    201: z
      .object({ codes: z.array(z.string().max(20)).max(RECOVERY_CODES), factors })
      .meta({ id: 'RecoveryCodes' }),
  },
  problems: [...ownerProblems, 'factor.unknown'],
})

export const forgetTrustedDevice = defineRoute({
  method: 'DELETE',
  path: '/me/trusted-devices/:id',
  operationId: 'forgetTrustedDevice',
  tag,
  summary: 'Trust one of my browsers no more: the second factor is asked for there again',
  access: { kind: 'person' },
  params: z.strictObject({ id: uuid }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})
