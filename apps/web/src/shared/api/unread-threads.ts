import { countUnreadThreads } from '@guichet/contract/threads.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** How many of my conversations hold an answer that I have not read. */
export const unreadThreadsQuery = queryOptions({
  queryKey: ['threads', 'unread'],
  queryFn: async ({ signal }) => (await api.call(countUnreadThreads, {}, { signal })).body,
  staleTime: 60_000,
  refetchOnWindowFocus: true,
})
