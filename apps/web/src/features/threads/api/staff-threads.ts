import type { BodyOf, InputOf } from '@guichet/contract/route'
import {
  assignThread,
  countStaffThreads,
  createKeptAnswer,
  createThreadSubject,
  deleteKeptAnswer,
  getStaffThread,
  getStaffThreadFile,
  listKeptAnswers,
  listStaffThreadSubjects,
  listStaffThreads,
  listThreadColleagues,
  postStaffMessage,
  setThreadState,
  updateKeptAnswer,
  updateThreadSubject,
} from '@guichet/contract/staff-threads.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type StaffThreadLine = BodyOf<typeof listStaffThreads>['items'][number]
export type StaffThread = BodyOf<typeof getStaffThread>
export type KeptAnswer = BodyOf<typeof listKeptAnswers>['items'][number]
export type StaffSubject = BodyOf<typeof listStaffThreadSubjects>['items'][number]
type Search = InputOf<typeof listStaffThreads>['query']

/** A page of the desk’s conversations. */
export const staffThreadsQuery = (query: Search) =>
  queryOptions({
    queryKey: ['staff', 'threads', 'list', query],
    queryFn: async ({ signal }) => (await api.call(listStaffThreads, { query }, { signal })).body,
    placeholderData: keepPreviousData,
  })

export const threadCountsQuery = queryOptions({
  queryKey: ['staff', 'threads', 'counts'],
  queryFn: async ({ signal }) => (await api.call(countStaffThreads, {}, { signal })).body,
})

export const colleaguesQuery = queryOptions({
  queryKey: ['staff', 'threads', 'colleagues'],
  queryFn: async ({ signal }) => (await api.call(listThreadColleagues, {}, { signal })).body.items,
})

export const staffThreadQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'threads', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getStaffThread, { params: { id } }, { signal })).body,
  })

export const loadStaffThreadFile = async (id: string, fileId: string): Promise<Blob> =>
  (await api.call(getStaffThreadFile, { params: { id, fileId } })).body

export const assign = async (id: string, from: string | null, to: string | null): Promise<StaffThread> =>
  (await api.call(assignThread, { params: { id }, body: { from, to } })).body

export const setState = async (id: string, state: 'open' | 'resolved'): Promise<StaffThread> =>
  (await api.call(setThreadState, { params: { id }, body: { state } })).body

export const postMessage = async (
  id: string,
  body: InputOf<typeof postStaffMessage>['body'],
  idempotencyKey: string,
): Promise<StaffThread> =>
  (await api.call(postStaffMessage, { params: { id }, body }, { idempotencyKey })).body

export const keptAnswersQuery = queryOptions({
  queryKey: ['staff', 'threads', 'answers'],
  queryFn: async ({ signal }) => (await api.call(listKeptAnswers, {}, { signal })).body.items,
})

type AnswerBody = InputOf<typeof createKeptAnswer>['body']
/** Keeps a new answer, or changes the one that was edited. */
export const saveAnswer = (body: AnswerBody, edited: KeptAnswer | undefined) =>
  edited
    ? api.call(updateKeptAnswer, { params: { id: edited.id }, body }, { ifMatch: String(edited.version) })
    : api.call(createKeptAnswer, { body })

export const dropAnswer = (id: string) => api.call(deleteKeptAnswer, { params: { id } })

export const staffSubjectsQuery = queryOptions({
  queryKey: ['staff', 'threads', 'subjects'],
  queryFn: async ({ signal }) => (await api.call(listStaffThreadSubjects, {}, { signal })).body.items,
})

type SubjectBody = InputOf<typeof createThreadSubject>['body']
/** Adds a subject, or changes the one that was edited. */
export const saveSubject = (body: SubjectBody, edited: StaffSubject | undefined) =>
  edited
    ? api.call(updateThreadSubject, { params: { id: edited.id }, body }, { ifMatch: String(edited.version) })
    : api.call(createThreadSubject, { body })
