import type { BodyOf } from '@guichet/contract/route'
import { listJoinings } from '@guichet/contract/staff-joinings.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type JoiningLine = BodyOf<typeof listJoinings>['items'][number]

export const LISTED_STATES = ['submitted', 'awaiting-payment', 'processing', 'completed'] as const

export interface JoiningSearch {
  readonly q: string
  readonly state: (typeof LISTED_STATES)[number] | undefined
  readonly cursor: string | undefined
}

export const joiningsQuery = ({ q, state, cursor }: JoiningSearch) =>
  queryOptions({
    queryKey: ['staff', 'joinings', q, state, cursor],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state && { state }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listJoinings, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
