import { listJobFailures, listJobs, retryJob, runJob } from '@guichet/contract/outgoing.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type JobLine = BodyOf<typeof listJobs>['items'][number]
export type JobFailure = BodyOf<typeof listJobFailures>['items'][number]

export const JOBS_KEY = ['staff', 'jobs'] as const
export const jobsQuery = queryOptions({
  queryKey: JOBS_KEY,
  queryFn: async ({ signal }) => (await api.call(listJobs, {}, { signal })).body.items,
})

export const jobFailuresQuery = (name: string) =>
  queryOptions({
    queryKey: [...JOBS_KEY, name, 'failures'],
    queryFn: async ({ signal }) =>
      (await api.call(listJobFailures, { params: { name } }, { signal })).body.items,
  })

export const startJob = async (name: string): Promise<void> => {
  await api.call(runJob, { params: { name } })
}
export const tryJobAgain = async (name: string, id: string): Promise<void> => {
  await api.call(retryJob, { params: { name, id } })
}
