import { describe, expect, it } from 'vitest'
import { ProblemError } from '../problem-error.ts'
import { findForbiddenText, refuseForbiddenText } from './forbidden-text.ts'

describe('text that cannot be kept', () => {
  it('is found wherever it stands', () => {
    expect(findForbiddenText({ a: { b: ['ok', 'a\u0000b'] } })).toBe('/a/b/1')
    expect(findForbiddenText({ a: 'x\ud800' })).toBe('/a')
    expect(findForbiddenText({ 'k\u0000': 1 })).toBe('')
    expect(findForbiddenText({ a: 'deux\nlignes', b: 3, c: null, d: 'œuvre 🎉' })).toBeNull()
  })

  it('is found at the bottom of what is nested too deeply to be meant', () => {
    let nested: unknown = 'x'
    for (let depth = 0; depth < 30; depth++) nested = { a: nested }
    expect(findForbiddenText(nested)).toBe('/a'.repeat(20))
  })

  it('is refused with the place', () => {
    const parts = { params: {}, query: { q: '\u0000' }, body: null }
    expect(() => refuseForbiddenText(parts)).toThrow(ProblemError)
    try {
      refuseForbiddenText(parts)
    } catch (error) {
      expect((error as ProblemError).options.errors).toEqual([
        { pointer: '/query/q', code: 'text.characters' },
      ])
    }
    expect(() => refuseForbiddenText({ params: { id: 'a' }, query: {}, body: { b: 'c' } })).not.toThrow()
  })
})
