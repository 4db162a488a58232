import { TERMS_KINDS } from '@guichet/domain/legal-text'
import { z } from 'zod'
import { dayOut, instantOut } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Terms'

const version = z.string().max(20)
const kind = z.enum(TERMS_KINDS, 'invalid')

const ownTerms = z
  .object({
    /** Versions that wait to be accepted before anything is changed. */
    owed: z
      .array(
        z.object({
          kind,
          version,
          /** First day on which it counts. */
          inForceOn: dayOut,
          /** The version accepted before; null when none was. */
          acceptedVersion: version.nullable(),
        }),
      )
      .max(TERMS_KINDS.length),
    /** What was accepted, the latest first. */
    accepted: z
      .array(
        z.object({
          kind,
          version,
          acceptedAt: instantOut,
          /** Accepted while signing up, or asked for afterwards. */
          how: z.enum(['sign-up', 'asked']),
        }),
      )
      .max(200),
  })
  .meta({ id: 'OwnTerms' })

export const getOwnTerms = defineRoute({
  method: 'GET',
  path: '/me/terms',
  operationId: 'getOwnTerms',
  tag,
  summary: 'The terms that I accepted, and those that wait for me',
  access: { kind: 'person', scope: 'me:read' },
  responses: { 200: ownTerms },
  problems: [],
})

export const acceptTerms = defineRoute({
  method: 'POST',
  path: '/me/terms',
  operationId: 'acceptTerms',
  tag,
  summary: 'Accept new terms, by the versions that were read',
  description:
    'Until then one reads, exports, ends things and signs out, and changes nothing else (`terms.needed`). Keys go on.',
  access: { kind: 'person' },
  body: z.strictObject({
    accepted: z
      .array(z.strictObject({ kind, version }), 'required')
      .min(1, 'required')
      .max(TERMS_KINDS.length, 'invalid'),
  }),
  responses: { 200: ownTerms },
  problems: [],
})
