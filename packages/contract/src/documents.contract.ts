import { z } from 'zod'
import { dayOut, instantOut, line, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Documents'

/** The largest file that is taken: 50 MB. */
export const DOCUMENT_MOST_BYTES = 50 * 1024 * 1024
/** The most documents of one ZIP, and the most bytes they may have together: 1 GB. */
export const ARCHIVE_MOST_DOCUMENTS = 200
export const ARCHIVE_MOST_BYTES = 1024 ** 3
/** What a document is about. */
export const DOCUMENT_CATEGORIES = [
  'company',
  'membership',
  'invoice',
  'tax',
  'social',
  'identity',
  'other',
] as const
/** How a document can be shown in the page; null where it can only be downloaded. */
export const DOCUMENT_PREVIEWS = ['image', 'pdf', 'text'] as const
/** What may happen to a document: the lines of its journal. */
export const DOCUMENT_ACTIONS = [
  'uploaded',
  'published',
  'version-added',
  'updated',
  'viewed',
  'downloaded',
  'trashed',
  'restored',
  'shared',
  'share-ended',
] as const

/** Name as the file has it; whatever it holds, what is kept of it is harmless. */
export const fileName = z.string('required').min(1, 'required').max(1000, 'text.too-long')
/** A year, a quarter or a month: 2026, 2026-T3, 2026-09. */
export const period = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]|T[1-4]))?$/u, 'period.invalid')
export const category = z.enum(DOCUMENT_CATEGORIES, 'invalid')
export const documentParams = z.strictObject({ id: uuid })

export const documentFile = z
  .object({
    version: z.int().min(1),
    fileName: z.string().max(200),
    mediaType: z.string().max(100),
    /** Bytes. */
    size: z.int().min(0),
    /** Of the content, hex. */
    sha256: z.string().max(64),
    addedAt: instantOut,
    /** The stored file is not what was stored: it is not given out. */
    damaged: z.boolean(),
  })
  .meta({ id: 'DocumentFile' })

/** A document as the library shows it. */
export const documentLine = z
  .object({
    id: uuid,
    /** "ID": the number that people read. */
    number: z.int().min(1),
    name: z.string().max(200),
    category,
    period: z.string().max(10).nullable(),
    /** Who put it there. */
    source: z.enum(['member', 'organisation']),
    mediaType: z.string().max(100),
    size: z.int().min(0),
    preview: z.enum(DOCUMENT_PREVIEWS).nullable(),
    version: z.int().min(1),
    addedAt: instantOut,
    trashedAt: instantOut.nullable(),
    /** The day on which the trash gives it up for good. */
    deletedOn: dayOut.nullable(),
    damaged: z.boolean(),
    /** A link to it may be given to others. */
    shareable: z.boolean(),
  })
  .meta({ id: 'DocumentLine' })

export const document = documentLine
  .extend({
    /** The latest first; older ones stay readable. */
    versions: z.array(documentFile).max(100),
  })
  .meta({ id: 'Document' })

export const listDocuments = defineRoute({
  method: 'GET',
  path: '/documents',
  operationId: 'listDocuments',
  tag,
  summary: 'My documents: the library, or the trash',
  description:
    'The latest first. Words are searched in name, number, period and category, accents ignored; a typo is forgiven when nothing matches exactly.',
  access: { kind: 'person', scope: 'documents:read', file: 'documents.see' },
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['library', 'trash'], 'invalid').default('library'),
    category: category.optional(),
    q: searchText,
  }),
  responses: { 200: pageOf(documentLine).meta({ id: 'DocumentPage' }) },
  problems: [],
})

export const createDocument = defineRoute({
  method: 'POST',
  path: '/documents',
  operationId: 'createDocument',
  tag,
  summary: 'Put a file into my library',
  description:
    'The body is the file itself, at most 50 MB. Its type is found by its content, whatever it is called: PDF, PNG, JPEG, WebP, plain text, CSV, ODT, ODS, DOCX, XLSX.',
  access: { kind: 'person', scope: 'documents:write', file: 'documents.add' },
  idempotent: true,
  rateLimit: 'costly',
  accepts: 'application/octet-stream',
  bodyLimit: DOCUMENT_MOST_BYTES,
  query: z.strictObject({
    name: fileName,
    category: category.default('other'),
    period: period.optional(),
  }),
  responses: { 201: document },
  problems: [
    'document.empty',
    'document.too-large',
    'document.type-refused',
    'document.infected',
    'document.not-scanned',
    'document.library-full',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const getDocument = defineRoute({
  method: 'GET',
  path: '/documents/:id',
  operationId: 'getDocument',
  tag,
  summary: 'One of my documents and its versions',
  access: { kind: 'person', scope: 'documents:read', file: 'documents.see' },
  params: documentParams,
  responses: { 200: document },
  problems: ['resource.not-found'],
})

export const getDocumentContent = defineRoute({
  method: 'GET',
  path: '/documents/:id/content',
  operationId: 'getDocumentContent',
  tag,
  summary: 'The file of one of my documents',
  description:
    'Checked against its hash before the first byte leaves; a file that is not what was stored is never given out. Each reading is written into the journal of the document.',
  access: { kind: 'person', scope: 'documents:read', file: 'documents.see' },
  rateLimit: 'costly',
  params: documentParams,
  query: z.strictObject({
    /** An older version; the latest when left out. */
    version: z.coerce
      .number()
      .int('number.range')
      .min(1, 'number.range')
      .max(10_000, 'number.range')
      .optional(),
    /** What the journal says of it. */
    purpose: z.enum(['download', 'view'], 'invalid').default('download'),
  }),
  produces: 'application/octet-stream',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'document.damaged'],
})

export const archiveDocuments = defineRoute({
  method: 'POST',
  path: '/documents/archive',
  operationId: 'archiveDocuments',
  tag,
  summary: 'Several of my documents in one ZIP, streamed',
  description:
    'Those of `ids`, of library and trash; or without `ids` all of my library that `category` and `q` find; their latest version, as it is. At most 200 documents and 1 GB. Each is checked and written into its journal when its turn comes. A document that is damaged or was deleted meanwhile is left out, and a text in the ZIP names it.',
  access: { kind: 'person', scope: 'documents:read', file: 'documents.see' },
  rateLimit: 'costly',
  body: z.strictObject({
    ids: z.array(uuid).min(1, 'required').max(ARCHIVE_MOST_DOCUMENTS, 'number.range').optional(),
    category: category.optional(),
    q: searchText,
  }),
  produces: 'application/zip',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'document.archive-too-large'],
})

export const updateDocument = defineRoute({
  method: 'PATCH',
  path: '/documents/:id',
  operationId: 'updateDocument',
  tag,
  summary: 'Change what a file of my own is called, what it is about and its period',
  description: 'What is left out stays as it is. Documents that the organisation publishes are named by it.',
  access: { kind: 'person', scope: 'documents:write' },
  params: documentParams,
  body: z.strictObject({
    name: line(120).optional(),
    category: category.optional(),
    period: period.nullable().optional(),
  }),
  responses: { 200: document },
  problems: ['resource.not-found', 'document.not-own'],
})

export const addOwnVersion = defineRoute({
  method: 'POST',
  path: '/documents/:id/versions',
  operationId: 'addOwnVersion',
  tag,
  summary: 'Put a newer file in the place of a file of my own; older ones stay readable',
  description: 'The body is the file itself, as for a new document.',
  access: { kind: 'person', scope: 'documents:write' },
  idempotent: true,
  rateLimit: 'costly',
  accepts: 'application/octet-stream',
  bodyLimit: DOCUMENT_MOST_BYTES,
  params: documentParams,
  query: z.strictObject({ name: fileName }),
  responses: { 201: document },
  problems: [
    'resource.not-found',
    'document.not-own',
    'document.empty',
    'document.too-large',
    'document.type-refused',
    'document.library-full',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const trashDocument = defineRoute({
  method: 'POST',
  path: '/documents/:id/trash',
  operationId: 'trashDocument',
  tag,
  summary: 'Put a document into the trash, for thirty days',
  access: { kind: 'person', scope: 'documents:write' },
  params: documentParams,
  responses: { 200: documentLine },
  problems: ['resource.not-found'],
})

export const restoreDocument = defineRoute({
  method: 'POST',
  path: '/documents/:id/restore',
  operationId: 'restoreDocument',
  tag,
  summary: 'Take a document out of the trash',
  access: { kind: 'person', scope: 'documents:write' },
  params: documentParams,
  responses: { 200: documentLine },
  problems: ['resource.not-found'],
})

export const deleteDocument = defineRoute({
  method: 'DELETE',
  path: '/documents/:id',
  operationId: 'deleteDocument',
  tag,
  summary: 'Delete for good a document that is in the trash',
  access: { kind: 'person', scope: 'documents:write' },
  params: documentParams,
  responses: { 204: null },
  problems: ['resource.not-found', 'document.not-in-trash'],
})

export const documentAccess = z
  .object({
    id: uuid,
    action: z.enum(DOCUMENT_ACTIONS),
    version: z.int().min(1),
    /** Who did it: oneself, a program with one’s key, the organisation, somebody to whom the file is opened, whoever has a link. */
    by: z.enum(['me', 'key', 'organisation', 'third-party', 'link']),
    /** What one noted of that link. */
    linkNote: z.string().max(200).nullable(),
    at: instantOut,
  })
  .meta({ id: 'DocumentAccess' })

export const listDocumentAccesses = defineRoute({
  method: 'GET',
  path: '/documents/:id/accesses',
  operationId: 'listDocumentAccesses',
  tag,
  summary: 'Journal of a document: who read it and what was done with it',
  access: { kind: 'person', scope: 'documents:read', file: 'documents.see' },
  params: documentParams,
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(documentAccess).meta({ id: 'DocumentAccessPage' }) },
  problems: ['resource.not-found'],
})
