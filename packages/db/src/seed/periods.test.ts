import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { firstPeriod } from '@guichet/domain/membership-period'
import { expect, test } from 'vitest'
import { planPeriods, yearEnd } from './periods.ts'
import { createRandom } from './random.ts'

test('on any day, periods are whole years that follow the rule of renewals', () => {
  for (let offset = 0; offset < 1500; offset += 1) {
    const end = yearEnd(addDays(parseLocalDate('2026-11-22'), offset))
    const periods = planPeriods(createRandom(offset), end, 12)
    expect(periods).toHaveLength(12)
    expect(periods.at(-1)?.endsOn).toBe(end)
    periods.forEach(({ startsOn, endsOn, paidOn }, index) => {
      expect(firstPeriod(startsOn).endsOn).toBe(endsOn)
      const before = periods[index - 1]
      const early = before !== undefined && paidOn <= before.endsOn
      expect(startsOn).toBe(early ? addDays(before.endsOn, 1) : paidOn)
    })
  }
})

test('a fixed point on 28 February of a leap year keeps its last day', () => {
  const [period] = planPeriods(createRandom(1), parseLocalDate('2028-02-28'), 1)
  expect(period).toMatchObject({ startsOn: '2027-02-28', endsOn: '2028-02-28' })
})
