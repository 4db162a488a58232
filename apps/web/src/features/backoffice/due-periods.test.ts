import { parseLocalDate } from '@guichet/domain/local-date'
import { expect, it } from 'vitest'
import { dueDays } from './due-periods.ts'

const day = parseLocalDate

it.each([
  ['mois', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['mois-prochain', '2026-12-31', '2027-01-01', '2027-01-31'],
  ['trimestre', '2026-11-30', '2026-11-30', '2027-02-27'],
  ['depassee', '2026-03-01', '2025-12-01', '2026-02-28'],
] as const)('%s seen from %s is from %s to %s', (period, today, dueFrom, dueTo) => {
  expect(dueDays(period, day(today))).toEqual({ dueFrom, dueTo })
})
