import { countUnreadMessages } from '@guichet/contract/messages.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** How many messages I have not read; asked again now and then, and when one comes back to the window. */
export const unreadMessagesQuery = queryOptions({
  queryKey: ['messages', 'unread'],
  queryFn: async ({ signal }) => (await api.call(countUnreadMessages, {}, { signal })).body,
  staleTime: 60_000,
  refetchOnWindowFocus: true,
})
