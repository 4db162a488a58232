declare const localDateBrand: unique symbol

/** A calendar day without time or zone, written 'YYYY-MM-DD', years 0001 to 9999. Plain `<` and `>` sort it. */
export type LocalDate = string & { readonly [localDateBrand]: true }

/** The zone in which the organisation counts its days. */
export const DEFAULT_TIME_ZONE = 'Europe/Paris'

/** Code of the sign 0. */
const ZERO = 48
const MS_PER_DAY = 86_400_000

interface Parts {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  readonly day: number
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The number that the signs from `start` to before `end` write in digits; NaN where one is no digit. */
function numberAt(value: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = value.charCodeAt(at) - ZERO
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

/** Sign by sign: days are read for each request, and a pattern takes three times as long. */
function readParts(value: string): Parts | undefined {
  if (value.length !== 10 || value[4] !== '-' || value[7] !== '-') return undefined
  const [year, month, day] = [numberAt(value, 0, 4), numberAt(value, 5, 7), numberAt(value, 8, 10)]
  if (!(year >= 1 && month >= 1 && day >= 1)) return undefined
  if (month > 12 || day > daysInMonth(year, month)) return undefined
  return { year, month, day }
}

function partsOf(date: LocalDate): Parts {
  const parts = readParts(date)
  if (!parts) throw new RangeError(`not a calendar day: ${JSON.stringify(date)}`)
  return parts
}

function fromParts({ year, month, day }: Parts): LocalDate {
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`year out of range: ${year}`)
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate
}

/** Milliseconds of midnight UTC on that day; `Date.UTC` alone would read the years 1 to 99 as 19xx. */
function utcMidnightMs({ year, month, day }: Parts): number {
  return year > 99 ? Date.UTC(year, month - 1, day) : new Date(0).setUTCFullYear(year, month - 1, day)
}

function assertWhole(count: number): void {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${count}`)
}

/** True for an existing day written 'YYYY-MM-DD' (2023-02-29 is not one). */
export function isLocalDate(value: unknown): value is LocalDate {
  return typeof value === 'string' && readParts(value) !== undefined
}

/** Reads 'YYYY-MM-DD'. Throws RangeError for anything else and for days that do not exist. */
export function parseLocalDate(value: string): LocalDate {
  if (!isLocalDate(value)) throw new RangeError(`not a calendar day: ${JSON.stringify(value)}`)
  return value
}

/** The day `days` later (earlier if negative). Throws RangeError outside the years 1 to 9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  assertWhole(days)
  const moved = new Date(utcMidnightMs(partsOf(date)) + days * MS_PER_DAY)
  if (Number.isNaN(moved.getTime())) throw new RangeError(`day out of range: ${date} + ${days} days`)
  return fromParts({
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  })
}

/** The same day of the month `months` later, or that month's last day when it is shorter (31 Jan → 28 Feb). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  assertWhole(months)
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 }
  return fromParts({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(date: LocalDate, years: number): LocalDate {
  assertWhole(years)
  return addMonths(date, years * 12)
}

/** Negative, zero or positive as `a` is before, on or after `b`: for `sort`. */
export function compareLocalDates(a: LocalDate, b: LocalDate): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Number of days from `from` to `to`: 1 from a day to the next, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (utcMidnightMs(partsOf(to)) - utcMidnightMs(partsOf(from))) / MS_PER_DAY
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}

function wallClockAt(instant: Date, timeZone: string): Parts & { readonly offsetMs: number } {
  const fields = new Map<string, string>()
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant)) fields.set(type, value)
  if (fields.get('era') !== 'AD') throw new RangeError(`instant out of range: ${instant.toISOString()}`)
  const read = (name: string) => Number(fields.get(name))
  const parts = { year: read('year'), month: read('month'), day: read('day') }
  const wallMs = utcMidnightMs(parts) + ((read('hour') * 60 + read('minute')) * 60 + read('second')) * 1000
  return { ...parts, offsetMs: wallMs - Math.floor(instant.getTime() / 1000) * 1000 }
}

/** The day shown by a calendar hanging in `timeZone` at that instant. Throws RangeError for an invalid Date. */
export function localDateAt(instant: Date, timeZone: string = DEFAULT_TIME_ZONE): LocalDate {
  return fromParts(wallClockAt(instant, timeZone))
}

/**
 * The first instant of that day in `timeZone`, also on days of 23 or 25 hours and where midnight itself is skipped.
 * The day's end is `startOfDay(addDays(date, 1))`, exclusive.
 */
export function startOfDay(date: LocalDate, timeZone: string = DEFAULT_TIME_ZONE): Date {
  const utcMidnight = utcMidnightMs(partsOf(date))
  const candidates = [-MS_PER_DAY, MS_PER_DAY]
    .map((shift) => utcMidnight - wallClockAt(new Date(utcMidnight + shift), timeZone).offsetMs)
    .sort((a, b) => a - b)
    .map((ms) => new Date(ms))
  const first = candidates.find((candidate) => localDateAt(candidate, timeZone) >= date)
  if (!first) throw new RangeError(`no start of day for ${date} in ${timeZone}`)
  return first
}

const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

/** '28/12/2022' (short) or '28 décembre 2022', '1er janvier 2027', '28 December 2022' (long). */
export function formatLocalDate(
  date: LocalDate,
  locale: 'fr' | 'en' = 'fr',
  style: 'short' | 'long' = 'short',
): string {
  const { year, month, day } = partsOf(date)
  if (style === 'short') return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
  const dayText = locale === 'fr' && day === 1 ? '1er' : String(day)
  return `${dayText} ${MONTHS[locale][month - 1]} ${year}`
}
