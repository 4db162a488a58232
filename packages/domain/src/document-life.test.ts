import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isRetentionOver,
  isTrashOver,
  isTrashWarningDue,
  trashEndsOn,
  trashWarnsOn,
} from './document-life.ts'
import { addDays, daysBetween, type LocalDate, parseLocalDate } from './local-date.ts'

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => addDays(parseLocalDate('2000-01-01'), days) as LocalDate)

describe('the trash', () => {
  it('keeps a document for thirty days, and warns five days before', () => {
    const trashedOn = parseLocalDate('2026-01-31')
    expect(trashEndsOn(trashedOn)).toBe('2026-03-02')
    expect(trashWarnsOn(trashedOn)).toBe('2026-02-25')
    expect(isTrashOver(trashedOn, parseLocalDate('2026-03-01'))).toBe(false)
    expect(isTrashOver(trashedOn, parseLocalDate('2026-03-02'))).toBe(true)
    expect(isTrashWarningDue(trashedOn, parseLocalDate('2026-02-24'))).toBe(false)
    expect(isTrashWarningDue(trashedOn, parseLocalDate('2026-02-25'))).toBe(true)
    expect(isTrashWarningDue(trashedOn, parseLocalDate('2026-03-02'))).toBe(false)
  })

  it('never gives up a document that it has not warned of in time, and never both on one day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10, max: 90 }), (trashedOn, days) => {
        const today = addDays(trashedOn, days)
        expect(isTrashOver(trashedOn, today)).toBe(days >= 30)
        expect(isTrashWarningDue(trashedOn, today)).toBe(days >= 25 && days < 30)
        expect(daysBetween(trashWarnsOn(trashedOn), trashEndsOn(trashedOn))).toBe(5)
      }),
    )
  })
})

describe('retention', () => {
  it('keeps a document through its last day, and without end where there is none', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (until, days) => {
        expect(isRetentionOver(until, addDays(until, days))).toBe(days > 0)
        expect(isRetentionOver(null, until)).toBe(false)
      }),
    )
  })
})
