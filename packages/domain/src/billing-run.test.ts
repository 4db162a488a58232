import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import type { Tariff } from './account-cost.ts'
import {
  type AccountStanding,
  billableMonths,
  billedDays,
  billingRefusal,
  isMonth,
  monthDays,
  monthLines,
  type StandingChange,
  staysOf,
} from './billing-run.ts'
import { addDays, daysBetween, type LocalDate, parseLocalDate } from './local-date.ts'

const day = parseLocalDate
const price = (amountCents: number, startsOn: string, endsOn: string | null = null): Tariff => ({
  ...{ item: 'archive', amountCents, vatRateBps: 2000, startsOn: day(startsOn) },
  endsOn: endsOn === null ? null : day(endsOn),
})
const use = (quantity = 1, startsOn: string | null = null, endsOn: string | null = null) => [
  {
    ...{ item: 'archive', quantity, startsOn: startsOn === null ? null : day(startsOn) },
    endsOn: endsOn === null ? null : day(endsOn),
  },
]
const LONG_AGO = day('2020-01-01')
const ALWAYS = [{ startsOn: LONG_AGO, endsOn: day('2100-01-01') }]
const NOVEMBER = monthDays('2026-11')

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

describe('the days on which an account is billed', () => {
  const open: AccountStanding = { open: true, parentId: null, hasMailbox: true, invoicingOn: LONG_AGO }
  const closed = { ...open, open: false }
  const under = (parentId: string): AccountStanding => ({ ...open, parentId, invoicingOn: null })
  const until = (changedOn: string, before: AccountStanding): StandingChange => ({
    ...{ changedOn: day(changedOn), before },
  })
  const days = (now: AccountStanding, ...changes: StandingChange[]) =>
    billedDays(staysOf(now, changes, NOVEMBER)).map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`)

  test('the whole month when nothing changed, from the "Date de facturation" on', () => {
    expect(days(open)).toEqual(['2026-11-01 2026-11-30'])
    expect(days({ ...open, invoicingOn: day('2026-11-16') })).toEqual(['2026-11-16 2026-11-30'])
    expect(days({ ...open, invoicingOn: null })).toEqual([])
    expect(days(closed)).toEqual([])
  })

  test('through the day of closing, and again from that of reopening on', () => {
    expect(days(closed, until('2026-11-10', open))).toEqual(['2026-11-01 2026-11-10'])
    expect(days(open, until('2026-11-10', open), until('2026-11-20', closed))).toEqual([
      ...['2026-11-01 2026-11-10', '2026-11-20 2026-11-30'],
    ])
    // Closed in error and reopened the same day: nothing is lost.
    expect(days(open, until('2026-11-10', open), until('2026-11-10', closed))).toEqual([
      ...['2026-11-01 2026-11-30'],
    ])
    // Closed after the month, before it was billed.
    expect(days(closed, until('2026-12-02', open))).toEqual(['2026-11-01 2026-11-30'])
  })

  test('of a move each day counts once: until the eve for whoever goes, from that day on for whoever comes', () => {
    expect(days(under('p'), until('2026-11-12', open))).toEqual(['2026-11-01 2026-11-11'])
    expect(days({ ...open, invoicingOn: day('2026-11-12') }, until('2026-11-12', under('p')))).toEqual([
      ...['2026-11-12 2026-11-30'],
    ])
  })

  test('every day on which it was open is in just one stay, whatever changed how often', () => {
    const standing = fc
      .record({ open: fc.boolean(), parentId: fc.constantFrom(null, 'p', 'q'), hasMailbox: fc.boolean() })
      .map((one): AccountStanding => ({ ...one, invoicingOn: LONG_AGO }))
    const change = fc
      .tuple(fc.integer({ min: -5, max: 35 }), standing)
      .map(([offset, before]) => ({ changedOn: addDays(NOVEMBER.startsOn, offset), before }))
    holds(
      fc.property(standing, fc.array(change, { maxLength: 8 }), (now, unsorted) => {
        const changes = unsorted.toSorted((a, b) => (a.changedOn < b.changedOn ? -1 : 1))
        const stays = staysOf(now, changes, NOVEMBER)
        const daysIn = stays.flatMap(({ startsOn, endsOn }) => {
          const all: LocalDate[] = []
          for (let at = startsOn; at <= endsOn; at = addDays(at, 1)) all.push(at)
          return all
        })
        const isOpenOn = (at: LocalDate) => {
          const held = [...changes.map(({ before }) => before), now].filter((_, index) => {
            const [from, to] = [changes[index - 1]?.changedOn ?? '', changes[index]?.changedOn ?? '9']
            return from <= at && at <= to
          })
          return held.some((one) => one.open)
        }
        const month = Array.from({ length: 30 }, (_, index) => addDays(NOVEMBER.startsOn, index))
        expect(daysIn).toEqual(month.filter(isOpenOn))
      }),
    )
  })
})

describe('monthLines', () => {
  test('are in the order of their days, in whatever order the uses were read', () => {
    const uses = [...[use(1, '2026-11-16'), use(1, '2026-11-05'), use(1, null, '2026-11-22'), use()].flat()]
    const shown = (read: typeof uses) =>
      monthLines(read, [price(3000, '2026-01-01')], '2026-11', ALWAYS).map(
        ({ startsOn, endsOn }) => `${startsOn.slice(8)}-${endsOn.slice(8)}`,
      )
    expect(shown(uses)).toEqual(['01-22', '01-30', '05-30', '16-30'])
    expect(shown(uses.toReversed())).toEqual(shown(uses))
  })

  test('a whole month at one price', () => {
    expect(monthLines(use(3), [price(500, '2026-01-01')], '2026-11', ALWAYS)).toEqual([
      {
        ...{ item: 'archive', quantity: 3, unitCents: 500, netCents: 1500, vatRateBps: 2000, isPart: false },
        ...{ startsOn: '2026-11-01', endsOn: '2026-11-30' },
      },
    ])
  })

  test('a price that changes is shared out by days', () => {
    const prices = [price(500, '2026-01-01', '2026-11-10'), price(800, '2026-11-11')]
    expect(monthLines(use(), prices, '2026-11', ALWAYS)).toMatchObject([
      { unitCents: 167, startsOn: '2026-11-01', endsOn: '2026-11-10', isPart: true },
      { unitCents: 533, startsOn: '2026-11-11', endsOn: '2026-11-30', isPart: true },
    ])
  })

  test('begins with the day of invoicing, or with what was taken up', () => {
    const prices = [price(300, '2026-01-01')]
    const [byDate] = monthLines(use(), prices, '2026-11', [
      { startsOn: day('2026-11-16'), endsOn: day('2026-12-31') },
    ])
    expect(byDate).toMatchObject({ startsOn: '2026-11-16', unitCents: 150 })
    const [byUse] = monthLines(use(1, '2026-11-21'), prices, '2026-11', ALWAYS)
    expect(byUse).toMatchObject({ startsOn: '2026-11-21', unitCents: 100 })
    expect(monthLines(use(1, '2026-12-02'), prices, '2026-11', ALWAYS)).toEqual([])
  })

  test('ends with the last day on which the account is billed, or with what was given up', () => {
    const prices = [price(300, '2026-01-01')]
    const [byDays] = monthLines(use(2), prices, '2026-11', [
      { startsOn: LONG_AGO, endsOn: day('2026-11-10') },
    ])
    expect(byDays).toMatchObject({ endsOn: '2026-11-10', unitCents: 100, netCents: 200, isPart: true })
    const [byUse] = monthLines(use(1, null, '2026-11-20'), prices, '2026-11', ALWAYS)
    expect(byUse).toMatchObject({ startsOn: '2026-11-01', endsOn: '2026-11-20', unitCents: 200 })
    expect(monthLines(use(1, null, '2026-10-31'), prices, '2026-11', ALWAYS)).toEqual([])
  })

  test('parts of a month add up to its price, however it is cut', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { maxLength: 8 })
    holds(
      fc.property(fc.integer({ min: 1, max: 100_000 }), cuts, (cents, at) => {
        const starts = [0, ...at.toSorted((a, b) => a - b)].map((offset) =>
          addDays(NOVEMBER.startsOn, offset),
        )
        const billed = starts.map((startsOn, index) => ({
          startsOn,
          endsOn: starts[index + 1] ? addDays(starts[index + 1] ?? startsOn, -1) : NOVEMBER.endsOn,
        }))
        const lines = monthLines(use(3), [price(cents, '2026-01-01')], '2026-11', billed)
        return lines.reduce((sum, line) => sum + line.netCents, 0) === cents * 3
      }),
    )
  })

  test('leaves out what is free, not used or without a price', () => {
    expect(monthLines(use(), [price(0, '2026-01-01')], '2026-11', ALWAYS)).toEqual([])
    expect(monthLines(use(0), [price(300, '2026-01-01')], '2026-11', ALWAYS)).toEqual([])
    expect(monthLines(use(), [price(300, '2026-01-01', '2026-10-31')], '2026-11', ALWAYS)).toEqual([])
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
        const lines = monthLines(use(), prices, of, ALWAYS)
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
