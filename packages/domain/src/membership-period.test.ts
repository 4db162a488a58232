import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import { addDays, addYears, daysBetween, type LocalDate, localDateAt, parseLocalDate } from './local-date.ts'
import {
  cancelledEnd,
  firstPeriod,
  isActiveOn,
  latestEnd,
  type MembershipPeriod,
  membershipState,
  renewalPeriod,
} from './membership-period.ts'

const day = parseLocalDate
const period = (startsOn: string, endsOn: string): MembershipPeriod => ({
  startsOn: day(startsOn),
  endsOn: day(endsOn),
})

const days: fc.Arbitrary<LocalDate> = fc
  .integer({ min: 0, max: 30_000 })
  .map((offset) => addDays(day('1995-01-01'), offset))

/** Days on which calendars go wrong: ends of months, leap days and their neighbours, New Year. */
const trickyDays: fc.Arbitrary<LocalDate> = fc
  .tuple(
    fc.integer({ min: 1996, max: 2060 }),
    fc.constantFrom('02-28', '03-01', '01-31', '03-31', '12-31', '01-01'),
  )
  .chain(([year, rest]) =>
    fc.constantFrom(
      day(`${year}-${rest}`),
      addDays(day(`${year}-02-28`), 1),
      addDays(day(`${year}-03-01`), 1),
    ),
  )

const anyDays = fc.oneof(days, trickyDays)

/** The periods a person ends up with who pays after the given numbers of days, one payment after the other. */
function payments(firstPaidOn: LocalDate, waits: readonly number[]): MembershipPeriod[] {
  let paidOn = firstPaidOn
  const periods: MembershipPeriod[] = [renewalPeriod({ currentEndsOn: null, paidOn })]
  for (const wait of waits) {
    paidOn = addDays(paidOn, wait)
    periods.push(renewalPeriod({ currentEndsOn: latestEnd(periods), paidOn }))
  }
  return periods
}

describe('firstPeriod', () => {
  test.each([
    ['2022-12-28', '2023-12-27'],
    ['2023-01-01', '2023-12-31'],
    ['2024-02-29', '2025-02-27'],
    ['2023-03-01', '2024-02-29'],
    ['2024-03-01', '2025-02-28'],
    ['2023-02-28', '2024-02-27'],
    ['2023-08-31', '2024-08-30'],
  ])('from %s runs through %s', (startsOn, endsOn) => {
    expect(firstPeriod(day(startsOn))).toEqual({ startsOn, endsOn })
  })

  test('is always a year: the day after the end is the same day next year', () => {
    holds(
      fc.property(anyDays, (startsOn) => {
        const { endsOn } = firstPeriod(startsOn)
        expect(addDays(endsOn, 1)).toBe(addYears(startsOn, 1))
        expect([365, 366]).toContain(daysBetween(startsOn, endsOn) + 1)
      }),
    )
  })
})

describe('renewalPeriod', () => {
  test.each([
    [null, '2026-05-10', '2026-05-10', '2027-05-09', 'first'],
    ['2026-06-30', '2026-05-10', '2026-07-01', '2027-06-30', 'early'],
    ['2026-05-10', '2026-05-10', '2026-05-11', '2027-05-10', 'early'],
    ['2026-05-09', '2026-05-10', '2026-05-10', '2027-05-09', 'late'],
    ['2023-12-27', '2024-02-29', '2024-02-29', '2025-02-27', 'late'],
    ['2024-02-28', '2024-02-01', '2024-02-29', '2025-02-27', 'early'],
    ['2024-02-29', '2024-02-29', '2024-03-01', '2025-02-28', 'early'],
    ['2026-12-30', '2026-12-01', '2026-12-31', '2027-12-30', 'early'],
  ])('end %s, paid %s: %s to %s, %s', (currentEndsOn, paidOn, startsOn, endsOn, rule) => {
    const facts = { currentEndsOn: currentEndsOn === null ? null : day(currentEndsOn), paidOn: day(paidOn) }
    expect(renewalPeriod(facts)).toEqual({ startsOn, endsOn, rule })
  })

  test('early: not a day is lost and there is no gap', () => {
    holds(
      fc.property(anyDays, fc.nat({ max: 1500 }), (currentEndsOn, daysBefore) => {
        const next = renewalPeriod({ currentEndsOn, paidOn: addDays(currentEndsOn, -daysBefore) })
        expect(next.rule).toBe('early')
        expect(daysBetween(currentEndsOn, next.startsOn)).toBe(1)
        expect(daysBetween(next.startsOn, next.endsOn)).toBeGreaterThanOrEqual(364)
      }),
    )
  })

  test('late: starts on the day of payment', () => {
    holds(
      fc.property(anyDays, fc.integer({ min: 1, max: 4000 }), (currentEndsOn, daysAfter) => {
        const paidOn = addDays(currentEndsOn, daysAfter)
        expect(renewalPeriod({ currentEndsOn, paidOn })).toEqual({ ...firstPeriod(paidOn), rule: 'late' })
      }),
    )
  })

  test('whatever the sequence of payments, periods never overlap and each payment buys a year', () => {
    const waits = fc.array(
      fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 300, max: 430 }), fc.nat({ max: 900 })),
      {
        maxLength: 12,
      },
    )
    holds(
      fc.property(anyDays, waits, (firstPaidOn, delays) => {
        const periods = payments(firstPaidOn, delays)
        for (const [index, current] of periods.entries()) {
          expect(addDays(current.endsOn, 1)).toBe(addYears(current.startsOn, 1))
          const before = periods[index - 1]
          if (before) expect(current.startsOn > before.endsOn).toBe(true)
        }
        expect(latestEnd(periods)).toBe(periods.at(-1)?.endsOn)
      }),
    )
  })

  test('is active on the day of every payment', () => {
    holds(
      fc.property(anyDays, fc.array(fc.nat({ max: 800 }), { maxLength: 8 }), (firstPaidOn, delays) => {
        const lastPaidOn = delays.reduce((date, wait) => addDays(date, wait), firstPaidOn)
        expect(membershipState(payments(firstPaidOn, delays), lastPaidOn).state).toBe('active')
      }),
    )
  })
})

describe('the day of payment in Paris', () => {
  test.each([
    ['2026-03-30T21:59:59Z', '2026-03-30', 'early', '2026-03-31'],
    ['2026-03-30T22:00:00Z', '2026-03-30', 'late', '2026-03-31'],
    ['2026-03-30T23:30:00Z', '2026-03-31', 'early', '2026-04-01'],
    ['2026-03-28T22:59:59Z', '2026-03-28', 'early', '2026-03-29'],
    ['2026-03-28T23:00:00Z', '2026-03-28', 'late', '2026-03-29'],
    ['2026-03-29T01:00:00Z', '2026-03-28', 'late', '2026-03-29'],
    ['2026-10-24T22:00:00Z', '2026-10-24', 'late', '2026-10-25'],
    ['2026-10-25T00:30:00Z', '2026-10-25', 'early', '2026-10-26'],
    ['2026-10-25T22:59:59Z', '2026-10-25', 'early', '2026-10-26'],
    ['2026-10-25T23:00:00Z', '2026-10-25', 'late', '2026-10-26'],
    ['2026-12-31T23:00:00Z', '2026-12-31', 'late', '2027-01-01'],
  ])('paid at %s with an end on %s is %s and starts on %s', (instant, currentEndsOn, rule, startsOn) => {
    const paidOn = localDateAt(new Date(instant))
    expect(renewalPeriod({ currentEndsOn: day(currentEndsOn), paidOn })).toMatchObject({ rule, startsOn })
  })
})

describe('isActiveOn', () => {
  test.each([
    ['2022-12-27', false],
    ['2022-12-28', true],
    ['2023-06-01', true],
    ['2023-12-27', true],
    ['2023-12-28', false],
  ])('on %s: %s', (date, expected) => {
    expect(isActiveOn(period('2022-12-28', '2023-12-27'), day(date))).toBe(expected)
  })
})

describe('latestEnd', () => {
  test('in any order, null without periods', () => {
    expect(latestEnd([])).toBeNull()
    expect(latestEnd([period('2025-01-01', '2025-12-31'), period('2022-01-01', '2022-12-31')])).toBe(
      '2025-12-31',
    )
  })
})

describe('membershipState', () => {
  const year2024 = period('2024-01-01', '2024-12-31')
  const year2025 = period('2025-01-01', '2025-12-31')
  const year2027 = period('2027-01-01', '2027-12-31')

  test.each([
    ['nobody', [], '2024-06-01', { state: 'inactive' }],
    [
      'one period',
      [year2024],
      '2024-06-01',
      { state: 'active', startsOn: '2024-01-01', activeUntil: '2024-12-31' },
    ],
    [
      'last day',
      [year2024],
      '2024-12-31',
      { state: 'active', startsOn: '2024-01-01', activeUntil: '2024-12-31' },
    ],
    ['the day after', [year2024], '2025-01-01', { state: 'inactive', endedOn: '2024-12-31' }],
    [
      'renewed early',
      [year2025, year2024],
      '2024-06-01',
      { state: 'active', startsOn: '2024-01-01', activeUntil: '2025-12-31' },
    ],
    [
      'a gap is not bridged',
      [year2024, year2025, year2027],
      '2025-02-01',
      { state: 'active', startsOn: '2024-01-01', activeUntil: '2025-12-31' },
    ],
    [
      'within the gap',
      [year2024, year2025, year2027],
      '2026-05-01',
      { state: 'inactive', endedOn: '2025-12-31', startsOn: '2027-01-01' },
    ],
    ['still to come', [year2027], '2026-05-01', { state: 'inactive', startsOn: '2027-01-01' }],
    [
      'imported overlap',
      [period('2024-01-01', '2026-03-31'), year2025],
      '2025-06-01',
      { state: 'active', startsOn: '2024-01-01', activeUntil: '2026-03-31' },
    ],
  ] as const)('%s', (_name, periods, today, expected) => {
    expect(membershipState(periods, day(today))).toEqual(expected)
  })

  test('is active exactly on the days some period holds, through activeUntil and not the day after', () => {
    holds(
      fc.property(
        anyDays,
        fc.array(fc.nat({ max: 800 }), { maxLength: 8 }),
        fc.integer({ min: -800, max: 6000 }),
        (firstPaidOn, delays, offset) => {
          const periods = payments(firstPaidOn, delays)
          const today = addDays(firstPaidOn, offset)
          const held = (date: LocalDate) => periods.some((each) => isActiveOn(each, date))
          const state = membershipState(periods.toReversed(), today)
          expect(state.state === 'active').toBe(held(today))
          if (state.state === 'active') {
            expect(held(state.activeUntil)).toBe(true)
            expect(held(addDays(state.activeUntil, 1))).toBe(false)
            expect(held(addDays(state.startsOn, -1))).toBe(false)
            expect(state.startsOn <= today && today <= state.activeUntil).toBe(true)
          }
        },
      ),
    )
  })
})

describe('cancelledEnd', () => {
  test('is the day before, and never later than what was agreed', () => {
    void fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), fc.integer({ min: 0, max: 400 }), (offset, length) => {
        const startsOn = parseLocalDate('2026-01-01')
        const period = { startsOn, endsOn: addDays(startsOn, length) }
        const on = addDays(startsOn, offset)
        const endsOn = cancelledEnd(period, on)
        expect(endsOn <= period.endsOn).toBe(true)
        expect(endsOn < on).toBe(true)
        expect(isActiveOn({ startsOn, endsOn }, on)).toBe(false)
        expect(membershipState([{ startsOn, endsOn }], on).state).toBe('inactive')
      }),
    )
  })

  test('leaves one that had not begun without a day: it counts for nothing', () => {
    const [today, startsOn] = [parseLocalDate('2026-11-22'), parseLocalDate('2027-01-01')]
    const gone = { startsOn, endsOn: cancelledEnd({ startsOn, endsOn: parseLocalDate('2027-12-31') }, today) }
    expect(membershipState([gone], today)).toEqual({ state: 'inactive' })
  })
})
