import { parseLocalDate } from '@guichet/domain/local-date'
import { type DeclarantFacts, periodsOf } from '@guichet/domain/micro-social/declaration-period'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextDeclaration } from './next-declaration.ts'

const day = parseLocalDate
const facts: DeclarantFacts = {
  ...{
    begunOn: '2021-03-01',
    closedOn: null,
    postcode: '13100',
    statements: [],
    openedOn: day('2026-05-04'),
  },
}
const next = (today: string, filed: string[] = [], over: Partial<DeclarantFacts> = {}) => {
  const periods = periodsOf({ ...facts, ...over }, day(today))
  const { state, period, toDeclare } = nextDeclaration(
    { isOpen: true, periods, filed: new Set(filed) },
    day(today),
  )
  return [state, period?.code ?? null, toDeclare.map(({ code }) => code)]
}

describe('what is to be declared next', () => {
  it('is the oldest that is late, then what is open, then what runs', () => {
    expect(next('2026-11-22')).toEqual(['late', '2026-T2', ['2026-T2', '2026-T3']])
    expect(next('2026-10-15', ['2026-T2'])).toEqual(['open', '2026-T3', ['2026-T3']])
    expect(next('2026-10-15', ['2026-T2', '2026-T3'])).toEqual(['filed', '2026-T4', []])
    expect(next('2026-06-30')).toEqual(['upcoming', '2026-T2', []])
  })

  it('is nothing once a closed company has declared all, nor before a file is checked', () => {
    const closed = { closedOn: '2026-08-15' }
    expect(next('2026-11-22', ['2026-T2'], closed)).toEqual(['late', '2026-T3', ['2026-T3']])
    expect(next('2026-11-22', ['2026-T2', '2026-T3'], closed)).toEqual(['filed', null, []])
    expect(next('2026-11-22', [], { closedOn: '2026-02-01' })).toEqual(['none', null, []])
    const periods = periodsOf(facts, day('2026-11-22'))
    expect(nextDeclaration({ isOpen: false, periods, filed: new Set() }, day('2026-11-22'))).toEqual({
      ...{ state: 'waiting', period: null, toDeclare: [] },
    })
  })

  it('is never one that was filed, nor later than another to be declared', () => {
    const periods = periodsOf(facts, day('2027-12-31'))
    const codes = periods.map(({ code }) => code)
    fc.assert(
      fc.property(fc.subarray(codes), (filed) => {
        const { state, period, toDeclare } = nextDeclaration(
          { isOpen: true, periods, filed: new Set(filed) },
          day('2027-12-31'),
        )
        expect(filed).not.toContain(period?.code)
        expect(toDeclare.every(({ dueOn }) => dueOn >= (period?.dueOn ?? ''))).toBe(true)
        expect(toDeclare.length > 0).toBe(state === 'late' || state === 'open')
      }),
    )
  })
})
