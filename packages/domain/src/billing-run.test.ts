import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import type { Tariff } from './account-cost.ts'
import { billableMonths, billingRefusal, isMonth, monthDays, monthLines } from './billing-run.ts'
import { addDays, daysBetween, parseLocalDate } from './local-date.ts'

const day = parseLocalDate
const price = (amountCents: number, startsOn: string, endsOn: string | null = null): Tariff => ({
  ...{ item: 'archive', amountCents, vatRateBps: 2000, startsOn: day(startsOn) },
  endsOn: endsOn === null ? null : day(endsOn),
})
const use = (quantity = 1, since: string | null = null) => [
  { item: 'archive', quantity, since: since === null ? null : day(since) },
]
const LONG_AGO = day('2020-01-01')

test('months: what is one, its days, and which may be billed', () => {
  expect(isMonth('2026-02') && !isMonth('2026-13') && !isMonth('2026-1') && !isMonth('0026-01')).toBe(true)
  expect(monthDays('2028-02')).toEqual({ startsOn: '2028-02-01', endsOn: '2028-02-29' })
  expect(billableMonths(day('2026-01-31'))).toEqual(['2026-01', '2025-12'])
  expect(billableMonths(day('2026-03-31'))).toEqual(['2026-03', '2026-02'])
})

describe('billingRefusal', () => {
  const account = { billed: false, test: false, invoicingOn: LONG_AGO, hasHolder: true }
  const ask = (changes: object, withTest = false) =>
    billingRefusal({ ...account, ...changes }, '2026-11', { withTest })

  test('bills who is invoiced by the last day of the month, once', () => {
    expect(ask({})).toBeNull()
    expect(ask({ invoicingOn: day('2026-11-30') })).toBeNull()
    expect(ask({ invoicingOn: day('2026-12-01') })).toBe('not-yet')
    expect(ask({ invoicingOn: null })).toBe('no-invoicing-date')
    expect(ask({ billed: true })).toBe('billed')
    expect(ask({ hasHolder: false })).toBe('no-holder')
  })

  test('leaves test accounts out unless they are wanted', () => {
    expect(ask({ test: true })).toBe('test')
    expect(ask({ test: true }, true)).toBeNull()
  })
})

describe('monthLines', () => {
  test('a whole month at one price', () => {
    expect(monthLines(use(3), [price(500, '2026-01-01')], '2026-11', LONG_AGO)).toEqual([
      {
        ...{ item: 'archive', quantity: 3, unitCents: 500, netCents: 1500, vatRateBps: 2000, isPart: false },
        ...{ startsOn: '2026-11-01', endsOn: '2026-11-30' },
      },
    ])
  })

  test('a price that changes is shared out by days', () => {
    const prices = [price(500, '2026-01-01', '2026-11-10'), price(800, '2026-11-11')]
    expect(monthLines(use(), prices, '2026-11', LONG_AGO)).toMatchObject([
      { unitCents: 167, startsOn: '2026-11-01', endsOn: '2026-11-10', isPart: true },
      { unitCents: 533, startsOn: '2026-11-11', endsOn: '2026-11-30', isPart: true },
    ])
  })

  test('begins with the day of invoicing, or with what was taken up', () => {
    const prices = [price(300, '2026-01-01')]
    const [byDate] = monthLines(use(), prices, '2026-11', day('2026-11-16'))
    expect(byDate).toMatchObject({ startsOn: '2026-11-16', unitCents: 150 })
    const [byUse] = monthLines(use(1, '2026-11-21'), prices, '2026-11', LONG_AGO)
    expect(byUse).toMatchObject({ startsOn: '2026-11-21', unitCents: 100 })
    expect(monthLines(use(1, '2026-12-02'), prices, '2026-11', LONG_AGO)).toEqual([])
  })

  test('leaves out what is free, not used or without a price', () => {
    expect(monthLines(use(), [price(0, '2026-01-01')], '2026-11', LONG_AGO)).toEqual([])
    expect(monthLines(use(0), [price(300, '2026-01-01')], '2026-11', LONG_AGO)).toEqual([])
    expect(monthLines(use(), [price(300, '2026-01-01', '2026-10-31')], '2026-11', LONG_AGO)).toEqual([])
  })

  test('days follow one another within the month, and cost at most the dearest price', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 27 }), { maxLength: 4 })
    const amounts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 5, maxLength: 5 })
    const month = fc
      .tuple(fc.integer({ min: 2024, max: 2030 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
    holds(
      fc.property(month, cuts, amounts, (of, at, cents) => {
        const { startsOn, endsOn } = monthDays(of)
        const starts = [startsOn, ...at.toSorted((a, b) => a - b).map((offset) => addDays(startsOn, offset))]
        const prices = starts.map((from, index) =>
          price(cents[index] ?? 1, from, starts[index + 1] ? addDays(starts[index + 1] ?? from, -1) : null),
        )
        const lines = monthLines(use(), prices, of, LONG_AGO)
        const days = lines.reduce((sum, line) => sum + daysBetween(line.startsOn, line.endsOn) + 1, 0)
        const total = lines.reduce((sum, line) => sum + line.netCents, 0)
        const apart = lines.every(
          (line, index) => index === 0 || (lines[index - 1]?.endsOn ?? '') < line.startsOn,
        )
        return (
          apart &&
          days <= daysBetween(startsOn, endsOn) + 1 &&
          total <= Math.max(...cents) + lines.length &&
          lines.every((line) => line.startsOn >= startsOn && line.endsOn <= endsOn)
        )
      }),
    )
  })
})
