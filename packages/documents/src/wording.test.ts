import { describe, expect, it } from 'vitest'
import { assertPrintable } from './printable.ts'
import { wordingIn } from './wording.ts'

const samples = ['Azur Lavande', '27\u00A0décembre 2026']

function everyText(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'function') return [String(value(...samples))]
    return everyText(value as object)
  })
}

describe('the words of the documents', () => {
  it.each(['fr', 'en'] as const)('can all be printed as they are (%s)', (locale) => {
    for (const text of everyText(wordingIn(locale))) expect(() => assertPrintable(text), text).not.toThrow()
  })

  it('follow French typography', () => {
    for (const text of everyText(wordingIn('fr'))) {
      expect(text).not.toMatch(/[^\u00A0][:;!?%€»](?:\s|$)|«(?!\u00A0)|['"]/u)
    }
  })
})
