import { z } from 'zod'
import { ownerProblems, proof } from './factors.contract.ts'
import { instantOut } from './fields.ts'
import { defineRoute } from './route.ts'
import { factorAsked, sessionView } from './session.contract.ts'

const tag = 'FranceConnect'

/** Longest state, code and the like that is taken back. */
const opaque = z.string().min(1, 'required').max(2000, 'text.too-long')

const franceConnectIdentity = z
  .object({
    /** All given names, parted by spaces. */
    givenNames: z.string().max(200),
    birthName: z.string().max(100),
    /** The name in use, where it is another than that of birth. */
    usualName: z.string().max(100).nullable(),
    email: z.string().max(254).nullable(),
  })
  .meta({ id: 'FranceConnectIdentity' })

const address = z.object({ url: z.string().max(4000) }).meta({ id: 'FranceConnectAddress' })

export const startFranceConnect = defineRoute({
  method: 'POST',
  path: '/session/franceconnect',
  operationId: 'startFranceConnect',
  tag,
  summary: 'Where the browser is sent to sign in with FranceConnect (U08)',
  description:
    'State, nonce and PKCE verifier are kept for ten minutes and bound to this browser by a cookie. What FranceConnect comes back with is given to `/session/franceconnect/answer`.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    remember: z.boolean().default(false),
    /** Ask there anew who one is, although FranceConnect remembers somebody. */
    choose: z.boolean().default(false),
  }),
  responses: { 200: address },
  problems: ['franceconnect.off', 'franceconnect.unavailable'],
})

export const answerFranceConnect = defineRoute({
  method: 'POST',
  path: '/session/franceconnect/answer',
  operationId: 'answerFranceConnect',
  tag,
  summary: 'Give what FranceConnect came back with',
  description:
    'Signs in whoever is linked (201), or asks for the second factor first (202). Otherwise `outcome` says what came of it: `linked` to the person who asked, `proven`: it is that person again, `cancelled` over there, or `unknown`: nobody is linked to this identity yet, which waits for an hour in this browser.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  body: z.strictObject({
    state: opaque,
    code: opaque.optional(),
    iss: opaque.optional(),
    error: opaque.optional(),
  }),
  responses: {
    200: z
      .object({
        outcome: z.enum(['linked', 'proven', 'cancelled', 'unknown']),
        identity: franceConnectIdentity.nullable(),
      })
      .meta({ id: 'FranceConnectOutcome' }),
    201: sessionView,
    202: factorAsked,
  },
  problems: [
    'franceconnect.off',
    'franceconnect.unavailable',
    'franceconnect.expired',
    'franceconnect.refused',
    'franceconnect.taken',
    'franceconnect.linked-already',
    'franceconnect.held',
    'account.closed',
  ],
})

export const getPendingFranceConnect = defineRoute({
  method: 'GET',
  path: '/session/franceconnect/pending',
  operationId: 'getPendingFranceConnect',
  tag,
  summary: 'The identity that waits in this browser to be linked',
  access: { kind: 'public' },
  responses: {
    200: z
      .object({ identity: franceConnectIdentity, expiresAt: instantOut })
      .meta({ id: 'PendingFranceConnect' }),
  },
  problems: ['franceconnect.expired'],
})

const link = z
  .object({
    /** Whether this portal works with FranceConnect. */
    offered: z.boolean(),
    /** Whether one can sign in with a password too. */
    hasPassword: z.boolean(),
    link: z
      .object({
        linkedAt: instantOut,
        lastUsedAt: instantOut.nullable(),
        /** Since when it opens nothing, until it is taken back; null while it is not held. */
        heldSince: instantOut.nullable(),
      })
      .meta({ id: 'FranceConnectLink' })
      .nullable(),
  })
  .meta({ id: 'OwnFranceConnect' })

export const getFranceConnectLink = defineRoute({
  method: 'GET',
  path: '/me/franceconnect',
  operationId: 'getFranceConnectLink',
  tag,
  summary: 'Whether I sign in with FranceConnect (U08)',
  access: { kind: 'person' },
  responses: { 200: link },
  problems: [],
})

export const startFranceConnectLink = defineRoute({
  method: 'POST',
  path: '/me/franceconnect',
  operationId: 'startFranceConnectLink',
  tag,
  summary: 'Where the browser is sent to link FranceConnect to my space',
  description: 'The password may be left out for five minutes after it was given in this session.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: address },
  problems: [
    'franceconnect.off',
    'franceconnect.unavailable',
    'franceconnect.linked-already',
    ...ownerProblems,
  ],
})

export const startFranceConnectProof = defineRoute({
  method: 'POST',
  path: '/me/franceconnect/proof',
  operationId: 'startFranceConnectProof',
  tag,
  summary: 'Where the browser is sent to confirm with FranceConnect who I am',
  description:
    'For who has no password: one is asked there anew who one is, and for five minutes it stands for the password in this session.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  responses: { 200: address },
  problems: ['franceconnect.off', 'franceconnect.unavailable', 'resource.not-found'],
})

export const linkFranceConnect = defineRoute({
  method: 'PUT',
  path: '/me/franceconnect',
  operationId: 'linkFranceConnect',
  tag,
  summary: 'Link the identity that waits in this browser to my space',
  description:
    'Whoever has signed in since it came needs nothing more; otherwise the password is asked for. A notice goes by mail.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: link },
  problems: [
    'franceconnect.off',
    'franceconnect.expired',
    'franceconnect.taken',
    'franceconnect.linked-already',
    ...ownerProblems,
  ],
})

export const takeBackFranceConnect = defineRoute({
  method: 'POST',
  path: '/me/franceconnect/taking-back',
  operationId: 'takeBackFranceConnect',
  tag,
  summary: 'Take back the link that is held since the organisation gave me my access back',
  description:
    'A link that is held opens nothing: whoever had the access before may have made it. Its person takes it back, with the password, or removes it.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: link },
  problems: ['resource.not-found', ...ownerProblems],
})

export const unlinkFranceConnect = defineRoute({
  method: 'POST',
  path: '/me/franceconnect/removal',
  operationId: 'unlinkFranceConnect',
  tag,
  summary: 'Sign in with FranceConnect no more',
  description:
    'The sessions opened with it end, but this one; a notice goes by mail. Who has no password chooses one first.',
  access: { kind: 'person' },
  rateLimit: 'sign-in',
  body: z.strictObject(proof),
  responses: { 200: link },
  problems: ['resource.not-found', 'franceconnect.password-first', ...ownerProblems],
})
