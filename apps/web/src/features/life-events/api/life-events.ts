import * as contract from '@guichet/contract/life-events.contract'
import type { BodyOf, In } from '@guichet/contract/route'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type LifeEvents = BodyOf<typeof contract.listLifeEvents>
export type LifeEvent = LifeEvents['items'][number]
export type Outlook = LifeEvents['outlook']
export type ToldEvent = In<(typeof contract.tellLifeEvent)['body']>
export type RecordedEvent = In<(typeof contract.recordLifeEvent)['body']>

export const lifeEventsQuery = queryOptions({
  queryKey: ['me', 'life-events'],
  queryFn: async ({ signal }) => (await api.call(contract.listLifeEvents, {}, { signal })).body,
})

export const tellEvent = (body: ToldEvent) => api.call(contract.tellLifeEvent, { body })
export const takeBackEvent = (id: string) => api.call(contract.takeBackLifeEvent, { params: { id } })

/** What an event may have changed is read again: the file, its history, the membership in every header. */
export function useRefresh() {
  const queries = useQueryClient()
  return () => {
    for (const queryKey of [['me'], ['session'], ['tasks'], ['staff']])
      queries.invalidateQueries({ queryKey }).catch(() => undefined)
  }
}
