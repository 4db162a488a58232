import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitWords } from './word-fitting.ts'

const length = (text: string) => text.length

describe('fitWords', () => {
  it('leaves words alone that fit', () => {
    expect(fitWords('Anne-Lise de La Tour', 10, length)).toBe('Anne-Lise de La Tour')
  })

  it('ends the line at a hyphen that is there, without a second one', () => {
    expect(fitWords('Saint-Rémy-en-Bouzemont', 14, length)).toBe('Saint-Rémy-en-\nBouzemont')
  })

  it('adds nothing to an address', () => {
    expect(fitWords('secretariat@federation.example', 14, length)).toBe('secretariat@\nfederation.\nexample')
  })

  it('hyphenates what has no seam', () => {
    expect(fitWords('abcdefghij', 4, length)).toBe('abc-\ndef-\nghij')
  })

  it('never lets a line run wider than the room, and loses no sign', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '-', '.', '@', ' ', 'W'), maxLength: 80 })
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 12 }), (words, room) => {
        const fitted = fitWords(words, room, length)
        for (const part of fitted.split(/[ \n]/)) expect(part.length).toBeLessThanOrEqual(room)
        expect(fitted.replace(/-?\n/g, '').replace(/-/g, '')).toBe(words.replace(/-/g, ''))
      }),
    )
  })
})
