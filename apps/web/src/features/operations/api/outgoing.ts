import {
  cancelOutgoingMessage,
  getOutgoingMessage,
  listOutgoingMessages,
  resendOutgoingMessage,
} from '@guichet/contract/outgoing.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'

export type OutgoingMessage = BodyOf<typeof listOutgoingMessages>['items'][number]
export type OutgoingMessageDetails = BodyOf<typeof getOutgoingMessage>
export const OUTGOING_STATES = ['queued', 'sent', 'failed', 'cancelled'] as const
export const OUTGOING_CHANNELS = ['mail', 'sms'] as const

interface OutgoingSearch {
  readonly q: string
  readonly state: (typeof OUTGOING_STATES)[number] | undefined
  readonly channel: (typeof OUTGOING_CHANNELS)[number] | undefined
  readonly kind: string | undefined
  readonly cursor: string | undefined
}

export const outgoingQuery = (search: OutgoingSearch) =>
  queryOptions({
    queryKey: ['staff', 'outgoing', search],
    queryFn: async ({ signal }) => {
      const query = {
        ...(search.q !== '' && { q: search.q }),
        ...(search.state && { state: search.state }),
        ...(search.channel && { channel: search.channel }),
        ...(search.kind !== undefined && { kind: search.kind }),
        ...(search.cursor !== undefined && { cursor: search.cursor }),
      }
      return (await api.call(listOutgoingMessages, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const outgoingMessageQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'outgoing', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getOutgoingMessage, { params: { id } }, { signal })).body,
  })

export const resendMessage = async (id: string): Promise<OutgoingMessage> =>
  (await api.call(resendOutgoingMessage, { params: { id } }, { idempotencyKey: newRequestKey() })).body
export const cancelMessage = async (id: string): Promise<OutgoingMessage> =>
  (await api.call(cancelOutgoingMessage, { params: { id } })).body
