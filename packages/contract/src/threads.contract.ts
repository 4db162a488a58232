import { MOST_FILES, MOST_POSTS, POST_KINDS, THREAD_SIDES, THREAD_STATES } from '@guichet/domain/threads'
import { z } from 'zod'
import { DOCUMENT_MOST_BYTES, fileName } from './documents.contract.ts'
import { dayOut, instantOut, line, lines, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Threads'
const reading = { kind: 'person', scope: 'messages:read' } as const
const writing = { kind: 'person', scope: 'messages:write' } as const

export const THREAD_TITLE_MOST = 150
export const THREAD_TEXT_MOST = 10_000
/** Subjects and kept answers that there may be. */
export const THREAD_LIST_MOST = 100

export const threadParams = z.strictObject({ id: uuid })
export const threadFileParams = z.strictObject({ id: uuid, fileId: uuid })
export const threadState = z.enum(THREAD_STATES, 'invalid')

export const threadFile = z
  .object({
    id: uuid,
    fileName: z.string().max(200),
    mediaType: z.string().max(100),
    size: z.int().min(0),
  })
  .meta({ id: 'ThreadFile' })

export const threadPost = z
  .object({
    id: uuid,
    kind: z.enum(POST_KINDS),
    by: z.enum(THREAD_SIDES),
    /** Who wrote for the desk; for the desk alone. */
    author: z.string().max(250).nullable(),
    /** Empty for what the portal notes. */
    text: z.string().max(THREAD_TEXT_MOST),
    at: instantOut,
    files: z.array(threadFile).max(MOST_FILES),
  })
  .meta({ id: 'ThreadPost' })

export const threadSubject = z.object({ id: uuid, label: z.string().max(100) }).meta({ id: 'ThreadSubject' })

/** What a message brings: files are sent before it, and named here. */
export const messageBody = {
  text: lines(THREAD_TEXT_MOST),
  files: z.array(uuid).max(MOST_FILES, 'number.range').default([]),
}

const threadLine = z
  .object({
    id: uuid,
    number: z.int().min(1),
    title: z.string().max(THREAD_TITLE_MOST),
    subject: threadSubject,
    state: z.enum(THREAD_STATES),
    openedAt: instantOut,
    lastPostAt: instantOut,
    lastBy: z.enum(THREAD_SIDES),
    /** The desk wrote since it was last read. */
    unread: z.boolean(),
  })
  .meta({ id: 'ThreadLine' })

const thread = threadLine
  .extend({
    /** The last day on which it may be taken up again; null while it is not resolved. */
    reopenableUntil: dayOut.nullable(),
    reopenable: z.boolean(),
    posts: z.array(threadPost).max(MOST_POSTS),
  })
  .meta({ id: 'Thread' })

export const listThreads = defineRoute({
  method: 'GET',
  path: '/threads',
  operationId: 'listThreads',
  tag,
  summary: 'My conversations with the organisation, the latest first (U21)',
  description: 'Words are searched in number, title and messages, accents ignored.',
  access: reading,
  query: z.strictObject({ ...pageQuery, state: threadState.optional(), q: searchText }),
  responses: { 200: pageOf(threadLine).meta({ id: 'ThreadPage' }) },
  problems: [],
})

export const countUnreadThreads = defineRoute({
  method: 'GET',
  path: '/threads/unread-count',
  operationId: 'countUnreadThreads',
  tag,
  summary: 'How many of my conversations hold an answer that I have not read: exact up to 99',
  access: reading,
  responses: { 200: z.object({ unread: z.int().min(0).max(99) }).meta({ id: 'UnreadThreads' }) },
  problems: [],
})

export const listThreadSubjects = defineRoute({
  method: 'GET',
  path: '/threads/subjects',
  operationId: 'listThreadSubjects',
  tag,
  summary: 'Subjects of which a conversation may be, as the organisation offers them',
  access: reading,
  responses: {
    200: z.object({ items: z.array(threadSubject).max(THREAD_LIST_MOST) }).meta({ id: 'ThreadSubjects' }),
  },
  problems: [],
})

export const sendThreadFile = defineRoute({
  method: 'POST',
  path: '/threads/files',
  operationId: 'sendThreadFile',
  tag,
  summary: 'Send a file that the next message will bring',
  description:
    'The body is the file itself, at most 50 MB; its type is found by its content, as with documents. Only its sender may name it, once; what no message names is erased after a day.',
  access: writing,
  rateLimit: 'costly',
  accepts: 'application/octet-stream',
  bodyLimit: DOCUMENT_MOST_BYTES,
  query: z.strictObject({ name: fileName }),
  responses: { 201: threadFile },
  problems: [
    'document.empty',
    'document.too-large',
    'document.type-refused',
    'document.infected',
    'document.not-scanned',
    'thread.files-full',
  ],
})

export const createThread = defineRoute({
  method: 'POST',
  path: '/threads',
  operationId: 'createThread',
  tag,
  summary: 'Open a conversation with the organisation',
  access: writing,
  idempotent: true,
  rateLimit: 'costly',
  body: z.strictObject({ subjectId: uuid, title: line(THREAD_TITLE_MOST), ...messageBody }),
  responses: { 201: thread },
  problems: ['thread.too-many', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const getThread = defineRoute({
  method: 'GET',
  path: '/threads/:id',
  operationId: 'getThread',
  tag,
  summary: 'One of my conversations with its messages, the first one first',
  description: 'Reading it here does not mark it as read.',
  access: reading,
  params: threadParams,
  responses: { 200: thread },
  problems: ['resource.not-found'],
})

export const readThread = defineRoute({
  method: 'POST',
  path: '/threads/:id/reading',
  operationId: 'readThread',
  tag,
  summary: 'Mark a conversation as read until now',
  access: writing,
  params: threadParams,
  responses: { 204: null },
  problems: ['resource.not-found'],
})

export const answerThread = defineRoute({
  method: 'POST',
  path: '/threads/:id/posts',
  operationId: 'answerThread',
  tag,
  summary: 'Write in one of my conversations; one that was resolved is taken up again, within thirty days',
  access: writing,
  idempotent: true,
  rateLimit: 'costly',
  params: threadParams,
  body: z.strictObject(messageBody),
  responses: { 201: thread },
  problems: [
    'resource.not-found',
    'thread.enough',
    'thread.closed',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const resolveThread = defineRoute({
  method: 'POST',
  path: '/threads/:id/resolution',
  operationId: 'resolveThread',
  tag,
  summary: 'Say that one of my conversations is settled',
  access: writing,
  params: threadParams,
  responses: { 200: thread },
  problems: ['resource.not-found', 'thread.state', 'thread.enough'],
})

export const reopenThread = defineRoute({
  method: 'POST',
  path: '/threads/:id/reopening',
  operationId: 'reopenThread',
  tag,
  summary: 'Take up again one of my conversations that was resolved, within thirty days',
  access: writing,
  params: threadParams,
  responses: { 200: thread },
  problems: ['resource.not-found', 'thread.state', 'thread.closed', 'thread.enough'],
})

export const getThreadFile = defineRoute({
  method: 'GET',
  path: '/threads/:id/files/:fileId',
  operationId: 'getThreadFile',
  tag,
  summary: 'A file of one of my conversations',
  description: 'Checked against its hash before the first byte leaves. Each reading is written down.',
  access: reading,
  rateLimit: 'costly',
  params: threadFileParams,
  produces: 'application/octet-stream',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'document.damaged'],
})
