import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidBy, wordsOf } from './said.ts'

describe('what another program said', () => {
  it('is the nearest cause', () => {
    const refused = new Error('connect ECONNREFUSED 127.0.0.1:25')
    expect(saidBy(new Error('no', { cause: new Error('neither', { cause: refused }) }))).toBe(refused.message)
    expect(saidBy(new AggregateError([refused, new Error('and the other')]))).toBe(
      'connect ECONNREFUSED 127.0.0.1:25; and the other',
    )
    expect(saidBy(new TypeError(''))).toBe('TypeError')
    expect(saidBy('x')).toBe('unknown')
  })

  it('holds no key and no password', () => {
    expect(wordsOf('Invalid API Key provided: sk_live_abc123, or whsec_99')).toBe(
      'Invalid API Key provided: …, or …',
    )
    expect(wordsOf('cannot reach smtp://user:secret@mail.example:25')).toBe(
      'cannot reach smtp://…mail.example:25',
    )
  })

  it('is one bounded line that can be kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const words = wordsOf(text)
        if (words === null) return
        expect([...words].length).toBeLessThanOrEqual(300)
        expect(words.isWellFormed()).toBe(true)
        expect(words).not.toMatch(/[\n\r\0]/u)
      }),
      { numRuns: 30 },
    )
    expect(wordsOf(' \r\n')).toBeNull()
    expect(wordsOf(null)).toBeNull()
  })
})
