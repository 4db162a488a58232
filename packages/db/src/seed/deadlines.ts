import { addDays, addMonths, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'

const monthStart = (day: LocalDate) => parseLocalDate(`${day.slice(0, 8)}01`)

/** Due day of the turnover declaration of those who declare each month: the last day of the month. */
export const nextMonthlyDeadline = (today: LocalDate): LocalDate =>
  addDays(addMonths(monthStart(today), 1), -1)

/** Due day of those who declare each quarter: 31 January, 30 April, 31 July, 31 October. */
export const nextQuarterlyDeadline = (today: LocalDate): LocalDate => {
  const month = Number(today.slice(5, 7))
  const ahead = (1 - month + 12) % 3
  return nextMonthlyDeadline(addMonths(monthStart(today), ahead))
}

/** The next day from `from` on that is `weekday` (0 Sunday … 6 Saturday). */
export const nextWeekday = (from: LocalDate, weekday: number): LocalDate => {
  const current = new Date(`${from}T00:00:00Z`).getUTCDay()
  return addDays(from, (weekday - current + 7) % 7)
}
