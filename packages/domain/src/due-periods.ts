import { addDays, addMonths, type LocalDate, parseLocalDate } from './local-date.ts'

/** When the latest membership ends, as staff ask for it. */
export const DUE_PERIODS = ['this-month', 'next-month', 'three-months', 'overdue'] as const
export type DuePeriod = (typeof DUE_PERIODS)[number]

const firstOfMonth = (day: LocalDate) => parseLocalDate(`${day.slice(0, 7)}-01`)

/** First and last day of a period, seen from a day. */
export function dueDays(
  period: DuePeriod,
  today: LocalDate,
): { readonly dueFrom: LocalDate; readonly dueTo: LocalDate } {
  const month = firstOfMonth(today)
  const monthAt = (count: number) => ({
    dueFrom: addMonths(month, count),
    dueTo: addDays(addMonths(month, count + 1), -1),
  })
  switch (period) {
    case 'this-month':
      return monthAt(0)
    case 'next-month':
      return monthAt(1)
    case 'three-months':
      return { dueFrom: today, dueTo: addDays(addMonths(today, 3), -1) }
    case 'overdue':
      return { dueFrom: addMonths(today, -3), dueTo: addDays(today, -1) }
  }
}
