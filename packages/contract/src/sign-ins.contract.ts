import { SIGN_IN_METHODS } from '@guichet/domain/sign-in-methods'
import { SIGN_IN_SIGNS } from '@guichet/domain/sign-in-signs'
import { z } from 'zod'
import { instantOut, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Session'

/** From where: what the browser says of itself, and the network address. */
export const origin = {
  browser: z.enum(['firefox', 'chrome', 'edge', 'safari', 'opera', 'other']),
  system: z.enum(['windows', 'macos', 'linux', 'android', 'ios', 'other']),
  ip: z.string().max(45),
}

/** Country of the address at that time, in two letters; null where it is not known. */
export const country = z.string().length(2).nullable()

const ownSession = z
  .object({
    id: uuid,
    ...origin,
    country,
    /** The session of this very request. */
    current: z.boolean(),
    remembered: z.boolean(),
    method: z.enum(SIGN_IN_METHODS),
    openedAt: instantOut,
    lastSeenAt: instantOut,
    /** It ends at this instant unless it is used before. */
    expiresAt: instantOut,
  })
  .meta({ id: 'OwnSession' })

export const SIGN_IN_RESULTS = ['opened', 'refused', 'factor-refused', 'denied'] as const

const signIn = z
  .object({
    id: uuid,
    at: instantOut,
    result: z.enum(SIGN_IN_RESULTS),
    /** From a browser that had signed in before. */
    knownDevice: z.boolean(),
    ...origin,
    country,
    /** What was given, or refused; null where it was not noted yet. */
    method: z.enum(SIGN_IN_METHODS).nullable(),
    /** What was unusual about it. */
    signs: z.array(z.enum(SIGN_IN_SIGNS)).max(SIGN_IN_SIGNS.length),
  })
  .meta({ id: 'SignIn' })

const filters = {
  result: z.enum(SIGN_IN_RESULTS, 'invalid').optional(),
  /** Words in the means, the place, the browser, the result or the address. */
  q: searchText,
}

export const listSessions = defineRoute({
  method: 'GET',
  path: '/me/sessions',
  operationId: 'listSessions',
  tag,
  summary: 'My open sessions, this one first (U27)',
  access: { kind: 'person' },
  responses: { 200: z.object({ items: z.array(ownSession).max(100) }).meta({ id: 'OwnSessions' }) },
  problems: [],
})

export const endSession = defineRoute({
  method: 'DELETE',
  path: '/me/sessions/:id',
  operationId: 'endSession',
  tag,
  summary: 'End one of my sessions at once',
  access: { kind: 'person' },
  params: z.strictObject({ id: uuid }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})

export const endOtherSessions = defineRoute({
  method: 'DELETE',
  path: '/me/sessions',
  operationId: 'endOtherSessions',
  tag,
  summary: 'End all my sessions but this one',
  access: { kind: 'person' },
  responses: { 200: z.object({ ended: z.int().min(0) }).meta({ id: 'SessionsEnded' }) },
  problems: [],
})

export const listSignIns = defineRoute({
  method: 'GET',
  path: '/me/sign-ins',
  operationId: 'listSignIns',
  tag,
  summary: 'My sign-ins of a year, and those that were refused, the latest first (U27)',
  access: { kind: 'person' },
  query: z.strictObject({ ...pageQuery, ...filters }),
  responses: { 200: pageOf(signIn).meta({ id: 'SignInPage' }) },
  problems: [],
})

export const exportSignIns = defineRoute({
  method: 'GET',
  path: '/me/sign-ins.csv',
  operationId: 'exportSignIns',
  tag,
  summary: 'The journal of my sign-ins as CSV, streamed whole (U27)',
  access: { kind: 'person' },
  rateLimit: 'costly',
  query: z.strictObject(filters),
  produces: 'text/csv',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})

export const denySignIn = defineRoute({
  method: 'POST',
  path: '/sign-in-denials/:token',
  operationId: 'denySignIn',
  tag,
  summary: 'Say that a sign-in one was told of was somebody else’s (U27)',
  description:
    'By the link of the mail about a sign-in from a new browser, once within seven days. All sessions, API keys and trusted browsers of the person end, the password opens nothing any more, and a link to choose another one is sent.',
  access: { kind: 'public' },
  rateLimit: 'sign-in',
  params: z.strictObject({
    token: z
      .string()
      .min(20)
      .max(100)
      .regex(/^[\w-]+$/u, 'invalid'),
  }),
  responses: { 204: null },
  problems: ['link.invalid'],
})
