import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerDue,
  booksKeptUntil,
  ERASURE_RULES,
  ERASURE_STATES,
  erasesOn,
  mayWithdrawErasure,
} from './erasure.ts'
import { parseLocalDate } from './local-date.ts'

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => parseLocalDate(date.toISOString().slice(0, 10)))

describe('a request for erasure', () => {
  it('leaves time to think better of it, and for the answer that the law wants', () => {
    fc.assert(
      fc.property(day, (askedOn) => {
        expect(erasesOn(askedOn) > askedOn).toBe(true)
        expect(erasesOn(askedOn) < answerDue(askedOn)).toBe(true)
      }),
    )
    expect(erasesOn(parseLocalDate('2026-11-30'))).toBe('2026-12-14')
    expect(answerDue(parseLocalDate('2027-01-31'))).toBe('2027-02-28')
  })

  it('leaves the books alone until ten years after the year is closed', () => {
    expect(booksKeptUntil(parseLocalDate('2026-02-03'))).toBe('2036-12-31')
    fc.assert(fc.property(day, (paidOn) => booksKeptUntil(paidOn) >= paidOn))
  })

  it('is taken back while it waits, and names the text behind each rule', () => {
    expect(ERASURE_STATES.filter(mayWithdrawErasure)).toEqual(['asked', 'approved'])
    expect(ERASURE_RULES.map(({ source }) => source).filter((source) => !/\d/u.test(source))).toEqual([])
  })
})
