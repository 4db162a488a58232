import {
  getReminderForecast,
  getReminderSchedule,
  listReminderScheduleChanges,
  previewReminder,
  testReminder,
  updateReminderSchedule,
} from '@guichet/contract/reminders.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type ReminderSchedule = BodyOf<typeof getReminderSchedule>
export type ReminderPreviewView = BodyOf<typeof previewReminder>
export type ScheduleChange = BodyOf<typeof listReminderScheduleChanges>['items'][number]
export interface ScheduleFile {
  readonly schedule: ReminderSchedule
  readonly etag: string | null
}

const KEY = ['staff', 'reminder-schedule'] as const

/** The schedule with the ETag that a change of it must name. */
export const scheduleQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }): Promise<ScheduleFile> => {
    const { body, etag } = await api.call(getReminderSchedule, {}, { signal })
    return { schedule: body, etag }
  },
})

export async function saveSchedule(
  base: ScheduleFile,
  body: InputOf<typeof updateReminderSchedule>['body'],
): Promise<ScheduleFile> {
  const options = base.etag === null ? {} : { ifMatch: base.etag }
  const answer = await api.call(updateReminderSchedule, { body }, options)
  return { schedule: answer.body, etag: answer.etag }
}

export const forecastQuery = queryOptions({
  queryKey: [...KEY, 'forecast'],
  queryFn: async ({ signal }) =>
    (await api.call(getReminderForecast, { query: { days: 14 } }, { signal })).body,
})

/** The latest changes. */
export const changesQuery = queryOptions({
  queryKey: [...KEY, 'history'],
  queryFn: async ({ signal }) =>
    (await api.call(listReminderScheduleChanges, { query: { limit: 5 } }, { signal })).body,
})

interface Shown {
  readonly stepId: string
  readonly personId: string | undefined
  readonly locale: 'fr' | 'en'
}

export const previewQuery = ({ stepId, personId, locale }: Shown) =>
  queryOptions({
    queryKey: [...KEY, 'preview', stepId, personId, locale],
    queryFn: async ({ signal }) => {
      const query = { locale, ...(personId !== undefined && { personId }) }
      return (await api.call(previewReminder, { params: { id: stepId }, query }, { signal })).body
    },
    placeholderData: keepPreviousData,
    retry: false,
  })

export const sendTest = async (
  { stepId, personId, locale }: Shown & { readonly personId: string },
  idempotencyKey: string,
) =>
  (await api.call(testReminder, { params: { id: stepId }, body: { personId, locale } }, { idempotencyKey }))
    .body
