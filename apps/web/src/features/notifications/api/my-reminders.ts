import { getMyReminders, updateReminderPreferences } from '@guichet/contract/reminders.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { ReminderTimelineView } from '../../../shared/reminders/reminder-timeline.tsx'

export const myRemindersQuery = queryOptions({
  queryKey: ['me', 'reminders'],
  queryFn: async ({ signal }) => (await api.call(getMyReminders, {}, { signal })).body,
})

export const saveSmsChoice = async (sms: boolean): Promise<ReminderTimelineView> =>
  (await api.call(updateReminderPreferences, { body: { sms } })).body
