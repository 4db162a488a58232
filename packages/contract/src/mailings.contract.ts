import {
  MAILING_BODY_MOST,
  MAILING_STATES,
  MAILING_SUBJECT_MOST,
  RECIPIENT_STATES,
} from '@guichet/domain/mailings'
import { hasDirectionMarks, hasForbiddenCharacters, normaliseLines } from '@guichet/domain/text'
import { z } from 'zod'
import { day, dayOut, instantOut, line, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Mailings'

const text = (schema: z.ZodString, max: number) =>
  schema
    .max(max * 2, 'text.too-long')
    .overwrite(normaliseLines)
    .refine((value) => !hasForbiddenCharacters(value) && !hasDirectionMarks(value), 'text.characters')
    .max(max, 'text.too-long')
/** May be empty while it is a draft. */
const subject = line(MAILING_SUBJECT_MOST, 0)
const body = text(z.string('required'), MAILING_BODY_MOST)
const words = z.strictObject({ subject, body })

const segmentFields = {
  /** `ending`: active, and no longer covered in 30 days. */
  state: z.enum(['active', 'inactive', 'ending'], 'invalid').optional(),
  /** Who names this partner. */
  partnerId: uuid.optional(),
  /** Type of the latest membership. */
  typeId: uuid.optional(),
  /** Whose latest membership ends on this day or later. */
  dueFrom: day.optional(),
  /** Whose latest membership ends on this day or earlier. */
  dueTo: day.optional(),
}
const segmentOut = z
  .object({
    state: z.enum(['active', 'inactive', 'ending']).optional(),
    partnerId: uuid.optional(),
    typeId: uuid.optional(),
    dueFrom: dayOut.optional(),
    dueTo: dayOut.optional(),
  })
  .meta({ id: 'MailingSegment' })

const content = {
  name: line(120),
  segment: z.strictObject(segmentFields),
  fr: words,
  /** Null: everybody reads the French text. */
  en: words.nullable(),
}

const wordsOut = z.object({ subject: z.string().max(300), body: z.string().max(20_000) })
const count = z.int().min(0)

const mailingLine = z
  .object({
    id: uuid,
    name: z.string().max(120),
    state: z.enum(MAILING_STATES),
    subject: z.string().max(300),
    scheduledAt: instantOut.nullable(),
    startedAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    createdAt: instantOut,
    updatedAt: instantOut,
    authorName: z.string().max(250),
    /** Mails of the mailing, and how many of them have left. */
    mails: count,
    sent: count,
  })
  .meta({ id: 'MailingLine' })

export const mailing = z
  .object({
    id: uuid,
    name: z.string().max(120),
    state: z.enum(MAILING_STATES),
    segment: segmentOut,
    fr: wordsOut,
    en: wordsOut.nullable(),
    version: z.int().min(1),
    scheduledAt: instantOut.nullable(),
    startedAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    createdAt: instantOut,
    updatedAt: instantOut,
    authorName: z.string().max(250),
    /** What became of it; null before sending began. */
    report: z
      .object({
        /** One for each address. */
        mails: count,
        waiting: count,
        queued: count,
        sent: count,
        failed: count,
        bounced: count,
        /** Not sent in the end: news declined, or address found of no use, after sending began. */
        withheld: count,
        unsubscribed: count,
        /** Members who read the mail of somebody at the same address. */
        shared: count,
        /** Members of the segment who were left out. */
        withoutEmail: count,
        undeliverable: count,
        notWanted: count,
      })
      .nullable(),
  })
  .meta({ id: 'Mailing' })

export const listMailings = defineRoute({
  method: 'GET',
  path: '/admin/mailings',
  operationId: 'listMailings',
  tag,
  summary: 'Mailings, the latest first',
  access: { kind: 'staff', permission: 'mailings.read' },
  query: z.strictObject({ ...pageQuery, q: searchText, state: z.enum(MAILING_STATES, 'invalid').optional() }),
  responses: { 200: pageOf(mailingLine).meta({ id: 'MailingPage' }) },
  problems: [],
})

const idempotency = ['idempotency.key-reused', 'idempotency.in-progress'] as const
const stale = ['resource.changed', 'resource.precondition-required'] as const
const params = z.strictObject({ id: uuid })

export const createMailing = defineRoute({
  method: 'POST',
  path: '/admin/mailings',
  operationId: 'createMailing',
  tag,
  summary: 'Begin a mailing as a draft',
  description:
    'Texts are plain paragraphs with a small markup: # headings, lists, **strong**, *emphasis*, [links](https://…). Placeholders as {{firstName}} come from a closed list; anything else is refused with its line and column.',
  access: { kind: 'staff', permission: 'mailings.edit' },
  idempotent: true,
  body: z.strictObject(content),
  responses: { 201: mailing },
  problems: [...idempotency],
})

export const getMailing = defineRoute({
  method: 'GET',
  path: '/admin/mailings/:id',
  operationId: 'getMailing',
  tag,
  summary: 'One mailing, and what became of it',
  access: { kind: 'staff', permission: 'mailings.read' },
  params,
  responses: { 200: mailing },
  problems: ['resource.not-found'],
})

export const updateMailing = defineRoute({
  method: 'PUT',
  path: '/admin/mailings/:id',
  operationId: 'updateMailing',
  tag,
  summary: 'Edit a draft',
  access: { kind: 'staff', permission: 'mailings.edit' },
  precondition: true,
  params,
  body: z.strictObject(content),
  responses: { 200: mailing },
  problems: ['resource.not-found', 'mailing.wrong-state', ...stale],
})

export const deleteMailing = defineRoute({
  method: 'DELETE',
  path: '/admin/mailings/:id',
  operationId: 'deleteMailing',
  tag,
  summary: 'Drop a draft; what was sent stays',
  access: { kind: 'staff', permission: 'mailings.edit' },
  params,
  responses: { 204: null },
  problems: ['resource.not-found', 'mailing.wrong-state'],
})

export const copyMailing = defineRoute({
  method: 'POST',
  path: '/admin/mailings/:id/copy',
  operationId: 'copyMailing',
  tag,
  summary: 'Begin a draft with the texts and the segment of another mailing',
  access: { kind: 'staff', permission: 'mailings.edit' },
  idempotent: true,
  params,
  body: z.strictObject({ name: line(120) }),
  responses: { 201: mailing },
  problems: ['resource.not-found', ...idempotency],
})

export const countMailingAudience = defineRoute({
  method: 'GET',
  path: '/admin/mailing-audience',
  operationId: 'countMailingAudience',
  tag,
  summary: 'How many members a segment has now, and how many a mail would reach',
  access: { kind: 'staff', permission: 'mailings.read' },
  query: z.strictObject(segmentFields),
  responses: {
    200: z
      .object({
        members: count,
        /** Mails that would leave: one for each address. */
        mails: count,
        shared: count,
        withoutEmail: count,
        undeliverable: count,
        notWanted: count,
      })
      .meta({ id: 'MailingAudience' }),
  },
  problems: [],
})

const run = z.object({
  text: z.string().max(20_000),
  strong: z.boolean(),
  emphasis: z.boolean(),
  /** Where it leads, for a link. */
  url: z.string().max(2000).nullable(),
})
const runs = z.array(run).max(2000)
const block = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), level: z.int().min(2).max(4), runs }),
    z.object({ kind: z.literal('paragraph'), runs }),
    z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(runs).max(500) }),
  ])
  .meta({ id: 'MailingBlock' })

const language = z.enum(['fr', 'en'], 'invalid')

export const previewMailing = defineRoute({
  method: 'GET',
  path: '/admin/mailings/:id/preview',
  operationId: 'previewMailing',
  tag,
  summary: 'What a member would read',
  access: { kind: 'staff', permission: 'mailings.read' },
  params,
  query: z.strictObject({
    /** Which member; left out: the first whom the mailing reaches. */
    personId: uuid.optional(),
    locale: language.default('fr'),
  }),
  responses: {
    200: z
      .object({
        personId: uuid,
        personName: z.string().max(250),
        memberNumber: z.int(),
        email: z.string().max(254),
        /** The language that this member reads it in. */
        locale: language,
        subject: z.string().max(1000),
        blocks: z.array(block).max(1000),
        /** The plain text of the mail, with its frame. */
        text: z.string().max(60_000),
      })
      .meta({ id: 'MailingPreview' }),
  },
  problems: ['resource.not-found', 'mailing.nobody'],
})

export const testMailing = defineRoute({
  method: 'POST',
  path: '/admin/mailings/:id/test',
  operationId: 'testMailing',
  tag,
  summary: 'Send oneself the mail, with the data of a member',
  access: { kind: 'staff', permission: 'mailings.edit' },
  idempotent: true,
  rateLimit: 'costly',
  params,
  body: z.strictObject({ personId: uuid, locale: language }),
  responses: { 202: z.object({ sentTo: z.string().max(254) }).meta({ id: 'MailingTest' }) },
  problems: ['resource.not-found', 'mailing.nobody', ...idempotency],
})

export const sendMailing = defineRoute({
  method: 'PUT',
  path: '/admin/mailings/:id/sending',
  operationId: 'sendMailing',
  tag,
  summary: 'Send a draft now, or at a time',
  description:
    'Recipients are those whom the segment holds when sending begins: each member once, one mail for an address that several share. If-Match names the version that was read.',
  access: { kind: 'staff', permission: 'mailings.edit' },
  precondition: true,
  params,
  body: z.strictObject({
    /** ISO 8601; null for now. */
    at: z.iso.datetime({ offset: true, error: 'invalid' }).max(40, 'invalid').nullable(),
  }),
  responses: { 200: mailing },
  problems: [
    ...(['resource.not-found', 'mailing.wrong-state', 'mailing.incomplete', 'mailing.nobody'] as const),
    ...stale,
  ],
})

export const stopMailing = defineRoute({
  method: 'POST',
  path: '/admin/mailings/:id/stop',
  operationId: 'stopMailing',
  tag,
  summary: 'Stop a mailing that is being sent; one that is scheduled is a draft again',
  access: { kind: 'staff', permission: 'mailings.edit' },
  params,
  responses: { 200: mailing },
  problems: ['resource.not-found', 'mailing.wrong-state'],
})

export const resumeMailing = defineRoute({
  method: 'POST',
  path: '/admin/mailings/:id/resume',
  operationId: 'resumeMailing',
  tag,
  summary: 'Go on with a mailing that was stopped',
  access: { kind: 'staff', permission: 'mailings.edit' },
  params,
  responses: { 200: mailing },
  problems: ['resource.not-found', 'mailing.wrong-state'],
})

export const listMailingRecipients = defineRoute({
  method: 'GET',
  path: '/admin/mailings/:id/recipients',
  operationId: 'listMailingRecipients',
  tag,
  summary: 'To whom a mailing goes, and what became of each mail',
  access: { kind: 'staff', permission: 'mailings.read' },
  params,
  query: z.strictObject({ ...pageQuery, state: z.enum(RECIPIENT_STATES, 'invalid').optional() }),
  responses: {
    200: pageOf(
      z
        .object({
          id: uuid,
          personId: uuid,
          personName: z.string().max(250),
          memberNumber: z.int(),
          address: z.string().max(254),
          state: z.enum(RECIPIENT_STATES),
          sentAt: instantOut.nullable(),
          /** What the mail server said. */
          reason: z.string().max(300).nullable(),
          unsubscribed: z.boolean(),
          /** Other members at the same address, who read this mail too. */
          sharedWith: z.array(z.string().max(250)).max(20),
        })
        .meta({ id: 'MailingRecipient' }),
    ).meta({ id: 'MailingRecipientPage' }),
  },
  problems: ['resource.not-found'],
})
