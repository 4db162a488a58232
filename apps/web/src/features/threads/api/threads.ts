import type { BodyOf } from '@guichet/contract/route'
import {
  answerThread,
  createThread,
  getThread,
  getThreadFile,
  listThreadSubjects,
  listThreads,
  readThread,
  reopenThread,
  resolveThread,
} from '@guichet/contract/threads.contract'
import type { ThreadState } from '@guichet/domain/threads'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type ThreadLine = BodyOf<typeof listThreads>['items'][number]
export type Thread = BodyOf<typeof getThread>

interface ThreadSearch {
  readonly q: string
  readonly state: ThreadState | undefined
  readonly cursor: string | undefined
}

/** A page of my conversations, the latest first. */
export const threadsQuery = ({ q, state, cursor }: ThreadSearch) =>
  queryOptions({
    queryKey: ['threads', 'list', q, state ?? '', cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state !== undefined && { state }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listThreads, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const threadSubjectsQuery = queryOptions({
  queryKey: ['threads', 'subjects'],
  queryFn: async ({ signal }) => (await api.call(listThreadSubjects, {}, { signal })).body.items,
})

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ['threads', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getThread, { params: { id } }, { signal })).body,
  })

/** A file of one of my conversations. */
export const loadThreadFile = async (id: string, fileId: string): Promise<Blob> =>
  (await api.call(getThreadFile, { params: { id, fileId } })).body

interface NewThread {
  readonly subjectId: string
  readonly title: string
  readonly text: string
  readonly files: string[]
}

export const sendThread = async (body: NewThread, idempotencyKey: string): Promise<Thread> =>
  (await api.call(createThread, { body }, { idempotencyKey })).body

export const sendAnswer = async (
  id: string,
  body: { readonly text: string; readonly files: string[] },
  idempotencyKey: string,
): Promise<Thread> => (await api.call(answerThread, { params: { id }, body }, { idempotencyKey })).body

/** What is shown of a conversation after something was done with it. */
export function useKeepThread() {
  const queries = useQueryClient()
  return (thread: Thread) => {
    queries.setQueryData(threadQuery(thread.id).queryKey, thread)
    queries.invalidateQueries({ queryKey: ['threads', 'list'] }).catch(() => undefined)
  }
}

/** Closes one of my conversations, or takes it up again. */
export function useMoveThread(id: string) {
  const keep = useKeepThread()
  return useMutation({
    mutationFn: async (to: 'open' | 'resolved') =>
      (await api.call(to === 'open' ? reopenThread : resolveThread, { params: { id } })).body,
    onSuccess: keep,
  })
}

/** Marks one of my conversations as read; the number beside "Conversations" follows. */
export function useReadThread(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await api.call(readThread, { params: { id } })
    },
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['threads', 'list'] }).catch(() => undefined)
      queries.invalidateQueries({ queryKey: ['threads', 'unread'] }).catch(() => undefined)
    },
  })
}
