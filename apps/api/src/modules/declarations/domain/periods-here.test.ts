import type { OptionStatement } from '@guichet/domain/fiscal-options'
import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import type { DeclarantFacts } from '@guichet/domain/micro-social/declaration-period'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastYearOf, periodsHere } from './periods-here.ts'

const today = parseLocalDate('2026-11-30')
const frequency = (choice: 'monthly' | 'quarterly'): OptionStatement => ({
  ...{ kind: 'frequency', choices: [choice], startsOn: '2009-01-01', askedOn: null },
})
const factsOf = (choice: 'monthly' | 'quarterly'): DeclarantFacts => ({
  ...{ begunOn: '2021-03-01', closedOn: null, postcode: '13100' },
  statements: [frequency(choice)],
  openedOn: parseLocalDate('2025-02-01'),
})

describe('periodsHere', () => {
  it('has each day once, whatever was filed before it was said otherwise how often is declared', () => {
    const all = (['monthly', 'quarterly'] as const).map((choice) => periodsHere(factsOf(choice), [], today))
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1),
        fc.subarray(Array.from({ length: 30 }, (_, n) => n)),
        (was, filed) => {
          const before = all[was] ?? []
          const rows = before.filter((_, index) => filed.includes(index))
          const now = periodsHere(factsOf(was === 0 ? 'quarterly' : 'monthly'), rows, today)
          for (const row of rows) expect(now).toContainEqual(row)
          const ended = now.filter(({ endsOn }) => endsOn < today)
          for (const [index, period] of ended.entries()) {
            const next = ended[index + 1]
            if (next) expect(next.startsOn > period.endsOn).toBe(true)
          }
          // From the first day that both ways ask for on, there is no gap.
          const from = ended.findIndex(({ startsOn }) => startsOn >= '2025-01-01')
          for (const [index, period] of ended.slice(from).entries()) {
            const next = ended.slice(from)[index + 1]
            if (next) expect(next.startsOn).toBe(addDays(period.endsOn, 1))
          }
        },
      ),
    )
  })
})

describe('lastYearOf', () => {
  const quarter = (startsOn: string, endsOn: string, turnoverCents = 100) => ({
    ...{ code: '', startsOn, endsOn, dueOn: endsOn, turnoverCents },
  })
  const year = [
    quarter('2025-01-01', '2025-03-31'),
    quarter('2025-04-01', '2025-06-30'),
    quarter('2025-07-01', '2025-09-30'),
    quarter('2025-10-01', '2025-12-31'),
  ]

  it('is known where each day of it was declared here, from the beginning of the activity on', () => {
    expect(lastYearOf(2026, '2021-03-01', year)).toBe(400)
    expect(lastYearOf(2026, null, year.slice(1))).toBeNull()
    expect(lastYearOf(2026, null, year.toSpliced(1, 1))).toBeNull()
    expect(lastYearOf(2026, null, year.slice(0, 3))).toBeNull()
    expect(lastYearOf(2026, '2025-05-12', [quarter('2025-05-12', '2025-06-30'), ...year.slice(2)])).toBe(300)
    expect(lastYearOf(2026, '2026-02-01', [])).toBeNull()
    expect(lastYearOf(2025, null, year)).toBeNull()
  })
})
