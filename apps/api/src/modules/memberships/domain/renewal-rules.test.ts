import { addDays, addYears, type LocalDate, localDateAt, parseLocalDate } from '@guichet/domain/local-date'
import { ANNUAL_TERMS } from '@guichet/domain/membership-terms'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  latestOf,
  type PeriodFacts,
  periodFor,
  periodState,
  renewableOf,
  renewalRefusal,
} from './renewal-rules.ts'

const day = parseLocalDate
const period = (id: string, startsOn: string, endsOn: string): PeriodFacts => ({ id, startsOn, endsOn })
const yearFrom = (id: string, startsOn: LocalDate) => period(id, startsOn, addDays(addYears(startsOn, 1), -1))

const days = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays(day('1999-12-31'), offset))
/** Periods as a member collects them: each a year long, none overlapping, handed over in any order. */
const histories = fc
  .tuple(days, fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 6 }))
  .map(([first, gaps]) => {
    const periods: PeriodFacts[] = []
    let from = first
    for (const [index, gap] of gaps.entries()) {
      from = addDays(from, gap)
      const next = yearFrom(`p${index}`, from)
      periods.push(next)
      from = addDays(day(next.endsOn), 1)
    }
    return periods
  })
  .chain((periods) => fc.shuffledSubarray(periods, { minLength: periods.length, maxLength: periods.length }))

describe('latestOf', () => {
  test('of nothing is nothing', () => expect(latestOf([])).toBeNull())

  test('ends last, in whatever order the periods come', () => {
    void fc.assert(
      fc.property(histories, (periods) => {
        const ends = periods.map(({ endsOn }) => endsOn).sort()
        expect(latestOf(periods)?.endsOn).toBe(ends.at(-1))
      }),
    )
  })
})

describe('renewalRefusal', () => {
  const past = period('past', '2024-01-01', '2024-12-31')
  const current = period('current', '2025-01-01', '2025-12-31')
  const coming = period('coming', '2026-01-01', '2026-12-31')

  test('the latest may be renewed while it runs, on its last day and long after', () => {
    for (const today of ['2025-01-01', '2025-12-31', '2026-01-01', '2031-05-05'])
      expect(renewalRefusal([past, current], 'current', day(today))).toBeNull()
  })

  test('one that was cancelled before it began may be bought again', () => {
    const cancelled = { ...period('cancelled', '2026-01-01', '2025-05-31'), cancelledOn: '2025-06-01' }
    const both = { ...period('both', '2025-01-01', '2025-05-31'), cancelledOn: '2025-06-01' }
    expect(renewalRefusal([current, cancelled], 'current', day('2025-06-01'))).toBeNull()
    expect(renewalRefusal([cancelled, both], 'cancelled', day('2025-06-01'))).toBeNull()
    expect(periodState(cancelled, day('2025-06-01'))).toBe('cancelled')
  })

  test('an earlier one may not', () => {
    expect(renewalRefusal([past, current], 'past', day('2025-06-01'))).toBe('membership.not-latest')
  })

  test('once the next year is paid, none may until it begins', () => {
    const all = [coming, past, current]
    for (const id of ['past', 'current', 'coming'])
      expect(renewalRefusal(all, id, day('2025-12-31'))).toBe('membership.already-extended')
    expect(renewalRefusal(all, 'coming', day('2026-01-01'))).toBeNull()
    expect(renewalRefusal(all, 'current', day('2026-01-01'))).toBe('membership.not-latest')
  })

  test('one that the person does not have is never the latest', () => {
    expect(renewalRefusal([], 'current', day('2025-06-01'))).toBe('membership.not-latest')
  })

  test('the one of a list that can be renewed is the one that is not refused', () => {
    void fc.assert(
      fc.property(histories, days, (periods, today) => {
        const open = periods.find(({ id }) => renewalRefusal(periods, id, today) === null)
        expect(renewableOf(periods, today)?.id).toBe(open?.id)
      }),
    )
  })

  test('at most one membership of a person can be renewed on any day', () => {
    void fc.assert(
      fc.property(histories, days, (periods, today) => {
        const open = periods.filter(({ id }) => renewalRefusal(periods, id, today) === null)
        const hasFuture = periods.some(({ startsOn }) => startsOn > today)
        expect(open.map(({ id }) => id)).toEqual(hasFuture ? [] : [latestOf(periods)?.id])
      }),
    )
  })
})

describe('periodFor', () => {
  test('never overlaps what is there, lasts a year and starts on the day paid or after the end', () => {
    void fc.assert(
      fc.property(histories, days, (periods, paidOn) => {
        const next = periodFor(periods, paidOn, ANNUAL_TERMS)
        const end = latestOf(periods)?.endsOn ?? ''
        expect(next.rule).toBe(paidOn <= end ? 'early' : 'late')
        expect(next.startsOn).toBe(next.rule === 'early' ? addDays(day(end), 1) : paidOn)
        expect(next.endsOn).toBe(addDays(addYears(next.startsOn, 1), -1))
        for (const { startsOn, endsOn } of periods)
          expect(next.startsOn > endsOn || next.endsOn < startsOn).toBe(true)
      }),
    )
  })

  test.each([
    // A second before and at midnight in Paris, in summer (+02:00), in winter (+01:00) and on both changes of the clock.
    ['2026-07-14T21:59:59Z', 'early', '2026-07-15'],
    ['2026-07-14T22:00:00Z', 'late', '2026-07-15'],
    ['2026-07-15T22:00:00Z', 'late', '2026-07-16'],
  ])('a payment at %s on a membership through 14 July is %s and starts on %s', (instant, rule, startsOn) => {
    const next = periodFor(
      [period('a', '2025-07-15', '2026-07-14')],
      localDateAt(new Date(instant)),
      ANNUAL_TERMS,
    )
    expect(next).toMatchObject({ rule, startsOn })
  })

  test.each([
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2025-12-31T23:00:00Z', '2026-01-01'],
  ])('a late payment at %s starts on %s', (instant, startsOn) => {
    const next = periodFor(
      [period('a', '2020-01-01', '2020-12-31')],
      localDateAt(new Date(instant)),
      ANNUAL_TERMS,
    )
    expect(next).toMatchObject({ rule: 'late', startsOn })
  })

  test('the first period starts on the day paid', () => {
    expect(periodFor([], '2024-02-29', ANNUAL_TERMS)).toEqual({
      rule: 'first',
      startsOn: '2024-02-29',
      endsOn: '2025-02-27',
    })
  })
})

describe('periodState', () => {
  const year = period('a', '2025-03-01', '2026-02-28')
  test.each([
    ['2025-02-28', 'upcoming'],
    ['2025-03-01', 'active'],
    ['2026-02-28', 'active'],
    ['2026-03-01', 'inactive'],
  ])('on %s it is %s', (today, state) => expect(periodState(year, day(today))).toBe(state))
})
