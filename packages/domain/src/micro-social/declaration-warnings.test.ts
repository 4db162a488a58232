import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../../testing/holds.ts'
import type { OptionChoice, OptionStatement } from '../fiscal-options.ts'
import { type DeclarantFacts, type Frequency, parsePeriodCode } from './declaration-period.ts'
import { type Declared, warningsOf } from './declaration-warnings.ts'
import { MOST_TURNOVER_CENTS, TURNOVER_CATEGORIES, type TurnoverCategory } from './turnover-categories.ts'

const period = (code: string) => {
  const found = parsePeriodCode(code)
  if (!found) throw new Error(code)
  return found
}
type Euros = Partial<Record<TurnoverCategory, number>>
const turnovers = (euros: Euros) =>
  TURNOVER_CATEGORIES.flatMap((category) => {
    const amount = euros[category]
    return amount === undefined ? [] : [{ category, amountCents: Math.round(amount * 100) }]
  })
const declared = (periods: Record<string, Euros>): readonly Declared[] =>
  Object.entries(periods).map(([code, euros]) => ({ ...period(code), turnovers: turnovers(euros) }))

const FACTS: Pick<DeclarantFacts, 'begunOn' | 'statements'> = { begunOn: '2015-01-01', statements: [] }
const warned = (code: string, euros: Euros, others: Record<string, Euros> = {}, facts = FACTS) =>
  warningsOf(period(code), turnovers(euros), declared(others), facts).map(
    ({ code: of, group, limitCents, amountCents }) =>
      `${of} ${group} ${amountCents / 100}/${limitCents / 100}`,
  )

describe('an unusual amount', () => {
  const before = { '2025-T1': { sales: 90_000 }, '2025-T2': { sales: 3000 }, '2025-T3': { sales: 2000 } }
  const usual = { ...before, '2025-T4': { sales: 4000 }, '2026-T1': { sales: 2500 } }

  test.each<[number, readonly string[]]>([
    [12_000, []],
    [12_000.01, ['much-more all 12000.01/4000']],
    [666.67, []],
    [666.66, ['much-less all 666.66/2000']],
    [0, ['zero-unusual all 0/2000']],
  ])('of %d € is set against the highest and the lowest of the four periods before', (euros, warnings) => {
    expect(warned('2026-T2', { sales: euros }, usual)).toEqual(warnings)
  })

  test('needs two periods of the same length, and five hundred euros', () => {
    expect(warned('2026-T2', { sales: 30_000 }, { '2026-T1': { sales: 100 } })).toEqual([])
    const months = { '2025-11': { sales: 100 }, '2025-12': { sales: 100 } }
    expect(warned('2026-T1', { sales: 9000 }, months)).toEqual([])
    expect(warned('2026-01', { sales: 599 }, months)).toEqual([])
    expect(warned('2026-01', { sales: 600 }, months)).toEqual(['much-more all 600/100'])
    expect(warned('2026-01', { sales: 0 }, { ...months, '2025-10': { sales: 0 } })).toEqual([])
    expect(warned('2025-10', { sales: 9000 }, months)).toEqual([])
  })

  test('is never found in a correction that says the same, nor by what was said before of that period', () => {
    const same = { ...usual, '2026-T2': { sales: 500_000 } }
    expect(warned('2026-T2', { sales: 3000 }, same)).toEqual([])
  })
})

describe('limits of a year', () => {
  test('of VAT are set against all that was declared of it, services by themselves and all together', () => {
    const year = { '2026-T1': { sales: 40_000, services: 20_000 }, '2025-12': { sales: 500_000 } }
    expect(warned('2026-T2', { sales: 25_000 }, year)).toEqual([])
    expect(warned('2026-T2', { sales: 25_000.01 }, year)).toEqual(['vat-base-passed all 85000.01/85000'])
    expect(warned('2026-T2', { services: 17_500.01 }, year)).toEqual([
      'vat-base-passed services 37500.01/37500',
    ])
    expect(warned('2026-T2', { services: 21_250.01 }, year)).toEqual([
      'vat-major-passed services 41250.01/41250',
    ])
    expect(warned('2026-T2', { sales: 94_000 })).toEqual(['vat-major-passed sales 94000/93500'])
    expect(warned('2024-T2', { 'tourism-lets': 95_000 })).toEqual(['vat-base-passed sales 95000/91900'])
    expect(warned('2026-T2', { sales: 0 }, { '2026-T1': { sales: 95_000 } })).toEqual([])
  })

  test('of VAT are none for whoever charges it', () => {
    const vat = (choice: OptionChoice): readonly OptionStatement[] => [
      { kind: 'vat', choices: [choice], startsOn: '2026-01-01', askedOn: null },
    ]
    const of = (choice: OptionChoice) =>
      warned('2026-T2', { liberal: 50_000 }, {}, { ...FACTS, statements: vat(choice) })
    expect([of('franchise'), of('normal'), of('simplified')]).toEqual([
      ...[['vat-major-passed services 50000/41250'], [], []],
    ])
  })

  const charging = {
    ...FACTS,
    statements: [{ kind: 'vat', choices: ['normal'], startsOn: '2016-01-01', askedOn: null }] as const,
  }
  test('of micro-entrepreneurs are near from nine tenths on, and passed above', () => {
    const of = (euros: Euros, code = '2026-T2') => warned(code, euros, {}, charging)
    expect(of({ liberal: 75_240 })).toEqual([])
    expect(of({ liberal: 75_240.01 })).toEqual(['micro-near services 75240.01/83600'])
    expect(of({ liberal: 83_600.01 })).toEqual(['micro-passed services 83600.01/83600'])
    expect(of({ sales: 203_100.01 })).toEqual(['micro-passed sales 203100.01/203100'])
    expect(of({ sales: 130_000, services: 73_101 })).toEqual(['micro-passed all 203101/203100'])
    expect(of({ 'tourism-lets': 84_000 })).toEqual(['micro-passed services 84000/83600'])
    expect(of({ 'tourism-lets': 84_000 }, '2024-T2')).toEqual([])
    expect(of({ liberal: 77_701 }, '2025-T2')).toEqual(['micro-passed services 77701/77700'])
    expect(of({ liberal: 900_000 }, '2019-T2')).toEqual([])
  })

  test('are parts by days in the first year, but for the higher one of VAT', () => {
    const begun = { ...FACTS, begunOn: '2026-08-01' }
    expect(warned('2026-T3', { liberal: 15_720 }, {}, begun)).toEqual([
      'vat-base-passed services 15720/15719',
    ])
    expect(warned('2026-T3', { liberal: 15_719 }, {}, begun)).toEqual([])
    expect(warned('2026-T3', { liberal: 41_251 }, {}, begun)).toEqual([
      ...['vat-major-passed services 41251/41250', 'micro-passed services 41251/35043'],
    ])
    expect(warned('2027-T1', { liberal: 15_720 }, {}, begun)).toEqual([])
  })
})

test('warnings never come twice, say what they are set against, and do not depend on order', () => {
  const amounts = fc.dictionary(
    fc.constantFrom(...TURNOVER_CATEGORIES),
    fc.integer({ min: 0, max: MOST_TURNOVER_CENTS / 100 }),
  ) as fc.Arbitrary<Euros>
  const codes = (frequency: Frequency) =>
    [2024, 2025, 2026].flatMap((year) =>
      frequency === 'monthly' ? [`${year}-02`, `${year}-11`] : [`${year}-T1`, `${year}-T3`, `${year}-T4`],
    )
  const anyCode = fc.constantFrom(...codes('monthly'), ...codes('quarterly'))
  holds(
    fc.property(anyCode, amounts, fc.dictionary(anyCode, amounts), (code, euros, others) => {
      const all = declared(others)
      const found = warningsOf(period(code), turnovers(euros), all, FACTS)
      expect(warningsOf(period(code), turnovers(euros), all.toReversed(), FACTS)).toEqual(found)
      expect(new Set(found.map((one) => `${one.code.split('-')[0]} ${one.group}`)).size).toBe(found.length)
      for (const { code: of, amountCents, limitCents } of found) {
        const isAbove = amountCents > limitCents
        expect(isAbove).toBe(of === 'much-more' || of.endsWith('passed'))
        expect(Number.isSafeInteger(limitCents)).toBe(true)
      }
    }),
  )
})
