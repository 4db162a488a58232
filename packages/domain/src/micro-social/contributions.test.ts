import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../../testing/holds.ts'
import { acreEnd, type OptionChoice, type OptionKind, type OptionStatement } from '../fiscal-options.ts'
import { addDays, addMonths, parseLocalDate } from '../local-date.ts'
import { type ContributionFacts, type Contributions, contributionsOf, ratesOf } from './contributions.ts'
import { categoriesOf, parsePeriodCode } from './declaration-period.ts'
import { ORACLE_CASES } from './testing/oracle-cases.ts'
import {
  LINE_KINDS,
  type LineKind,
  MOST_TURNOVER_CENTS,
  TURNOVER_CATEGORIES,
  type TurnoverCategory,
} from './turnover-categories.ts'

const on = parseLocalDate
const says = (kind: OptionKind, choices: string, startsOn: string): OptionStatement => ({
  ...{ kind, choices: choices.split(' ') as OptionChoice[], startsOn, askedOn: null },
})
const facts = (over: Partial<ContributionFacts> = {}): ContributionFacts => ({
  ...{ begunOn: '2015-01-01', closedOn: null, postcode: '13100', statements: [] },
  ...{ openedOn: on('2020-01-01'), lastYearCents: null, ...over },
})
const saying = (activities: string, over: Partial<ContributionFacts> = {}) =>
  facts({ ...over, statements: [says('activities', activities, '2015-01-01'), ...(over.statements ?? [])] })
const month = (code: string) => {
  const period = parsePeriodCode(code)
  if (!period) throw new Error(code)
  return period
}
const euros = ({ lines }: Contributions, kind: LineKind) =>
  lines.filter((line) => line.kind === kind).reduce((sum, { amountCents }) => sum + amountCents / 100, 0)
const rateIn = (period: string, known: ContributionFacts, kind: LineKind = 'social') =>
  ratesOf(month(period), known).lines.find((line) => line.kind === kind)

describe('what others compute', () => {
  test.each(ORACLE_CASES)(
    '$name, $day',
    ({ day, activities, cents, expected, begunOn, acre, postcode, flat }) => {
      const statements = [
        ...(acre && begunOn ? [says('acre', 'granted', begunOn)] : []),
        ...(flat ? [says('income-tax', 'flat', '2015-01-01')] : []),
      ]
      const known = saying(activities, { begunOn, postcode, statements })
      const turnovers = Object.entries(cents).map(([category, amountCents]) => ({
        ...{ category: category as TurnoverCategory, amountCents },
      }))
      const due = contributionsOf(month(day.slice(0, 7)), turnovers, known)
      const found = {
        ...{ rate: due.lines[0]?.rate, social: euros(due, 'social'), training: euros(due, 'training') },
        ...{ chamber: euros(due, 'chamber'), tax: euros(due, 'income-tax'), total: due.totalCents / 100 },
      }
      expect(found).toMatchObject(expected)
    },
  )
})

const choices = fc
  .subarray([...TURNOVER_CATEGORIES, 'craft'], { minLength: 1 })
  .filter((chosen) => !chosen.includes('craft') || chosen.includes('sales') || chosen.includes('services'))
const anyCase = fc
  .record({
    activities: choices,
    day: fc.integer({ min: 0, max: 3200 }).map((days) => addDays(on('2018-01-01'), days)),
    quarterly: fc.boolean(),
    age: fc.integer({ min: 0, max: 60 }),
    isKnown: fc.boolean(),
    acre: fc.boolean(),
    flat: fc.boolean(),
    postcode: fc.constantFrom(null, '13100', '97400', '67000', '68200', '57000'),
    lastYearCents: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    amounts: fc.array(fc.integer({ min: 0, max: MOST_TURNOVER_CENTS }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ activities, day, quarterly, age, isKnown, acre, flat, amounts, ...rest }) => {
    const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
    const period = month(quarterly ? `${day.slice(0, 4)}-T${quarter}` : day.slice(0, 7))
    const begunOn = addMonths(period.startsOn, -age)
    const statements = [
      says('activities', activities.join(' '), begunOn),
      ...(acre ? [says('acre', 'granted', begunOn)] : []),
      ...(flat ? [says('income-tax', 'flat', begunOn)] : []),
    ]
    const known = facts({ ...rest, begunOn: isKnown ? begunOn : null, statements })
    const turnovers = categoriesOf(known, period).map((category, index) => ({
      ...{ category, amountCents: amounts[index] ?? 0 },
    }))
    return { period, known, turnovers }
  })

describe('whatever is declared', () => {
  test('each line is a whole amount of its own base and rate, and the total is their sum', () => {
    holds(
      fc.property(anyCase, ({ period, known, turnovers }) => {
        const { lines, totalCents, turnoverCents } = contributionsOf(period, turnovers, known)
        expect(turnoverCents).toBe(turnovers.reduce((sum, { amountCents }) => sum + amountCents, 0))
        expect(totalCents).toBe(lines.reduce((sum, { amountCents }) => sum + amountCents, 0))
        for (const { amountCents, baseCents, rate, since, fullRate, reduction, source } of lines) {
          expect(amountCents % 100).toBe(0)
          expect(amountCents).toBeGreaterThanOrEqual(0)
          expect(Math.abs(amountCents - (baseCents * rate) / 100_000)).toBeLessThanOrEqual(50)
          expect(since <= period.endsOn && source.length <= 200).toBe(true)
          expect(fullRate === null).toBe(reduction === null)
          if (fullRate !== null) expect(rate).toBeLessThan(fullRate)
        }
        const kinds = lines.map(({ kind }) => LINE_KINDS.indexOf(kind))
        expect(kinds).toEqual(kinds.toSorted((a, b) => a - b))
      }),
    )
  })

  test('more turnover never costs less, zero costs nothing, and what is left out is zero', () => {
    holds(
      fc.property(
        anyCase,
        fc.nat({ max: 4 }),
        fc.nat({ max: 100_000 }),
        ({ period, known, turnovers }, at, more) => {
          const before = contributionsOf(period, turnovers, known)
          const raised = turnovers.map((turnover, index) => ({
            ...turnover,
            amountCents: Math.min(MOST_TURNOVER_CENTS, turnover.amountCents + (index === at ? more : 0)),
          }))
          expect(contributionsOf(period, raised, known).totalCents).toBeGreaterThanOrEqual(before.totalCents)
          const nothing = contributionsOf(
            period,
            turnovers.map((one) => ({ ...one, amountCents: 0 })),
            known,
          )
          expect(nothing.totalCents).toBe(0)
          expect(ratesOf(period, known)).toEqual(nothing)
          expect(
            contributionsOf(
              period,
              turnovers.filter(({ amountCents }) => amountCents > 0),
              known,
            ),
          ).toEqual(before)
        },
      ),
    )
  })

  test('what is no turnover of the period is refused', () => {
    const known = saying('sales')
    const of = (category: TurnoverCategory, amountCents: number, times = 1) =>
      contributionsOf(
        month('2026-09'),
        Array.from({ length: times }, () => ({ category, amountCents })),
        known,
      )
    expect(of('sales', MOST_TURNOVER_CENTS).totalCents).toBe(124_150_000)
    for (const amountCents of [-1, 0.5, Number.NaN, MOST_TURNOVER_CENTS + 1])
      expect(() => of('sales', amountCents)).toThrow(RangeError)
    expect(() => of('services', 100)).toThrow(RangeError)
    expect(() => of('sales', 100, 2)).toThrow(RangeError)
    expect(() => ratesOf(month('2017-12'), known)).toThrow(RangeError)
    expect(ratesOf(month('2026-09'), facts()).lines).toEqual([])
  })
})

describe('ACRE', () => {
  const granted = (begunOn: string, activities = 'sales') =>
    saying(activities, { begunOn, statements: [says('acre', 'granted', begunOn)] })

  test('reduces through the period in which it ends, by the first day of that', () => {
    expect(acreEnd(on('2026-02-10'))).toBe('2026-12-31')
    const reductions = (...codes: string[]) =>
      codes.map((code) => rateIn(code, granted('2026-02-10'))?.reduction ?? null)
    expect(reductions('2026-T1', '2026-12', '2026-T4', '2027-01')).toEqual(['acre', 'acre', 'acre', null])
    expect(rateIn('2026-T1', granted('2026-02-10'))).toMatchObject({
      ...{ rate: 6200, fullRate: 12_300, since: '2026-02-10' },
      source: expect.stringMatching(/D613-4.*D131-6-3/u),
    })
    expect(rateIn('2027-01', granted('2026-02-10'))).toMatchObject({ rate: 12_300, fullRate: null })
  })

  test('lasts until it was said to be over', () => {
    const statements = [says('acre', 'granted', '2026-02-10'), says('acre', 'none', '2026-08-01')]
    const known = saying('sales', { begunOn: '2026-02-10', statements })
    expect(['2026-T3', '2026-T4'].map((code) => rateIn(code, known)?.reduction)).toEqual(['acre', null])
  })

  test('of tourism lets and of liberal work since July 2026 is rounded up; it reduces nothing else', () => {
    expect(rateIn('2026-T4', granted('2026-07-01', 'tourism-lets'))?.rate).toBe(4500)
    expect(rateIn('2026-T4', granted('2026-07-01', 'liberal'))?.rate).toBe(19_200)
    expect(rateIn('2026-T4', granted('2026-07-01', 'liberal'), 'training')).toMatchObject({
      ...{ rate: 200, reduction: null },
    })
    expect(rateIn('2026-T4', granted('2026-06-30', 'liberal-cipav'))).toMatchObject({
      ...{ rate: 13_400, since: '2026-06-30', source: expect.stringContaining('L613-7') },
    })
  })
})

describe('overseas', () => {
  const there = (begunOn: string | null, activities: string, code: string) =>
    rateIn(code, saying(activities, { begunOn, postcode: '97410' }))

  test('goes by eight quarters, then to the end of the third year, then for good', () => {
    const codes = ['2026-T2', '2026-T3', '2026-T4', '2027-T1', '2027-T4']
    const rates = codes.map((code) => there('2024-11-15', 'sales', code))
    expect(rates.map((line) => line?.rate)).toEqual([2100, 2100, 6200, 8200, 8200])
    expect(rates.map((line) => line?.since)).toEqual([
      ...['2024-11-15', '2024-11-15', '2026-10-01', '2027-01-01', '2027-01-01'],
    ])
    expect(there(null, 'sales', '2026-T2')).toMatchObject({ rate: 8200, reduction: 'overseas' })
  })

  test.each([
    ['services', '2023-01', [3600, 10_600, 14_200]],
    ['liberal', '2023-01', [3600, 10_600, 14_100]],
    ['liberal', '2024-09', [3900, 11_600, 15_400]],
    ['liberal', '2025-03', [4100, 12_300, 16_400]],
    ['liberal', '2026-03', [4300, 12_800, 17_100]],
    ['liberal-cipav', '2023-01', [7100, 10_600, 14_200]],
    ['liberal-cipav', '2026-03', [7800, 11_600, 15_500]],
    ['tourism-lets', '2026-03', [6000, 6000, 6000]],
  ])('%s in %s: %j', (activities, code, rates) => {
    const year = Number(code.slice(0, 4))
    const begun = [`${year}-01-01`, `${year - 2}-01-01`, `${year - 3}-01-01`]
    expect(begun.map((begunOn) => there(begunOn, activities, code)?.rate)).toEqual(rates)
  })
})

describe('other levies', () => {
  test('chambers are those of trades for craft alone, by zone; none in the first year, or after a small one', () => {
    const chamber = (activities: string, over: Partial<ContributionFacts> = {}) =>
      ratesOf(month('2026-09'), saying(activities, over))
        .lines.filter(({ kind }) => kind === 'chamber')
        .map(({ category, rate }) => `${category} ${rate}`)
    expect(chamber('sales services liberal liberal-cipav tourism-lets')).toEqual([
      ...['sales 15', 'services 44', 'tourism-lets 15'],
    ])
    expect(chamber('sales services tourism-lets craft')).toEqual([
      ...['sales 220', 'services 480', 'tourism-lets 15'],
    ])
    expect(chamber('services craft', { postcode: '68200' })).toEqual(['services 650'])
    expect(chamber('services craft', { postcode: '57070' })).toEqual(['services 830'])
    expect(chamber('services', { begunOn: '2026-01-01' })).toEqual([])
    expect(chamber('services', { lastYearCents: 500_000 })).toEqual([])
    expect(chamber('services', { lastYearCents: 500_001 })).toEqual(['services 44'])
  })

  test('what is craft is so by what was said when the activity was said first in the period', () => {
    const known = facts({
      statements: [
        says('activities', 'services', '2020-01-01'),
        says('activities', 'services sales craft', '2026-08-10'),
      ],
    })
    const training = ratesOf(month('2026-T3'), known).lines.filter(({ kind }) => kind === 'training')
    expect(training.map(({ category, rate }) => [category, rate])).toEqual([
      ...[
        ['sales', 300],
        ['services', 100],
      ],
    ])
  })

  test('income tax is due where the flat rate holds on the first day of the period', () => {
    const known = saying('liberal tourism-lets', { statements: [says('income-tax', 'flat', '2024-01-01')] })
    const rates = (code: string) =>
      ratesOf(month(code), known)
        .lines.filter(({ kind }) => kind === 'income-tax')
        .map(({ rate }) => rate)
    expect(['2023-T4', '2024-T1', '2026-T1'].map(rates)).toEqual([[], [2200, 1000], [2200, 1700]])
  })
})
