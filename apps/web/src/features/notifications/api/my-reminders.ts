import { getMyReminders } from '@guichet/contract/reminders.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export const myRemindersQuery = queryOptions({
  queryKey: ['me', 'reminders'],
  queryFn: async ({ signal }) => (await api.call(getMyReminders, {}, { signal })).body,
})
