import { SIGN_IN_METHODS } from '@guichet/domain/sign-in-methods'
import { z } from 'zod'
import { instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Session'

/** From where: what the browser says of itself, and the network address. */
export const origin = {
  browser: z.enum(['firefox', 'chrome', 'edge', 'safari', 'opera', 'other']),
  system: z.enum(['windows', 'macos', 'linux', 'android', 'ios', 'other']),
  ip: z.string().max(45),
}

const ownSession = z
  .object({
    id: uuid,
    ...origin,
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

export const SIGN_IN_RESULTS = ['opened', 'refused', 'factor-refused'] as const

const signIn = z
  .object({
    id: uuid,
    at: instantOut,
    result: z.enum(SIGN_IN_RESULTS),
    /** From a browser that had signed in before. */
    knownDevice: z.boolean(),
    ...origin,
  })
  .meta({ id: 'SignIn' })

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
  query: z.strictObject({ ...pageQuery, result: z.enum(SIGN_IN_RESULTS, 'invalid').optional() }),
  responses: { 200: pageOf(signIn).meta({ id: 'SignInPage' }) },
  problems: [],
})
