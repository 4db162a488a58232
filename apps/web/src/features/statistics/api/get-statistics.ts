import type { BodyOf } from '@guichet/contract/route'
import { exportStatistics, getStatistics } from '@guichet/contract/statistics.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Statistics = BodyOf<typeof getStatistics>
export type StatisticsMonth = Statistics['months'][number]

/** Periods that are offered, in months. */
export const PERIODS = ['12', '24', '36'] as const
export type Period = (typeof PERIODS)[number]

export const statisticsQuery = (months: Period) =>
  queryOptions({
    queryKey: ['staff', 'statistics', months],
    queryFn: async ({ signal }) => (await api.call(getStatistics, { query: { months } }, { signal })).body,
    placeholderData: keepPreviousData,
  })

export const downloadStatistics = async (months: Period): Promise<Blob> =>
  (await api.call(exportStatistics, { query: { months } })).body
