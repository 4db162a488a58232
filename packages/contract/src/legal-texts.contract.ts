import { LEGAL_TEXT_MOST_SIGNS, LEGAL_TEXTS } from '@guichet/domain/legal-text'
import { z } from 'zod'
import { day, dayOut, email, line, lines } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Public texts'

const kindParams = z.strictObject({ kind: z.string().max(40) })
const version = z.string().max(20)
/** Every other sign may be a line end. */
const paragraphs = z.array(z.string().max(LEGAL_TEXT_MOST_SIGNS)).max(LEGAL_TEXT_MOST_SIGNS)
/** Null for the text that every portal begins with. */
const publishedOn = dayOut.nullable()
/** First day on which a version counts; null for the text that every portal begins with. */
const inForceOn = dayOut.nullable()

export const getLegalText = defineRoute({
  method: 'GET',
  path: '/legal-texts/:kind',
  operationId: 'getLegalText',
  tag,
  summary: 'Legal notice, accessibility statement or terms, in the language asked for',
  description: 'The version that counts, or an older one: who accepted terms finds again what was accepted.',
  access: { kind: 'public' },
  params: kindParams,
  query: z.strictObject({ version: version.optional() }),
  responses: {
    200: z
      .object({
        kind: z.enum(LEGAL_TEXTS),
        version,
        publishedOn,
        inForceOn,
        /** The version that counts today. */
        isCurrent: z.boolean(),
        /** A paragraph that begins with "# " is a title. */
        paragraphs,
        /** All versions, the latest first; those that do not count yet among them. */
        versions: z.array(z.object({ version, publishedOn, inForceOn })).max(1000),
      })
      .meta({ id: 'LegalText' }),
  },
  problems: ['resource.not-found'],
})

const staffLegalText = z
  .object({
    kind: z.enum(LEGAL_TEXTS),
    /** Counts the versions; 0 for the text that every portal begins with. */
    number: z.int().min(0),
    version,
    inForceOn,
    /** The version that counts today; another than `version` while that is still to come. */
    current: version,
    textFr: z.string().max(LEGAL_TEXT_MOST_SIGNS),
    textEn: z.string().max(LEGAL_TEXT_MOST_SIGNS),
    /** The latest first. */
    versions: z
      .array(z.object({ version, publishedOn, inForceOn, publishedBy: z.string().max(250).nullable() }))
      .max(1000),
  })
  .meta({ id: 'StaffLegalText' })

export const getStaffLegalText = defineRoute({
  method: 'GET',
  path: '/admin/legal-texts/:kind',
  operationId: 'getStaffLegalText',
  tag,
  summary: 'A public text in both languages, and who published which version',
  access: { kind: 'staff', permission: 'contacts.edit' },
  params: kindParams,
  responses: { 200: staffLegalText },
  problems: ['resource.not-found'],
})

export const publishLegalText = defineRoute({
  method: 'PUT',
  path: '/admin/legal-texts/:kind',
  operationId: 'publishLegalText',
  tag,
  summary: 'Publish a new version of a public text',
  description:
    'It counts at once, or from a day within a year; older versions stay readable. Whoever signs up from then on accepts the new version, and whoever signs in is asked to accept new terms. Paragraphs are parted by an empty line; in terms they have 1,000 signs at most, 50 of them.',
  access: { kind: 'staff', permission: 'organisation.edit' },
  precondition: true,
  params: kindParams,
  body: z.strictObject({
    textFr: lines(LEGAL_TEXT_MOST_SIGNS),
    textEn: lines(LEGAL_TEXT_MOST_SIGNS),
    /** First day on which it counts; null for today. */
    inForceOn: day.nullable().default(null),
  }),
  responses: { 200: staffLegalText },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})

export const sendContactMessage = defineRoute({
  method: 'POST',
  path: '/contact',
  operationId: 'sendContactMessage',
  tag,
  summary: 'Write to the support desk without signing in',
  description: 'Goes by mail to the desk, which answers to the address given. The answer is always the same.',
  access: { kind: 'public' },
  rateLimit: 'registration',
  idempotent: true,
  body: z.strictObject({
    name: line(100),
    email,
    subject: line(150),
    message: lines(4000),
  }),
  responses: { 204: null },
  problems: ['idempotency.key-reused', 'idempotency.in-progress'],
})
