import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  addDays,
  addMonths,
  addYears,
  compareLocalDates,
  daysBetween,
  formatLocalDate,
  isLocalDate,
  type LocalDate,
  localDateAt,
  parseLocalDate,
  startOfDay,
} from './local-date.ts'

const day = parseLocalDate

/** Any day from 1950 to 2150. */
const days: fc.Arbitrary<LocalDate> = fc
  .integer({ min: 0, max: 73_000 })
  .map((offset) => addDays(day('1950-01-01'), offset))

const zones = fc.constantFrom(
  'Europe/Paris',
  'UTC',
  'America/Sao_Paulo',
  'Pacific/Noumea',
  'America/Cayenne',
  'Indian/Reunion',
  'Asia/Beirut',
  'Atlantic/Azores',
)

describe('reading', () => {
  test.each(['2022-12-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isLocalDate(text)).toBe(true)
    expect(parseLocalDate(text)).toBe(text)
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-04-31',
    '2022-01-00',
    '0000-01-01',
    '28/12/2022',
    '2022-1-1',
    '2022-12-28T00:00:00Z',
    ' 2022-12-28',
    '2022-12-28\n',
    '',
  ])('%j is not a day', (text) => {
    expect(isLocalDate(text)).toBe(false)
    expect(() => parseLocalDate(text)).toThrow(RangeError)
  })

  test.each([null, undefined, 20221228, new Date(0), {}])('%j, not being text, is not a day', (value) => {
    expect(isLocalDate(value)).toBe(false)
  })

  test('agrees with the calendar of the language on every day from 1950 to 2150', () => {
    holds(
      fc.property(days, (date) => {
        expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date)
      }),
    )
  })
})

describe('counting', () => {
  test.each([
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['0099-12-31', 1, '0100-01-01'],
  ])('%s + %i days = %s', (from, count, to) => {
    expect(addDays(day(from), count)).toBe(to)
  })

  test.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-10-31', 1, '2023-11-30'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2023-01-15', -1, '2022-12-15'],
    ['2023-01-15', -13, '2021-12-15'],
  ])('%s + %i months = %s', (from, count, to) => {
    expect(addMonths(day(from), count)).toBe(to)
  })

  test.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2023-02-28', 1, '2024-02-28'],
    ['2022-12-28', 1, '2023-12-28'],
  ])('%s + %i years = %s', (from, count, to) => {
    expect(addYears(day(from), count)).toBe(to)
  })

  test('refuses to leave the calendar, and counts that are not whole', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError)
    expect(() => addDays(day('2022-01-01'), Number.MAX_SAFE_INTEGER)).toThrow(RangeError)
    expect(() => addYears(day('9999-01-01'), 1)).toThrow(RangeError)
    expect(() => addMonths(day('0001-01-01'), -1)).toThrow(RangeError)
    expect(() => addDays(day('2022-01-01'), 0.5)).toThrow(RangeError)
    expect(() => addMonths(day('2022-01-01'), Number.NaN)).toThrow(RangeError)
  })

  test('adding days and counting them are inverse', () => {
    holds(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (date, count) => {
        const moved = addDays(date, count)
        expect(daysBetween(date, moved)).toBe(count)
        expect(addDays(moved, -count)).toBe(date)
        expect(Math.sign(compareLocalDates(moved, date))).toBe(Math.sign(count))
      }),
    )
  })

  test('months later is the same day of the month, or the last day of a shorter month', () => {
    holds(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (date, count) => {
        const moved = addMonths(date, count)
        const monthIndex = (value: LocalDate) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7))
        expect(monthIndex(moved) - monthIndex(date)).toBe(count)
        if (moved.slice(8) !== date.slice(8)) {
          expect(Number(moved.slice(8))).toBeLessThan(Number(date.slice(8)))
          expect(addDays(moved, 1).slice(8)).toBe('01')
        }
      }),
    )
  })

  test('sorts in order of time', () => {
    const sorted = ['2023-01-01', '2022-12-31', '2022-02-28'].map(day).sort(compareLocalDates)
    expect(sorted).toEqual(['2022-02-28', '2022-12-31', '2023-01-01'])
    expect(compareLocalDates(day('2022-01-01'), day('2022-01-01'))).toBe(0)
  })
})

describe('instants', () => {
  test.each([
    ['2026-03-30T21:59:59.999Z', '2026-03-30'],
    ['2026-03-30T22:00:00.000Z', '2026-03-31'],
    ['2026-03-30T23:30:00.000Z', '2026-03-31'],
    ['2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s is %s in Paris', (instant, expected) => {
    expect(localDateAt(new Date(instant))).toBe(expected)
  })

  test('other zones', () => {
    const instant = new Date('2026-06-30T23:30:00Z')
    expect(localDateAt(instant, 'America/Cayenne')).toBe('2026-06-30')
    expect(localDateAt(instant, 'Pacific/Noumea')).toBe('2026-07-01')
  })

  test('refuses an invalid instant or zone', () => {
    expect(() => localDateAt(new Date('nonsense'))).toThrow(RangeError)
    expect(() => localDateAt(new Date(0), 'Mars/Olympus')).toThrow(RangeError)
    expect(() => localDateAt(new Date('-000010-01-01T00:00:00Z'))).toThrow(RangeError)
  })

  test.each([
    ['2026-01-15', 'Europe/Paris', '2026-01-14T23:00:00.000Z', 24],
    ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z', 23],
    ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00.000Z', 24],
    ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z', 25],
    ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z', 24],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 23],
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z', 24],
    ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z', 25],
  ])('%s in %s starts at %s and lasts %i hours', (date, zone, expected, hours) => {
    const start = startOfDay(day(date), zone)
    expect(start.toISOString()).toBe(expected)
    const end = startOfDay(addDays(day(date), 1), zone)
    expect((end.getTime() - start.getTime()) / 3_600_000).toBe(hours)
  })

  test('the start of a day is its first millisecond', () => {
    holds(
      fc.property(days, zones, (date, zone) => {
        const start = startOfDay(date, zone)
        expect(localDateAt(start, zone)).toBe(date)
        expect(localDateAt(new Date(start.getTime() - 1), zone)).toBe(addDays(date, -1))
      }),
    )
  })
})

describe('writing', () => {
  test.each([
    ['2022-12-28', 'fr', 'short', '28/12/2022'],
    ['2022-12-28', 'fr', 'long', '28 décembre 2022'],
    ['2027-01-01', 'fr', 'long', '1er janvier 2027'],
    ['2027-02-11', 'fr', 'long', '11 février 2027'],
    ['2027-08-01', 'en', 'long', '1 August 2027'],
    ['2022-12-28', 'en', 'short', '28/12/2022'],
  ] as const)('%s in %s, %s: %s', (date, locale, style, expected) => {
    expect(formatLocalDate(day(date), locale, style)).toBe(expected)
  })

  test('says the same as Intl for every day but the first of a French month', () => {
    const intl = {
      fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
      en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
    }
    holds(
      fc.property(days, fc.constantFrom('fr' as const, 'en' as const), (date, locale) => {
        const expected = intl[locale].format(new Date(`${date}T00:00:00Z`)).replace(/\s/g, ' ')
        expect(formatLocalDate(date, locale, 'long')).toBe(expected.replace(/^1 (?=\p{Ll})/u, '1er '))
      }),
    )
  })

  test('refuses a text that only pretends to be a day', () => {
    expect(() => formatLocalDate('2023-02-30' as LocalDate)).toThrow(RangeError)
  })
})
