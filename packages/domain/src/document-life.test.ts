import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changesThatStand,
  DOCUMENT_CHANGES,
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
    const warnedOn = trashWarnsOn(trashedOn)
    expect(warnedOn).toBe('2026-02-25')
    expect(trashEndsOn(trashedOn)).toBe('2026-03-02')
    expect(trashEndsOn(trashedOn, warnedOn)).toBe('2026-03-02')
    expect(isTrashOver(trashedOn, warnedOn, parseLocalDate('2026-03-01'))).toBe(false)
    expect(isTrashOver(trashedOn, warnedOn, parseLocalDate('2026-03-02'))).toBe(true)
    expect(isTrashWarningDue(trashedOn, parseLocalDate('2026-02-24'))).toBe(false)
    expect(isTrashWarningDue(trashedOn, parseLocalDate('2026-02-25'))).toBe(true)
  })

  it('gives nothing up that it has not warned of, and leaves five days when it warns late', () => {
    const trashedOn = parseLocalDate('2026-01-31')
    const late = parseLocalDate('2026-03-20')
    expect(isTrashOver(trashedOn, null, late)).toBe(false)
    expect(isTrashWarningDue(trashedOn, late)).toBe(true)
    expect(trashEndsOn(trashedOn, late)).toBe('2026-03-25')
    expect(isTrashOver(trashedOn, late, parseLocalDate('2026-03-24'))).toBe(false)
    expect(isTrashOver(trashedOn, late, parseLocalDate('2026-03-25'))).toBe(true)
  })

  it('lasts thirty days and five from the warning, whenever it comes', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 25, max: 90 }),
        fc.integer({ min: -10, max: 120 }),
        (trashedOn, warnedAfter, days) => {
          const today = addDays(trashedOn, days)
          const warnedOn = addDays(trashedOn, warnedAfter)
          expect(isTrashOver(trashedOn, warnedOn, today)).toBe(days >= 30 && days >= warnedAfter + 5)
          expect(isTrashOver(trashedOn, null, today)).toBe(false)
          expect(isTrashWarningDue(trashedOn, today)).toBe(days >= 25)
          expect(daysBetween(warnedOn, trashEndsOn(trashedOn, warnedOn))).toBe(5)
          expect(daysBetween(trashWarnsOn(trashedOn), trashEndsOn(trashedOn))).toBe(5)
        },
      ),
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

describe('what is told of a document', () => {
  it('is the same in whatever order it was done: new before another file, that before another name', () => {
    const done = fc.array(fc.constantFrom(...DOCUMENT_CHANGES), { minLength: 1 })
    fc.assert(
      fc.property(done, (changes) => {
        const told = changes.reduce((said, next) => (changesThatStand(next).includes(said) ? said : next))
        expect(told).toBe(DOCUMENT_CHANGES.find((change) => changes.includes(change)))
      }),
    )
  })
})
