import { AUDIENCES, isAudienceWhole } from '@guichet/domain/document-audience'
import { z } from 'zod'
import {
  category,
  DOCUMENT_MOST_BYTES,
  DOCUMENT_PREVIEWS,
  documentFile,
  documentParams,
  fileName,
  period,
} from './documents.contract.ts'
import { day, dayOut, instantOut, line, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Published documents'
const access = { kind: 'staff', permission: 'documents.publish' } as const

const audienceIn = {
  audience: z.enum(AUDIENCES, 'invalid'),
  /** The member, partner or membership type that the audience names. */
  audienceId: uuid.optional(),
}
const audienceWhole = { error: 'required', path: ['audienceId'] }

/** A document that the organisation publishes, as staff see it. */
const publishedLine = z
  .object({
    id: uuid,
    number: z.int().min(1),
    name: z.string().max(200),
    category,
    period: z.string().max(10).nullable(),
    mediaType: z.string().max(100),
    size: z.int().min(0),
    preview: z.enum(DOCUMENT_PREVIEWS).nullable(),
    version: z.int().min(1),
    audience: z.enum(AUDIENCES),
    /** The member, partner or type by name; null for the other audiences. */
    audienceName: z.string().max(300).nullable(),
    retainedUntil: dayOut.nullable(),
    publishedAt: instantOut,
    withdrawnAt: instantOut.nullable(),
    withdrawnReason: z.string().max(300).nullable(),
    /** Members in whose library or trash it stands. */
    recipientCount: z.int().min(0),
    /** Those of them who read or downloaded it. */
    readerCount: z.int().min(0),
    damaged: z.boolean(),
  })
  .meta({ id: 'PublishedDocumentLine' })

const published = publishedLine
  .extend({ versions: z.array(documentFile).max(100) })
  .meta({ id: 'PublishedDocument' })

export const listPublishedDocuments = defineRoute({
  method: 'GET',
  path: '/admin/documents',
  operationId: 'listPublishedDocuments',
  tag,
  summary: 'Documents that the organisation publishes',
  description: 'The latest first. Words are searched as in a library.',
  access,
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['current', 'withdrawn'], 'invalid').default('current'),
    category: category.optional(),
    q: searchText,
  }),
  responses: { 200: pageOf(publishedLine).meta({ id: 'PublishedDocumentPage' }) },
  problems: [],
})

export const countAudience = defineRoute({
  method: 'GET',
  path: '/admin/document-audience',
  operationId: 'countAudience',
  tag,
  summary: 'How many members a document would be published to now',
  access,
  query: z.strictObject(audienceIn).refine(isAudienceWhole, audienceWhole),
  responses: { 200: z.object({ count: z.int().min(0) }).meta({ id: 'AudienceCount' }) },
  problems: [],
})

export const publishDocument = defineRoute({
  method: 'POST',
  path: '/admin/documents',
  operationId: 'publishDocument',
  tag,
  summary: 'Publish a file to one member, to a segment or to all',
  description:
    'The body is the file itself, under the rules of `createDocument`. It stands in the library of its members at once, and they are told a quarter of an hour later, once for all that was published or changed meanwhile; who joins the audience later finds it the next morning, untold. After its retention date it is erased.',
  access,
  idempotent: true,
  rateLimit: 'costly',
  accepts: 'application/octet-stream',
  bodyLimit: DOCUMENT_MOST_BYTES,
  query: z
    .strictObject({
      /** Of the file. */
      name: fileName,
      /** What members read. */
      title: line(120),
      category: category.default('other'),
      period: period.optional(),
      ...audienceIn,
      /** Last day on which it is kept; without end when left out. */
      retainedUntil: day.optional(),
    })
    .refine(isAudienceWhole, audienceWhole),
  responses: { 201: published },
  problems: [
    'document.nobody-sees',
    'document.empty',
    'document.too-large',
    'document.type-refused',
    'document.infected',
    'document.not-scanned',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const getPublishedDocument = defineRoute({
  method: 'GET',
  path: '/admin/documents/:id',
  operationId: 'getPublishedDocument',
  tag,
  summary: 'A published document and its versions',
  access,
  params: documentParams,
  responses: { 200: published },
  problems: ['resource.not-found'],
})

export const getPublishedContent = defineRoute({
  method: 'GET',
  path: '/admin/documents/:id/content',
  operationId: 'getPublishedContent',
  tag,
  summary: 'The file of a published document',
  description: 'What was published to one member is that member’s: the reading is written into the journal.',
  access,
  rateLimit: 'costly',
  params: documentParams,
  query: z.strictObject({
    version: z.coerce
      .number()
      .int('number.range')
      .min(1, 'number.range')
      .max(10_000, 'number.range')
      .optional(),
    purpose: z.enum(['download', 'view'], 'invalid').default('download'),
  }),
  produces: 'application/octet-stream',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'document.damaged'],
})

export const addDocumentVersion = defineRoute({
  method: 'POST',
  path: '/admin/documents/:id/versions',
  operationId: 'addDocumentVersion',
  tag,
  summary: 'Publish a new version of a document; members see the latest, older ones stay readable',
  access,
  idempotent: true,
  rateLimit: 'costly',
  accepts: 'application/octet-stream',
  bodyLimit: DOCUMENT_MOST_BYTES,
  params: documentParams,
  query: z.strictObject({ name: fileName }),
  responses: { 201: published },
  problems: [
    'resource.not-found',
    'document.withdrawn',
    'document.empty',
    'document.too-large',
    'document.type-refused',
    'document.infected',
    'document.not-scanned',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const updatePublishedDocument = defineRoute({
  method: 'PATCH',
  path: '/admin/documents/:id',
  operationId: 'updatePublishedDocument',
  tag,
  summary: 'Change what a published document is called, what it is about, its period and how long it is kept',
  description:
    'What is left out stays as it is. Those in whose library it stands read of it in its journal, and are told of another name; the files and the audience stay.',
  access,
  params: documentParams,
  body: z.strictObject({
    name: line(120).optional(),
    category: category.optional(),
    period: period.nullable().optional(),
    /** Last day on which it is kept, today or later; null: without end. */
    retainedUntil: day.nullable().optional(),
  }),
  responses: { 200: published },
  problems: ['resource.not-found', 'document.withdrawn'],
})

export const withdrawDocument = defineRoute({
  method: 'POST',
  path: '/admin/documents/:id/withdraw',
  operationId: 'withdrawDocument',
  tag,
  summary: 'Withdraw a published document: nobody sees it any more',
  access,
  params: documentParams,
  body: z.strictObject({ reason: line(300) }),
  responses: { 200: published },
  problems: ['resource.not-found', 'document.withdrawn'],
})

const documentReader = z
  .object({
    personId: uuid,
    memberNumber: z.int().min(1),
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    /** Of the latest reading; null before the first. */
    readAt: instantOut.nullable(),
    /** Which version was read then. */
    version: z.int().min(1).nullable(),
  })
  .meta({ id: 'DocumentReader' })

export const listDocumentReaders = defineRoute({
  method: 'GET',
  path: '/admin/documents/:id/readers',
  operationId: 'listDocumentReaders',
  tag,
  summary: 'Members who have a published document, and when each read it last',
  access,
  params: documentParams,
  query: z.strictObject({ ...pageQuery, read: z.enum(['yes', 'no'], 'invalid').optional() }),
  responses: { 200: pageOf(documentReader).meta({ id: 'DocumentReaderPage' }) },
  problems: ['resource.not-found'],
})
