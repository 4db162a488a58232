import { addDays, type LocalDate, parseLocalDate } from './local-date.ts'

const dayOf = (year: number, month: number, day: number): LocalDate =>
  parseLocalDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  )

/** Easter Sunday of a year in the Gregorian calendar. */
export function easterSunday(year: number): LocalDate {
  const century = Math.floor(year / 100)
  const moon = (19 * (year % 19) + century - (century >> 2) - Math.floor((8 * century + 13) / 25) + 15) % 30
  const full =
    moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - (year % 19)) / 11))
  const weekday = (year + (year >> 2) + full + 2 - century + (century >> 2)) % 7
  const shift = full - weekday
  const month = 3 + Math.floor((shift + 40) / 44)
  return dayOf(year, month, shift + 28 - 31 * Math.floor(month / 4))
}

/** The eleven public holidays of metropolitan France (article L3133-1 of the Code du travail). */
export function frenchHolidays(year: number): readonly LocalDate[] {
  const easter = easterSunday(year)
  return [
    dayOf(year, 1, 1),
    addDays(easter, 1),
    dayOf(year, 5, 1),
    dayOf(year, 5, 8),
    addDays(easter, 39),
    addDays(easter, 50),
    dayOf(year, 7, 14),
    dayOf(year, 8, 15),
    dayOf(year, 11, 1),
    dayOf(year, 11, 11),
    dayOf(year, 12, 25),
  ]
}

/** Monday to Friday, public holidays excepted. */
export function isWorkingDay(date: LocalDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !frenchHolidays(Number(date.slice(0, 4))).includes(date)
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(date: LocalDate): LocalDate {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** The n-th working day of a month; counted from 1. */
export function nthWorkingDay(year: number, month: number, count: number): LocalDate {
  let day = workingDayFrom(dayOf(year, month, 1))
  for (let done = 1; done < count; done += 1) day = workingDayFrom(addDays(day, 1))
  return day
}
