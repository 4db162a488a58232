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

const HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

const isQuiet = (day: LocalDate) => {
  const date = day.slice(5)
  return HOLIDAYS.includes(date) || date >= '12-20' || date <= '01-05'
}

/** The next `weekday` (0 Sunday … 6 Saturday) from `from` on that is no fixed holiday nor between the years. */
export const nextOpenWeekday = (from: LocalDate, weekday: number): LocalDate => {
  const current = new Date(`${from}T00:00:00Z`).getUTCDay()
  const day = addDays(from, (weekday - current + 7) % 7)
  return isQuiet(day) ? nextOpenWeekday(addDays(day, 1), weekday) : day
}
