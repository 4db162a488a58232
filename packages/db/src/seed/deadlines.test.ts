import { parseLocalDate } from '@guichet/domain/local-date'
import { describe, expect, test } from 'vitest'
import { nextMonthlyDeadline, nextOpenWeekday, nextQuarterlyDeadline } from './deadlines.ts'

describe('declaration due days', () => {
  test.each([
    ['2026-11-22', '2026-11-30', '2027-01-31'],
    ['2026-12-31', '2026-12-31', '2027-01-31'],
    ['2027-01-01', '2027-01-31', '2027-01-31'],
    ['2028-02-29', '2028-02-29', '2028-04-30'],
    ['2027-07-31', '2027-07-31', '2027-07-31'],
    ['2027-08-01', '2027-08-31', '2027-10-31'],
  ])('on %s: monthly %s, quarterly %s', (today, monthly, quarterly) => {
    expect(nextMonthlyDeadline(parseLocalDate(today))).toBe(monthly)
    expect(nextQuarterlyDeadline(parseLocalDate(today))).toBe(quarterly)
  })
})

test.each([
  ['2026-12-01', 4, '2026-12-03'],
  ['2026-12-03', 4, '2026-12-03'],
  ['2026-12-30', 6, '2027-01-09'],
  ['2027-01-01', 5, '2027-01-08'],
])('from %s the next open weekday %i is %s', (from, weekday, expected) => {
  expect(nextOpenWeekday(parseLocalDate(from), weekday)).toBe(expected)
})
