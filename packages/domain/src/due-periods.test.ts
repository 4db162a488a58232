import { expect, it } from 'vitest'
import { dueDays } from './due-periods.ts'
import { parseLocalDate } from './local-date.ts'

const day = parseLocalDate

it.each([
  ['this-month', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['next-month', '2026-12-31', '2027-01-01', '2027-01-31'],
  ['three-months', '2026-11-30', '2026-11-30', '2027-02-27'],
  ['overdue', '2026-03-01', '2025-12-01', '2026-02-28'],
] as const)('%s seen from %s is from %s to %s', (period, today, dueFrom, dueTo) => {
  expect(dueDays(period, day(today))).toEqual({ dueFrom, dueTo })
})
