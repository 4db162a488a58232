import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parseLocalDate } from './local-date.ts'
import { easterSunday, frenchHolidays, isWorkingDay, nthWorkingDay, workingDayFrom } from './working-days.ts'

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(parseLocalDate('1990-01-01'), days))
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

describe('easterSunday', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('of %i', (year, day) => {
    expect(easterSunday(year)).toBe(day)
  })

  it('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 3000 }), (year) => {
        const day = easterSunday(year)
        expect(weekday(day)).toBe(0)
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true)
      }),
    )
  })
})

describe('working days', () => {
  it('leave out the eleven public holidays', () => {
    expect(frenchHolidays(2026)).toEqual([
      ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
      ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
    ])
    expect(isWorkingDay(parseLocalDate('2026-05-14'))).toBe(false)
    expect(isWorkingDay(parseLocalDate('2026-05-15'))).toBe(true)
    expect(isWorkingDay(parseLocalDate('2026-05-16'))).toBe(false)
  })

  it('come next: never before the day, never more than five days later, nothing worked in between', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = workingDayFrom(day)
        expect(isWorkingDay(next)).toBe(true)
        expect(next >= day && next <= addDays(day, 5)).toBe(true)
        for (let between = day; between < next; between = addDays(between, 1))
          expect(isWorkingDay(between)).toBe(false)
      }),
    )
  })

  it.each([
    [2023, '2023-05-03'],
    [2024, '2024-05-03'],
    [2025, '2025-05-05'],
    [2026, '2026-05-05'],
  ])('the second of May %i, as the tax office counts it', (year, day) => {
    expect(nthWorkingDay(year, 5, 2)).toBe(day)
  })
})
