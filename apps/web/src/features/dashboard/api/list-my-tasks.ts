import { listMyTasks } from '@guichet/contract/me.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Task = BodyOf<typeof listMyTasks>['items'][number]

/** What is due or to do first, the most pressing first. */
export const tasksQuery = queryOptions({
  queryKey: ['tasks'],
  queryFn: async ({ signal }) => (await api.call(listMyTasks, {}, { signal })).body.items,
})
