import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import { monthlyCost, type PricedUse, type Tariff, type TariffItem, tariffOn } from './account-cost.ts'
import { addDays, type LocalDate, parseLocalDate } from './local-date.ts'
import { vatFromNet } from './vat.ts'

const DAY = parseLocalDate('2026-11-22')
const from = (item: string, amountCents: number, startsOn: string, endsOn: string | null = null): Tariff => ({
  item,
  amountCents,
  vatRateBps: 2000,
  startsOn: parseLocalDate(startsOn),
  endsOn: endsOn === null ? null : parseLocalDate(endsOn),
})

const ITEMS: readonly TariffItem[] = ['subscription', 'secondary-mailbox', 'statements', 'procedure:DSN']
/** Periods of each item that follow one another, with holes or without. */
const tariffs = fc
  .array(
    fc.record({
      item: fc.constantFrom(...ITEMS),
      amountCents: fc.integer({ min: 0, max: 10_000_000 }),
      vatRateBps: fc.constantFrom(0, 210, 550, 1000, 2000),
      days: fc.integer({ min: 1, max: 40 }),
      hole: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((steps): Tariff[] => {
    const next = new Map<string, LocalDate>()
    return steps.map(({ days, hole, ...step }) => {
      const startsOn = addDays(next.get(step.item) ?? addDays(DAY, -30), hole)
      const endsOn = addDays(startsOn, days - 1)
      next.set(step.item, addDays(endsOn, 1))
      return { ...step, startsOn, endsOn }
    })
  })
const uses = fc.uniqueArray(
  fc.record({ item: fc.constantFrom(...ITEMS), quantity: fc.integer({ min: 0, max: 100_000 }) }),
  { selector: ({ item }) => item },
) as fc.Arbitrary<PricedUse[]>
const days = fc.integer({ min: -40, max: 60 }).map((offset) => addDays(DAY, offset))

describe('tariffOn', () => {
  test('is the price whose days hold the day, both ends included', () => {
    const list = [from('archive', 500, '2026-01-01', '2026-11-21'), from('archive', 600, '2026-11-22')]
    expect(tariffOn(list, 'archive', parseLocalDate('2026-11-21'))?.amountCents).toBe(500)
    expect(tariffOn(list, 'archive', DAY)?.amountCents).toBe(600)
    expect(tariffOn(list, 'archive', parseLocalDate('2025-12-31'))).toBeUndefined()
    expect(tariffOn(list, 'statements', DAY)).toBeUndefined()
  })
})

describe('monthlyCost', () => {
  test('adds up lines, VAT taken once for each rate', () => {
    const list = [from('subscription', 1999, '2026-01-01'), from('secondary-mailbox', 333, '2026-01-01')]
    const cost = monthlyCost(
      [
        { item: 'subscription', quantity: 1 },
        { item: 'secondary-mailbox', quantity: 7 },
        { item: 'archive', quantity: 1 },
      ],
      list,
      DAY,
    )
    expect(cost).toEqual({
      lines: [
        {
          item: 'subscription',
          quantity: 1,
          unitCents: 1999,
          netCents: 1999,
          vatRateBps: 2000,
          vatCents: 400,
        },
        {
          item: 'secondary-mailbox',
          quantity: 7,
          unitCents: 333,
          netCents: 2331,
          vatRateBps: 2000,
          vatCents: 466,
        },
      ],
      netCents: 4330,
      vatCents: 866,
      grossCents: 5196,
    })
  })

  test('keeps what is free today, leaves out what is not used', () => {
    const list = [from('statements', 0, '2026-01-01'), from('archive', 500, '2026-01-01')]
    const cost = monthlyCost(
      [
        { item: 'statements', quantity: 2 },
        { item: 'archive', quantity: 0 },
      ],
      list,
      DAY,
    )
    expect(cost.lines.map(({ item, netCents }) => [item, netCents])).toEqual([['statements', 0]])
    expect(cost.grossCents).toBe(0)
  })

  test('sums its lines exactly, whatever the tariffs and the day', () => {
    holds(
      fc.property(uses, tariffs, days, (used, list, day) => {
        const { lines, netCents, vatCents, grossCents } = monthlyCost(used, list, day)
        const sum = (of: (line: (typeof lines)[number]) => number) =>
          lines.reduce((total, line) => total + of(line), 0)
        return (
          netCents === sum((line) => line.netCents) &&
          vatCents === sum((line) => line.vatCents) &&
          grossCents === netCents + vatCents &&
          lines.every(
            (line) =>
              line.netCents === line.unitCents * line.quantity &&
              Math.abs(line.vatCents - vatFromNet(line.netCents, line.vatRateBps).vatCents) <= 1,
          )
        )
      }),
    )
  })

  test('has a line for a use if and only if its item has a price that day', () => {
    holds(
      fc.property(uses, tariffs, days, (used, list, day) => {
        const items = monthlyCost(used, list, day).lines.map(({ item }) => item)
        const priced = used.filter(
          ({ item, quantity }) =>
            quantity > 0 &&
            list.some((one) => one.item === item && one.startsOn <= day && day <= (one.endsOn ?? day)),
        )
        return items.join() === priced.map(({ item }) => item).join()
      }),
    )
  })

  test('never falls when more is used', () => {
    holds(
      fc.property(uses, tariffs, days, fc.integer({ min: 1, max: 1000 }), (used, list, day, more) => {
        const grown = used.map((use) => ({ ...use, quantity: use.quantity + more }))
        return monthlyCost(grown, list, day).grossCents >= monthlyCost(used, list, day).grossCents
      }),
    )
  })
})
