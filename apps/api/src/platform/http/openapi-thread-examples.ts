import type { OperationExamples } from './openapi-examples.ts'
import { ACCOUNT_ID, CURSOR, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f63-2c4d-7e6f-9a0b-1c2d3e4f5a01'
const FILE_ID = '019a1f63-2c4d-7e6f-9a0b-1c2d3e4f5a02'
const POST_ID = '019a1f63-2c4d-7e6f-9a0b-1c2d3e4f5a03'
const SUBJECT_ID = '019a1f63-2c4d-7e6f-9a0b-1c2d3e4f5a04'
const STAFF_ID = '019a1f63-2c4d-7e6f-9a0b-1c2d3e4f5a05'
const ANSWER_ID = '019a1f63-2c4d-7e6f-9a0b-1c2d3e4f5a06'
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }
const params = { id: ID }

const subject = { id: SUBJECT_ID, label: 'Paiement, reçu ou facture' }
const colleague = { id: STAFF_ID, name: 'Inès Fabre' }
const file = { id: FILE_ID, fileName: 'releve.pdf', mediaType: 'application/pdf', size: 48_213 }
const asked = {
  ...{ id: POST_ID, kind: 'message', by: 'member', author: null, at: '2026-11-20T09:15:00.000Z' },
  ...{ text: 'Bonjour, mon virement du 12 novembre n’apparaît pas.', files: [file] },
}
const line = {
  ...{ id: ID, number: 218, title: 'Virement du 12 novembre', subject, state: 'open' },
  ...{ openedAt: '2026-11-20T09:15:00.000Z', lastPostAt: '2026-11-20T09:15:00.000Z', lastBy: 'member' },
}
const thread = {
  ...{ ...line, unread: false, reopenableUntil: null, reopenable: false, posts: [asked] },
}
const resolved = {
  ...{ ...thread, state: 'resolved', reopenableUntil: '2026-12-22', reopenable: true },
}
const staffLine = {
  ...{ ...line, waitingSince: '2026-11-20T09:15:00.000Z', assignee: colleague },
  ...{ personId: PERSON_ID, personName: 'Hélène Castellan' },
}
const staffThread = {
  ...staffLine,
  ...{ firstName: 'Hélène', lastName: 'Castellan', email: 'helene.castellan@example.org', locale: 'fr' },
  ...{ memberNumber: 46, membershipEndsOn: '2027-01-14', threadCount: 3, signInReportId: null },
  ...{ accounts: [{ id: ACCOUNT_ID, login: 'asp1ent' }], lastSignInAt: '2026-11-20T08:12:45.000Z' },
  posts: [asked],
}
const subjectIn = {
  labelFr: 'Paiement, reçu ou facture',
  labelEn: 'Payment, receipt or invoice',
  offered: true,
}
const staffSubject = { id: SUBJECT_ID, ...subjectIn, kept: false, threadCount: 12, version: 1 }
const answerIn = {
  ...{ name: 'Virement bien reçu', fr: 'Bonjour {{firstName}},\n\nVotre virement est arrivé.', en: null },
}
const answer = { id: ANSWER_ID, ...answerIn, version: 1, updatedAt: '2026-11-02T10:00:00.000Z' }

/** Conversations of a person with the desk. */
export const THREAD_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listThreads: {
    params: { limit: 10, cursor: CURSOR, q: 'virement', state: 'open' },
    responses: { 200: one({ items: [{ ...line, unread: false }], ...page }) },
  },
  countUnreadThreads: { responses: { 200: one({ unread: 1 }) } },
  listThreadSubjects: { responses: { 200: one({ items: [subject] }) } },
  sendThreadFile: { params: { name: 'releve.pdf' }, responses: { 201: one(file) } },
  createThread: {
    body: one({ subjectId: SUBJECT_ID, title: line.title, text: asked.text, files: [FILE_ID] }),
    responses: { 201: one(thread) },
  },
  getThread: { params, responses: { 200: one(thread) } },
  readThread: { params },
  answerThread: {
    params,
    body: one({ text: 'Voici le relevé.', files: [FILE_ID] }),
    responses: { 201: one(thread) },
  },
  resolveThread: { params, responses: { 200: one(resolved) } },
  reopenThread: { params, responses: { 200: one(thread) } },
  getThreadFile: { params: { ...params, fileId: FILE_ID } },
  listStaffThreads: {
    params: {
      limit: 10,
      cursor: CURSOR,
      q: 'castellan',
      state: 'open',
      assigned: 'me',
      subjectId: SUBJECT_ID,
      personId: PERSON_ID,
    },
    responses: { 200: one({ items: [staffLine], ...page }) },
  },
  countStaffThreads: {
    responses: { 200: one({ waiting: 4, mine: 1, unassigned: 2, oldestAt: '2026-11-18T16:02:00.000Z' }) },
  },
  listThreadColleagues: { responses: { 200: one({ items: [colleague] }) } },
  getStaffThread: { params, responses: { 200: one(staffThread) } },
  assignThread: {
    params,
    body: one({ from: null, to: STAFF_ID }),
    responses: { 200: one(staffThread) },
  },
  sendStaffThreadFile: { params: { name: 'releve.pdf' }, responses: { 201: one(file) } },
  postStaffMessage: {
    params,
    body: one({ kind: 'message', text: 'Votre virement est arrivé.', lastReadId: POST_ID, resolve: true }),
    responses: { 201: one({ ...staffThread, state: 'resolved', lastBy: 'desk', waitingSince: null }) },
  },
  setThreadState: { params, body: one({ state: 'resolved' }), responses: { 200: one(staffThread) } },
  getStaffThreadFile: { params: { ...params, fileId: FILE_ID } },
  listStaffThreadSubjects: { responses: { 200: one({ items: [staffSubject] }) } },
  createThreadSubject: { body: one(subjectIn), responses: { 201: one(staffSubject) } },
  getThreadSubject: { params: { id: SUBJECT_ID }, responses: { 200: one(staffSubject) } },
  updateThreadSubject: {
    params: { id: SUBJECT_ID },
    body: one(subjectIn),
    responses: { 200: one({ ...staffSubject, version: 2 }) },
  },
  listKeptAnswers: { responses: { 200: one({ items: [answer] }) } },
  createKeptAnswer: { body: one(answerIn), responses: { 201: one(answer) } },
  getKeptAnswer: { params: { id: ANSWER_ID }, responses: { 200: one(answer) } },
  updateKeptAnswer: {
    params: { id: ANSWER_ID },
    body: one(answerIn),
    responses: { 200: one({ ...answer, version: 2 }) },
  },
  deleteKeptAnswer: { params: { id: ANSWER_ID } },
}
