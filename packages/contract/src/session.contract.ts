import { DELEGATION_RIGHTS } from '@guichet/domain/delegation'
import { MODULES } from '@guichet/domain/modules'
import { PERMISSIONS, STAFF_ROLES } from '@guichet/domain/rights'
import { FACTOR_KINDS } from '@guichet/domain/sign-in-methods'
import { z } from 'zod'
import { dayOut, email, instantOut, line, oneTimeCode, password, uuid } from './fields.ts'
import { signedCredential } from './passkey-fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Session'

/** State of the membership as every page shows it. */
export const membershipBadge = z
  .object({
    state: z.enum(['active', 'inactive']),
    /** Last day covered, through consecutive periods; null when inactive. */
    activeUntil: dayOut.nullable(),
    /** Last day of the latest period when inactive; null when there never was one. */
    endedOn: dayOut.nullable(),
    latestMembershipId: uuid.nullable(),
  })
  .meta({ id: 'MembershipBadge' })

/** In whose file one acts: a third party by what the member opened, or staff for a reason. */
const actingFor = z
  .object({
    id: uuid,
    kind: z.enum(['delegation', 'assistance']),
    personId: uuid,
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    rights: z.array(z.enum(DELEGATION_RIGHTS)).max(DELEGATION_RIGHTS.length),
    /** Last day of a delegation. */
    endsOn: dayOut.nullable(),
    /** Last instant of an assistance. */
    endsAt: instantOut.nullable(),
    isMember: z.boolean(),
    /** Whether there is a file of declarant that is opened. */
    isDeclarant: z.boolean(),
    hasAccounts: z.boolean(),
    /** Null where memberships are not opened. */
    membership: membershipBadge.nullable(),
  })
  .meta({ id: 'ActingFor' })

export const sessionView = z
  .object({
    personId: uuid,
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    email: z.string().max(254),
    locale: z.enum(['fr', 'en']),
    isMember: z.boolean(),
    /** Whether there is at least one account on which this person is. */
    hasAccounts: z.boolean(),
    /** Whether there is a file of declarant, wherever it stands. */
    isDeclarant: z.boolean(),
    staffRole: z.enum(STAFF_ROLES).nullable(),
    permissions: z.array(z.enum(PERMISSIONS)).max(50),
    /** The parts of the portal that are switched on. */
    modules: z.array(z.enum(MODULES)).max(MODULES.length),
    membership: membershipBadge,
    lastSignInAt: instantOut.nullable(),
    /** The session ends at this instant unless it is used before. */
    expiresAt: instantOut,
    remembered: z.boolean(),
    /** Whether files of others are, or were, opened to this person, or wait to be. */
    hasFiles: z.boolean(),
    /** Told with the header `X-Guichet-File`; the rest is about whoever signed in. */
    actingFor: actingFor.nullable(),
    /** The role asks for a second factor that is not there: nothing else is allowed before it is set up. */
    needsFactor: z.boolean(),
    /** New terms wait to be accepted: until then the own file is read, not changed. */
    owesTerms: z.boolean(),
  })
  .meta({ id: 'Session' })

export const factorAsked = z
  .object({
    /** What is asked: of several ways of the second factor, the one to begin with. */
    factor: z.enum(['totp', 'passkey', 'sms', 'new-password']),
    /** Every way in which the second factor can be given; none when another password is asked for. */
    ways: z.array(z.enum(FACTOR_KINDS)).max(FACTOR_KINDS.length),
    /** The number that a code may be sent to, but for its last digits hidden; only where that is one of the ways. */
    phone: z.string().max(20).optional(),
    /** Whether this browser may be excused from it for 30 days. */
    mayTrust: z.boolean(),
  })
  .meta({ id: 'FactorAsked' })

export const createSession = defineRoute({
  method: 'POST',
  path: '/session',
  operationId: 'createSession',
  tag,
  summary: 'Sign in with an identifier and a password',
  description:
    'Sets the session cookies. Answers 202 when a second factor is asked (`totp`: send it to `/session/factor`) or the password is a temporary one (`new-password`: send another to `/session/new-password`).',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    identifier: z.string('required').max(254, 'text.too-long').trim().min(1, 'required'),
    password,
    remember: z.boolean().default(false),
  }),
  responses: { 201: sessionView, 202: factorAsked },
  problems: ['session.invalid-credentials', 'session.locked', 'account.closed'],
})

export const answerFactor = defineRoute({
  method: 'POST',
  path: '/session/factor',
  operationId: 'answerFactor',
  tag,
  summary:
    'Give the second factor: a code of an authenticator program or sent by SMS, a recovery code or a passkey',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    code: oneTimeCode.optional(),
    /** Sent on request by `/session/factor/sms-code`. */
    smsCode: oneTimeCode.optional(),
    recoveryCode: line(40).optional(),
    /** Asked for with the options of `/session/factor/options`. */
    passkey: signedCredential.optional(),
    /** Ask no more in this browser for 30 days; ignored for staff. */
    trustDevice: z.boolean().default(false),
  }),
  responses: { 201: sessionView, 202: factorAsked },
  problems: [
    'session.factor-invalid',
    'session.factor-expired',
    'session.locked',
    'sms-code.expired',
    'passkey.expired',
    'account.closed',
  ],
})

export const sendFactorCode = defineRoute({
  method: 'POST',
  path: '/session/factor/sms-code',
  operationId: 'sendFactorCode',
  tag,
  summary: 'Have a code sent to my number, to give it as the second factor',
  description:
    'Ten minutes, five tries; three sendings in a quarter of an hour. The latest alone serves, in this sign-in.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({}),
  responses: { 202: z.object({ expiresAt: instantOut }).meta({ id: 'CodeSent' }) },
  problems: ['session.factor-expired', 'session.locked', 'factor.unknown', 'sms.unavailable'],
})

export const replaceTemporaryPassword = defineRoute({
  method: 'POST',
  path: '/session/new-password',
  operationId: 'replaceTemporaryPassword',
  tag,
  summary: 'Choose a password in place of a temporary one, which opens nothing by itself',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({ password }),
  responses: { 201: sessionView },
  problems: ['session.factor-expired', 'password.refused', 'account.closed'],
})

export const changePassword = defineRoute({
  method: 'PUT',
  path: '/me/password',
  operationId: 'changePassword',
  tag,
  summary: 'Change my password; my other sessions end (A12, M06)',
  description:
    'Who has none, because of signing in with FranceConnect alone, chooses a first one within five minutes of confirming there who one is (`/me/franceconnect/proof`), or by the link of `/password-resets`.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    /** Left out by who has none. */
    currentPassword: password.optional(),
    newPassword: password,
  }),
  responses: { 204: null },
  problems: ['password.needed', 'password.wrong-current', 'password.refused', 'session.locked'],
})

export const getSession = defineRoute({
  method: 'GET',
  path: '/session',
  operationId: 'getSession',
  tag,
  summary: 'Who is signed in, with which rights and membership state',
  access: { kind: 'person', scope: 'me:read', file: 'any' },
  beforeFactor: true,
  responses: { 200: sessionView },
  problems: [],
})

export const refreshSession = defineRoute({
  method: 'POST',
  path: '/session/refresh',
  operationId: 'refreshSession',
  tag,
  summary: 'Renew the short-lived cookie from the long-lived one',
  access: { kind: 'public' },
  responses: { 204: null },
  problems: ['session.required'],
})

export const deleteSession = defineRoute({
  method: 'DELETE',
  path: '/session',
  operationId: 'deleteSession',
  tag,
  summary: 'Sign out',
  description:
    'Answers 200 for whoever came in with FranceConnect: the browser goes to `signOutUrl` to sign out there too, and comes back with the `state` in it.',
  access: { kind: 'public' },
  responses: {
    200: z.object({ signOutUrl: z.string().max(8000) }).meta({ id: 'SignedOut' }),
    204: null,
  },
  problems: [],
})

export const setLocale = defineRoute({
  method: 'PUT',
  path: '/session/locale',
  operationId: 'setLocale',
  tag,
  summary: 'Choose the language of the interface and of the messages',
  access: { kind: 'person' },
  beforeFactor: true,
  body: z.strictObject({ locale: z.enum(['fr', 'en'], 'invalid') }),
  responses: { 204: null },
  problems: [],
})

export const requestPasswordReset = defineRoute({
  method: 'POST',
  path: '/password-resets',
  operationId: 'requestPasswordReset',
  tag,
  summary: 'Ask for a link by e-mail to choose a new password',
  description: 'The answer is the same whether the address is known or not.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({ email }),
  responses: { 202: z.object({ accepted: z.literal(true) }).meta({ id: 'Accepted' }) },
  problems: [],
})

const token = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(100)
    .regex(/^[\w-]+$/u, 'invalid'),
})

export const getActivation = defineRoute({
  method: 'GET',
  path: '/activations/:token',
  operationId: 'getActivation',
  tag,
  summary: 'What a one-time link is for',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: token,
  responses: {
    200: z
      .object({
        purpose: z.enum([
          'password-reset',
          'first-administrator',
          'account-activation',
          'account-invitation',
          'member-activation',
          'staff-invitation',
        ]),
        /** The account that is opened or joined, and to whom the invitation was sent. */
        account: z
          .object({ login: z.string().max(64), companyName: z.string().max(200), email: z.string().max(254) })
          .nullable(),
        /** More is asked before a new password is chosen: see `/recoveries/{token}`. */
        asksProofs: z.boolean(),
        /** There is no password yet: its person signs in with FranceConnect. */
        firstPassword: z.boolean(),
        expiresAt: instantOut,
        /** The address belongs to somebody who signs in already: sign in, then use the link without a password. */
        signInFirst: z.boolean(),
        /** Names under which somebody was invited, to be corrected by that person. */
        invited: z.object({ firstName: z.string().max(100), lastName: z.string().max(100) }).nullable(),
        /** The staff role that is taken up, and the address that was invited. */
        staff: z.object({ role: z.enum(STAFF_ROLES), email: z.string().max(254) }).nullable(),
        /** For the first administrator and new staff: the secret to put into an authenticator program. */
        totp: z.object({ secret: z.string().max(64), uri: z.string().max(300) }).nullable(),
      })
      .meta({ id: 'Activation' }),
  },
  problems: ['link.invalid'],
})

export const useActivation = defineRoute({
  method: 'POST',
  path: '/activations/:token',
  operationId: 'useActivation',
  tag,
  summary: 'Use a one-time link: choose a password, open or join an account, be the first administrator',
  description:
    'A new password asks first for the proofs of `/recoveries/{token}`. A new member who chooses the first password is signed in (201). An invitation sent to the address of somebody who signs in is used by that person, signed in, without a password.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: token,
  body: z.strictObject({
    password: password.optional(),
    /** Names are for the first administrator and for who is invited to an account; the other two for the former only. */
    firstName: line(100).optional(),
    lastName: line(100).optional(),
    email: email.optional(),
    code: oneTimeCode.optional(),
  }),
  responses: { 201: sessionView, 204: null },
  problems: [
    'link.invalid',
    'recovery.unproven',
    'password.refused',
    'session.factor-invalid',
    'session.required',
  ],
})
