import { unknownPlaceholders } from '@guichet/domain/mailings'
import { ANSWER_PLACEHOLDERS, MOST_POSTS, THREAD_SIDES, THREAD_STATES } from '@guichet/domain/threads'
import { z } from 'zod'
import { DOCUMENT_MOST_BYTES, fileName } from './documents.contract.ts'
import { dayOut, instantOut, line, lines, searchText, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'
import {
  messageBody,
  THREAD_LIST_MOST,
  THREAD_TEXT_MOST,
  THREAD_TITLE_MOST,
  threadFile,
  threadFileParams,
  threadParams,
  threadPost,
  threadState,
  threadSubject,
} from './threads.contract.ts'

const tag = 'Support'
const handling = { kind: 'staff', permission: 'threads.handle' } as const
const editing = { kind: 'staff', permission: 'threads.edit' } as const

const colleague = z.object({ id: uuid, name: z.string().max(250) }).meta({ id: 'ThreadColleague' })

const staffThreadLine = z
  .object({
    id: uuid,
    number: z.int().min(1),
    title: z.string().max(THREAD_TITLE_MOST),
    subject: threadSubject,
    state: z.enum(THREAD_STATES),
    openedAt: instantOut,
    lastPostAt: instantOut,
    lastBy: z.enum(THREAD_SIDES),
    /** Since when the person waits for an answer. */
    waitingSince: instantOut.nullable(),
    personId: uuid,
    personName: z.string().max(250),
    assignee: colleague.nullable(),
  })
  .meta({ id: 'StaffThreadLine' })

const staffThread = staffThreadLine
  .extend({
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    email: z.string().max(254),
    locale: z.enum(['fr', 'en']),
    /** Null for whoever is no member. */
    memberNumber: z.int().nullable(),
    /** The last day of the membership that lasts longest; null where there is none. */
    membershipEndsOn: dayOut.nullable(),
    accounts: z.array(z.object({ id: uuid, login: z.string().max(64) })).max(20),
    /** How many conversations the person has in all. */
    threadCount: z.int().min(1),
    lastSignInAt: instantOut.nullable(),
    /** The disputed sign-in from which it was opened. */
    signInReportId: uuid.nullable(),
    posts: z.array(threadPost).max(MOST_POSTS),
  })
  .meta({ id: 'StaffThread' })

export const listStaffThreads = defineRoute({
  method: 'GET',
  path: '/admin/threads',
  operationId: 'listStaffThreads',
  tag,
  summary: 'Conversations of all persons; those that wait for an answer by how long, else the latest first',
  description: 'Words are searched in number, title, name, e-mail, messages and notes, accents ignored.',
  access: handling,
  query: z.strictObject({
    ...pageQuery,
    state: threadState.optional(),
    assigned: z.enum(['me', 'nobody', 'somebody'], 'invalid').optional(),
    subjectId: uuid.optional(),
    personId: uuid.optional(),
    q: searchText,
  }),
  responses: { 200: pageOf(staffThreadLine).meta({ id: 'StaffThreadPage' }) },
  problems: [],
})

export const countStaffThreads = defineRoute({
  method: 'GET',
  path: '/admin/threads/counts',
  operationId: 'countStaffThreads',
  tag,
  summary: 'How many conversations wait for the desk: in all, for me, for whoever takes them',
  access: handling,
  responses: {
    200: z
      .object({
        waiting: z.int().min(0),
        mine: z.int().min(0),
        unassigned: z.int().min(0),
        oldestAt: instantOut.nullable(),
      })
      .meta({ id: 'StaffThreadCounts' }),
  },
  problems: [],
})

export const listThreadColleagues = defineRoute({
  method: 'GET',
  path: '/admin/threads/colleagues',
  operationId: 'listThreadColleagues',
  tag,
  summary: 'Those to whom a conversation may be given',
  access: handling,
  responses: {
    200: z.object({ items: z.array(colleague).max(200) }).meta({ id: 'ThreadColleagues' }),
  },
  problems: [],
})

export const getStaffThread = defineRoute({
  method: 'GET',
  path: '/admin/threads/:id',
  operationId: 'getStaffThread',
  tag,
  summary: 'A conversation with its messages and notes, and what is known of its person',
  access: handling,
  params: threadParams,
  responses: { 200: staffThread },
  problems: ['resource.not-found'],
})

export const assignThread = defineRoute({
  method: 'POST',
  path: '/admin/threads/:id/assignment',
  operationId: 'assignThread',
  tag,
  summary: 'Take a conversation, give it to a colleague, or give it back',
  description: 'Says who has it as far as the caller knows: of two who take it at once, one is refused.',
  access: handling,
  params: threadParams,
  body: z.strictObject({ from: uuid.nullable(), to: uuid.nullable() }),
  responses: { 200: staffThread },
  problems: ['resource.not-found', 'thread.assigned'],
})

export const sendStaffThreadFile = defineRoute({
  method: 'POST',
  path: '/admin/threads/files',
  operationId: 'sendStaffThreadFile',
  tag,
  summary: 'Send a file that the next answer will bring',
  access: handling,
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

export const postStaffMessage = defineRoute({
  method: 'POST',
  path: '/admin/threads/:id/posts',
  operationId: 'postStaffMessage',
  tag,
  summary: 'Answer a conversation, or note something that its person never sees',
  description:
    'An answer says which line was the last one read: what came meanwhile is read first. `resolve` closes the conversation with the answer.',
  access: handling,
  idempotent: true,
  params: threadParams,
  body: z.strictObject({
    ...messageBody,
    kind: z.enum(['message', 'note'], 'invalid'),
    lastReadId: uuid,
    resolve: z.boolean().default(false),
  }),
  responses: { 201: staffThread },
  problems: [
    'resource.not-found',
    'thread.moved-on',
    'thread.enough',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const setThreadState = defineRoute({
  method: 'POST',
  path: '/admin/threads/:id/state',
  operationId: 'setThreadState',
  tag,
  summary: 'Close a conversation without an answer, or open it again',
  access: handling,
  params: threadParams,
  body: z.strictObject({ state: z.enum(['open', 'resolved'], 'invalid') }),
  responses: { 200: staffThread },
  problems: ['resource.not-found', 'thread.state', 'thread.enough'],
})

export const getStaffThreadFile = defineRoute({
  method: 'GET',
  path: '/admin/threads/:id/files/:fileId',
  operationId: 'getStaffThreadFile',
  tag,
  summary: 'A file of a conversation; each reading is written down',
  access: handling,
  rateLimit: 'costly',
  params: threadFileParams,
  produces: 'application/octet-stream',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found', 'document.damaged'],
})

const staffSubject = z
  .object({
    id: uuid,
    labelFr: z.string().max(100),
    labelEn: z.string().max(100),
    /** It is offered to whoever opens a conversation. */
    offered: z.boolean(),
    /** The subject of security: it is always offered. */
    kept: z.boolean(),
    threadCount: z.int().min(0),
    version: z.int().min(1),
  })
  .meta({ id: 'StaffThreadSubject' })
const subjectIn = { labelFr: line(100), labelEn: line(100), offered: z.boolean() }

export const listStaffThreadSubjects = defineRoute({
  method: 'GET',
  path: '/admin/thread-subjects',
  operationId: 'listStaffThreadSubjects',
  tag,
  summary: 'All subjects of conversations',
  access: handling,
  responses: {
    200: z.object({ items: z.array(staffSubject).max(THREAD_LIST_MOST) }).meta({ id: 'StaffThreadSubjects' }),
  },
  problems: [],
})

export const createThreadSubject = defineRoute({
  method: 'POST',
  path: '/admin/thread-subjects',
  operationId: 'createThreadSubject',
  tag,
  summary: 'Add a subject; it comes last',
  access: editing,
  idempotent: true,
  body: z.strictObject(subjectIn),
  responses: { 201: staffSubject },
  problems: ['catalogue.full', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const getThreadSubject = defineRoute({
  method: 'GET',
  path: '/admin/thread-subjects/:id',
  operationId: 'getThreadSubject',
  tag,
  summary: 'One subject of conversations',
  access: handling,
  params: threadParams,
  responses: { 200: staffSubject },
  problems: ['resource.not-found'],
})

export const updateThreadSubject = defineRoute({
  method: 'PATCH',
  path: '/admin/thread-subjects/:id',
  operationId: 'updateThreadSubject',
  tag,
  summary: 'Change the words of a subject, or offer it no more',
  access: editing,
  precondition: true,
  params: threadParams,
  body: z.strictObject(subjectIn),
  responses: { 200: staffSubject },
  problems: [
    'resource.not-found',
    'resource.changed',
    'resource.precondition-required',
    'thread-subject.kept',
  ],
})

const answerText = (text: string) => unknownPlaceholders(text, ANSWER_PLACEHOLDERS).length === 0
const keptAnswer = z
  .object({
    id: uuid,
    name: z.string().max(100),
    fr: z.string().max(THREAD_TEXT_MOST),
    /** Null where there are French words alone. */
    en: z.string().max(THREAD_TEXT_MOST).nullable(),
    version: z.int().min(1),
    updatedAt: instantOut,
  })
  .meta({ id: 'KeptAnswer' })
const keptAnswerIn = {
  name: line(100),
  fr: lines(THREAD_TEXT_MOST).refine(answerText, 'mailing.placeholder'),
  en: lines(THREAD_TEXT_MOST).refine(answerText, 'mailing.placeholder').nullable(),
}

export const listKeptAnswers = defineRoute({
  method: 'GET',
  path: '/admin/kept-answers',
  operationId: 'listKeptAnswers',
  tag,
  summary: 'Answers kept for use, by name',
  access: handling,
  responses: {
    200: z.object({ items: z.array(keptAnswer).max(THREAD_LIST_MOST) }).meta({ id: 'KeptAnswers' }),
  },
  problems: [],
})

export const createKeptAnswer = defineRoute({
  method: 'POST',
  path: '/admin/kept-answers',
  operationId: 'createKeptAnswer',
  tag,
  summary: 'Keep an answer for use',
  description:
    'It may hold {{firstName}}, {{lastName}}, {{memberNumber}}, {{threadNumber}} and {{organisation}}.',
  access: editing,
  idempotent: true,
  body: z.strictObject(keptAnswerIn),
  responses: { 201: keptAnswer },
  problems: ['catalogue.full', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const getKeptAnswer = defineRoute({
  method: 'GET',
  path: '/admin/kept-answers/:id',
  operationId: 'getKeptAnswer',
  tag,
  summary: 'One answer kept for use',
  access: handling,
  params: threadParams,
  responses: { 200: keptAnswer },
  problems: ['resource.not-found'],
})

export const updateKeptAnswer = defineRoute({
  method: 'PATCH',
  path: '/admin/kept-answers/:id',
  operationId: 'updateKeptAnswer',
  tag,
  summary: 'Change a kept answer; what was sent stays as it is',
  access: editing,
  precondition: true,
  params: threadParams,
  body: z.strictObject(keptAnswerIn),
  responses: { 200: keptAnswer },
  problems: ['resource.not-found', 'resource.changed', 'resource.precondition-required'],
})

export const deleteKeptAnswer = defineRoute({
  method: 'DELETE',
  path: '/admin/kept-answers/:id',
  operationId: 'deleteKeptAnswer',
  tag,
  summary: 'Delete a kept answer; what was sent stays as it is',
  access: editing,
  params: threadParams,
  responses: { 204: null },
  problems: ['resource.not-found'],
})
