import { listMessages } from '@guichet/contract/messages.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type MessageLine = BodyOf<typeof listMessages>['items'][number]

export interface MessageSearch {
  readonly q: string
  readonly state: 'read' | 'unread' | undefined
  readonly account: string | undefined
  readonly cursor: string | undefined
}

/** A page of the messages of my accounts, the latest first. */
export const messagesQuery = ({ q, state, account, cursor }: MessageSearch) =>
  queryOptions({
    queryKey: ['messages', 'list', q, state ?? '', account ?? '', cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state !== undefined && { state }),
        ...(account !== undefined && { account }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listMessages, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })
