import {
  LINK_MOST_DAYS,
  LINK_MOST_DOWNLOADS,
  LINK_PASSWORD_LEAST,
  LINK_STATES,
} from '@guichet/domain/document-links'
import { hasForbiddenCharacters } from '@guichet/domain/text'
import { z } from 'zod'
import { documentParams } from './documents.contract.ts'
import { dayOut, instantOut, optionalLine, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Documents'

const documentLink = z
  .object({
    id: uuid,
    state: z.enum(LINK_STATES),
    /** For oneself. */
    note: z.string().max(200).nullable(),
    /** How one is named to whoever opens it; null for not at all. */
    sharedAs: z.string().max(80).nullable(),
    hasPassword: z.boolean(),
    /** Last day on which it is of use, in Paris. */
    expiresOn: dayOut,
    downloads: z.int().min(0),
    mostDownloads: z.int().min(1),
    createdAt: instantOut,
    lastUsedAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    /** Why it was ended: by oneself, with the document (trash, withdrawn), or after too many wrong passwords. */
    endedReason: z.enum(['member', 'trash', 'withdrawn', 'tries']).nullable(),
  })
  .meta({ id: 'DocumentLink' })

export const listDocumentLinks = defineRoute({
  method: 'GET',
  path: '/documents/:id/links',
  operationId: 'listDocumentLinks',
  tag,
  summary: 'Links by which I share a document, the latest first',
  access: { kind: 'person', scope: 'documents:read' },
  params: documentParams,
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(documentLink).meta({ id: 'DocumentLinkPage' }) },
  problems: ['resource.not-found'],
})

export const createDocumentLink = defineRoute({
  method: 'POST',
  path: '/documents/:id/links',
  operationId: 'createDocumentLink',
  tag,
  summary: 'Share a document by a link, until a day and for so many downloads',
  description:
    'For documents of my own, and those published to me alone. The address is in this answer and nowhere else: the portal keeps only its hash. Whoever has it fetches the latest version without signing in. The link ends with the document: in the trash, withdrawn, or when its owner is shut out.',
  access: { kind: 'person', scope: 'documents:write' },
  rateLimit: 'costly',
  params: documentParams,
  body: z.strictObject({
    days: z.int('number.range').min(1, 'number.range').max(LINK_MOST_DAYS, 'number.range'),
    downloads: z.int('number.range').min(1, 'number.range').max(LINK_MOST_DOWNLOADS, 'number.range'),
    /** Told apart to whoever gets the link. */
    password: z
      .string()
      .max(128, 'text.too-long')
      .min(LINK_PASSWORD_LEAST, 'text.too-short')
      .refine((value) => !hasForbiddenCharacters(value), 'text.characters')
      .nullable(),
    sharedAs: optionalLine(80),
    note: optionalLine(200),
  }),
  responses: {
    201: z
      .object({
        /** Shown once. */
        url: z.string().max(400),
        link: documentLink,
      })
      .meta({ id: 'NewDocumentLink' }),
  },
  problems: ['resource.not-found', 'document.not-shareable', 'document-link.too-many'],
})

export const endDocumentLink = defineRoute({
  method: 'DELETE',
  path: '/documents/:id/links/:linkId',
  operationId: 'endDocumentLink',
  tag,
  summary: 'End a link at once',
  access: { kind: 'person', scope: 'documents:write' },
  params: documentParams.extend({ linkId: uuid }),
  responses: { 204: null },
  problems: ['resource.not-found'],
})

const token = z.strictObject({
  token: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[\w-]+$/u),
})
const proof = z.strictObject({ password: z.string().max(128, 'text.too-long').optional() })

export const openSharedDocument = defineRoute({
  method: 'POST',
  path: '/shared-documents/:token',
  operationId: 'openSharedDocument',
  tag,
  summary: 'What a link shares; looking at it takes no download',
  description:
    'For whoever was given the link. Where a password is asked for, nothing of the document is told before it is given. A link that is wrong, over, used up or ended is answered alike.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  params: token,
  body: proof,
  responses: {
    200: z
      .object({
        needsPassword: z.boolean(),
        /** Null until the password is given. */
        document: z
          .object({
            name: z.string().max(200),
            fileName: z.string().max(200),
            mediaType: z.string().max(100),
            size: z.int().min(0),
          })
          .nullable(),
        sharedAs: z.string().max(80).nullable(),
        expiresOn: dayOut,
        downloadsLeft: z.int().min(0),
      })
      .meta({ id: 'SharedDocument' }),
  },
  problems: ['resource.not-found', 'document-link.password-wrong'],
})

export const downloadSharedDocument = defineRoute({
  method: 'POST',
  path: '/shared-documents/:token/download',
  operationId: 'downloadSharedDocument',
  tag,
  summary: 'Fetch the document that a link shares; this takes a download',
  description:
    'Checked against its hash before the first byte leaves. The download is counted, written into the journal of the document, and told to its owner the first time.',
  access: { kind: 'public' },
  rateLimit: 'costly',
  params: token,
  body: proof,
  produces: 'application/octet-stream',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'document-link.password-wrong', 'document.damaged'],
})
