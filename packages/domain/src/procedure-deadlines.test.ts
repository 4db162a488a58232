import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parseLocalDate } from './local-date.ts'
import { type DeadlineRule, deadlineIn, deadlinesBetween } from './procedure-deadlines.ts'
import { isWorkingDay } from './working-days.ts'

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const rule = (over: Partial<DeadlineRule>): DeadlineRule => ({
  ...{ months: ALL, day: 15, untilDay: null, working: false, extraDays: 0 },
  ...over,
})
const day = parseLocalDate
const dates = (asked: DeadlineRule, from: string, to: string) =>
  deadlinesBetween(asked, day(from), day(to)).map(({ startsOn, dueOn }) =>
    startsOn === dueOn ? dueOn : `${startsOn}…${dueOn}`,
  )

describe('deadlinesBetween', () => {
  it('gives each month of a monthly rule, put off to the next working day', () => {
    expect(dates(rule({ day: 5 }), '2026-06-06', '2026-10-31')).toEqual([
      ...['2026-07-06', '2026-08-05', '2026-09-07', '2026-10-05'],
    ])
  })

  it('gives the four dates of a quarterly rule and the one of a yearly rule', () => {
    expect(dates(rule({ months: [3, 6, 9, 12] }), '2026-01-01', '2026-12-31')).toEqual([
      ...['2026-03-16', '2026-06-15', '2026-09-15', '2026-12-15'],
    ])
    expect(dates(rule({ months: [1], day: 31 }), '2026-01-15', '2028-01-31')).toEqual([
      ...['2026-02-02', '2027-02-01', '2028-01-31'],
    ])
  })

  it('shows a window of days until its last day', () => {
    const asked = rule({ untilDay: 24 })
    expect(dates(asked, '2026-11-25', '2026-12-31')).toEqual(['2026-12-15…2026-12-24'])
    expect(dates(asked, '2026-12-24', '2026-12-31')).toEqual(['2026-12-15…2026-12-24'])
    expect(dates(asked, '2026-12-25', '2027-01-14')).toEqual([])
    expect(dates(asked, '2026-12-01', '2026-12-15')).toEqual(['2026-12-15…2026-12-24'])
  })

  it('counts working days, and days added to them', () => {
    const may = { months: [5], day: 2, working: true }
    expect(dates(rule(may), '2026-01-01', '2026-12-31')).toEqual(['2026-05-05'])
    expect(dates(rule({ ...may, extraDays: 15 }), '2026-01-01', '2026-12-31')).toEqual(['2026-05-20'])
  })

  it('ends with the month where it is shorter', () => {
    expect(dates(rule({ day: 31, months: [2, 4] }), '2028-01-01', '2028-12-31')).toEqual([
      ...['2028-02-29', '2028-05-02'],
    ])
  })

  const anyRule = fc.record({
    months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }),
    day: fc.integer({ min: 1, max: 23 }),
    untilDay: fc.option(fc.integer({ min: 1, max: 23 })),
    working: fc.boolean(),
    extraDays: fc.integer({ min: 0, max: 31 }),
  })
  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days))

  it('is sorted, on working days, not over and not beyond; a longer span only adds', () => {
    fc.assert(
      fc.property(anyRule, anyDay, fc.nat(400), fc.nat(200), (asked, from, span, more) => {
        const to = addDays(from, span)
        const found = deadlinesBetween(asked, from, to)
        for (const { startsOn, dueOn } of found) {
          expect(isWorkingDay(startsOn) && isWorkingDay(dueOn)).toBe(true)
          expect(dueOn >= from && startsOn <= to && startsOn <= dueOn).toBe(true)
        }
        expect(found.map(({ startsOn }) => startsOn)).toEqual(found.map(({ startsOn }) => startsOn).sort())
        expect(deadlinesBetween(asked, from, addDays(to, more)).slice(0, found.length)).toEqual(found)
      }),
    )
  })

  it('misses none: each date of a year is found from the day before on', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 2001, max: 2060 }), (asked, year) => {
        for (const month of asked.months) {
          const one = deadlineIn(asked, year, month)
          expect(deadlinesBetween(asked, addDays(one.dueOn, -1), one.dueOn)).toContainEqual(one)
        }
      }),
    )
  })
})
