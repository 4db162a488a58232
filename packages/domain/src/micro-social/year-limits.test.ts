import { expect, it } from 'vitest'
import { parseLocalDate } from '../local-date.ts'
import { yearLimits } from './year-limits.ts'

const day = parseLocalDate('2026-01-01')
const turnovers = [
  { category: 'sales', amountCents: 4_000_000 },
  { category: 'liberal', amountCents: 1_000_000 },
] as const
const vat = (choice: 'franchise' | 'normal', startsOn = '2021-03-01') => ({
  ...{ kind: 'vat', choices: [choice], startsOn, askedOn: null },
})

it('sets each kind against its limit: services by themselves, all against the higher one', () => {
  expect(yearLimits(day, turnovers, { begunOn: '2021-03-01', statements: [] })).toEqual([
    { kind: 'vat', group: 'services', amountCents: 1_000_000, limitCents: 3_750_000, majorCents: 4_125_000 },
    { kind: 'vat', group: 'all', amountCents: 5_000_000, limitCents: 8_500_000, majorCents: 9_350_000 },
    { kind: 'micro', group: 'services', amountCents: 1_000_000, limitCents: 8_360_000, majorCents: null },
    { kind: 'micro', group: 'all', amountCents: 5_000_000, limitCents: 20_310_000, majorCents: null },
  ])
})

it('leaves the thresholds of VAT to whoever charges none', () => {
  const kinds = (statements: Parameters<typeof yearLimits>[2]['statements']) =>
    new Set(yearLimits(day, turnovers, { begunOn: null, statements }).map(({ kind }) => kind))
  expect(kinds([vat('franchise') as never])).toEqual(new Set(['vat', 'micro']))
  expect(kinds([vat('normal') as never])).toEqual(new Set(['micro']))
})

it('takes a part of a year that began in it', () => {
  const [micro] = yearLimits(day, [], { begunOn: '2026-07-02', statements: [vat('normal') as never] })
  expect(micro?.limitCents).toBe(Math.floor((83_600 * 183) / 365) * 100)
})

it('is that of what is done, before anything is declared of it', () => {
  const groups = (choices: readonly string[]) =>
    yearLimits(day, [], {
      begunOn: null,
      statements: [vat('normal') as never, { ...vat('normal'), kind: 'activities', choices } as never],
    }).map(({ group, limitCents }) => [group, limitCents])
  expect(groups(['sales'])).toEqual([['sales', 20_310_000]])
  expect(groups(['liberal'])).toEqual([['services', 8_360_000]])
  expect(groups(['sales', 'craft', 'liberal'])).toEqual([
    ['services', 8_360_000],
    ['all', 20_310_000],
  ])
})
