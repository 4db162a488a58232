import { addDays, type LocalDate } from '@guichet/domain/local-date'

export type ReminderStage = 'week' | 'days' | 'late'

/** Days around the due day on which each reminder leaves; a missed day is made up for within them. */
const WINDOWS: readonly (readonly [ReminderStage, number, number])[] = [
  ['week', -7, -3],
  ['days', -2, 0],
  ['late', 1, 7],
]

/** Which reminder of a period that is not declared leaves on a day: a week before, two days before, the day after. */
export const reminderStage = (dueOn: LocalDate, today: LocalDate): ReminderStage | null =>
  WINDOWS.find(([, from, to]) => addDays(dueOn, from) <= today && today <= addDays(dueOn, to))?.[0] ?? null
