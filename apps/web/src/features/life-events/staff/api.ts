import * as contract from '@guichet/contract/life-events.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { LifeEventState } from '@guichet/domain/life-events'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { RecordedEvent } from '../api/life-events.ts'

export type StaffEvent = BodyOf<typeof contract.listStaffLifeEvents>['items'][number]

export const staffEventsQuery = (query: {
  cursor?: string | undefined
  state?: LifeEventState | undefined
}) =>
  queryOptions({
    queryKey: ['staff', 'life-events', query],
    queryFn: async ({ signal }) => (await api.call(contract.listStaffLifeEvents, { query }, { signal })).body,
    placeholderData: keepPreviousData,
  })

export const memberEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'member', id, 'life-events'],
    queryFn: async ({ signal }) =>
      (await api.call(contract.listMemberLifeEvents, { params: { id } }, { signal })).body,
  })

export const recordEvent = (id: string, body: RecordedEvent) =>
  api.call(contract.recordLifeEvent, { params: { id }, body })
export const decideEvent = (id: string, decision: 'accept' | 'decline', answer: string) =>
  api.call(contract.decideLifeEvent, { params: { id }, body: { decision, answer: answer.trim() || null } })
export const undoEvent = (id: string, reason: string) =>
  api.call(contract.undoLifeEvent, { params: { id }, body: { reason } })
