import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addYears, compareLocalDates, type LocalDate, parseLocalDate } from './local-date.ts'
import { renewalPeriod } from './membership-period.ts'
import {
  ANNUAL_TERMS,
  amountFrom,
  areTermsValid,
  type DatedPrice,
  lastDayOf,
  MEMBERSHIP_KINDS,
  type MembershipTerms,
  priceOn,
} from './membership-terms.ts'

const day = (text: string) => parseLocalDate(text)
const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays(day('1995-01-01'), count))
const terms: fc.Arbitrary<MembershipTerms> = fc.constantFrom(...MEMBERSHIP_KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    freeMonths: kind === 'free-months' ? fc.integer({ min: 1, max: 11 }) : fc.constant(0),
  }),
)
const proRata = { kind: 'pro-rata', freeMonths: 0 } as const
const free = (freeMonths: number) => ({ kind: 'free-months', freeMonths }) as const

describe('lastDayOf', () => {
  it.each([
    ['2024-02-29', ANNUAL_TERMS, '2025-02-27'],
    ['2023-03-01', ANNUAL_TERMS, '2024-02-29'],
    ['2026-01-31', ANNUAL_TERMS, '2027-01-30'],
    ['2026-11-30', proRata, '2026-12-31'],
    ['2026-12-31', proRata, '2026-12-31'],
    ['2026-01-01', proRata, '2026-12-31'],
    ['2026-09-30', free(3), '2026-12-31'],
    ['2026-10-01', free(3), '2027-12-31'],
    ['2026-12-31', free(1), '2027-12-31'],
    ['2024-02-29', free(11), '2025-12-31'],
    ['2024-01-31', free(11), '2024-12-31'],
  ] as const)('from %s with %o is %s', (startsOn, rule, last) => {
    expect(lastDayOf(rule, day(startsOn))).toBe(last)
  })

  it('is never before the first day, never two years away, and later for who begins later', () => {
    fc.assert(
      fc.property(terms, days, fc.nat(800), (rule, startsOn, more) => {
        const last = lastDayOf(rule, startsOn)
        expect(last >= startsOn).toBe(true)
        expect(last < addYears(startsOn, 2)).toBe(true)
        expect(lastDayOf(rule, addDays(startsOn, more)) >= last).toBe(true)
      }),
    )
  })

  it('makes periods that follow one another without a gap when they are renewed early', () => {
    fc.assert(
      fc.property(terms, days, (rule, startsOn) => {
        const endsOn = lastDayOf(rule, startsOn)
        const next = renewalPeriod({ currentEndsOn: endsOn, paidOn: startsOn, terms: rule })
        expect(next).toEqual({
          startsOn: addDays(endsOn, 1),
          endsOn: lastDayOf(rule, addDays(endsOn, 1)),
          rule: 'early',
        })
        const late = addDays(endsOn, 1)
        expect(renewalPeriod({ currentEndsOn: endsOn, paidOn: late, terms: rule })).toMatchObject({
          ...{ startsOn: late, endsOn: lastDayOf(rule, late), rule: 'late' },
        })
      }),
    )
  })
})

describe('amountFrom', () => {
  it.each([
    ['2026-01-31', 6900, 6900],
    ['2026-02-01', 6900, 6325],
    ['2026-12-31', 6900, 575],
    ['2026-07-15', 4999, 2500],
    ['2024-02-29', 100, 92],
  ] as const)('pro rata from %s of %i cents is %i', (startsOn, full, expected) => {
    expect(amountFrom(proRata, full, day(startsOn))).toBe(expected)
  })

  it('is whole cents between nothing and the full price, never more for who begins later in the year', () => {
    fc.assert(
      fc.property(terms, days, fc.nat(10_000_000), (rule, startsOn, full) => {
        const amount = amountFrom(rule, full, startsOn)
        expect(Number.isInteger(amount) && amount >= 0 && amount <= full).toBe(true)
        const lastOfYear = day(`${startsOn.slice(0, 4)}-12-31`)
        expect(amountFrom(rule, full, lastOfYear)).toBeLessThanOrEqual(amount)
        if (rule.kind !== 'pro-rata') expect(amount).toBe(full)
      }),
    )
  })
})

it('areTermsValid: free months go with their kind alone', () => {
  expect(areTermsValid(ANNUAL_TERMS)).toBe(true)
  expect(areTermsValid({ kind: 'annual', freeMonths: 2 })).toBe(false)
  expect(areTermsValid({ kind: 'free-months', freeMonths: 0 })).toBe(false)
  expect(areTermsValid({ kind: 'free-months', freeMonths: 12 })).toBe(false)
  expect(areTermsValid(free(11))).toBe(true)
})

describe('priceOn', () => {
  const price = (startsOn: string, amountCents: number, partnerId: string | null = null): DatedPrice => ({
    ...{ startsOn: day(startsOn), amountCents, partnerId },
  })
  const prices = [
    price('2026-01-01', 6900),
    price('2025-01-01', 6500),
    price('2027-01-01', 7200),
    price('2026-06-01', 4900, 'p'),
  ]
  it.each([
    ['2024-12-31', null, null],
    ['2025-12-31', null, 6500],
    ['2026-01-01', null, 6900],
    ['2026-05-31', 'p', 6900],
    ['2026-06-01', 'p', 4900],
    ['2028-01-01', 'p', 4900],
    ['2028-01-01', 'q', 7200],
  ] as const)('on %s for %s is %s', (on, partnerId, expected) => {
    expect(priceOn(prices, day(on), partnerId)?.amountCents ?? null).toBe(expected)
  })

  it('is the latest that has begun, whatever their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(days, { maxLength: 8 }), days, (starts: LocalDate[], on) => {
        const list = starts.map((startsOn, index) => ({ startsOn, amountCents: index, partnerId: null }))
        const begun = starts.filter((one) => one <= on).toSorted(compareLocalDates)
        expect(priceOn(list, on, null)?.startsOn).toBe(begun.at(-1))
      }),
    )
  })
})
