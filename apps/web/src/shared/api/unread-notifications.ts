import { countNotifications } from '@guichet/contract/notifications.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** How many notifications I have not read; asked again now and then, and when one comes back to the window. */
export const unreadNotificationsQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) => (await api.call(countNotifications, {}, { signal })).body,
  staleTime: 60_000,
  refetchOnWindowFocus: true,
})
