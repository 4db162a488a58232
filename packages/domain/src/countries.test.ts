import { describe, expect, test } from 'vitest'
import { COUNTRY_CODES, isCountry } from './countries.ts'

describe('countries', () => {
  test('are two capital letters, each once, with a name', () => {
    expect(new Set(COUNTRY_CODES).size).toBe(COUNTRY_CODES.length)
    const names = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' })
    for (const code of COUNTRY_CODES) {
      expect(code).toMatch(/^[A-Z]{2}$/u)
      expect(names.of(code), code).toBeDefined()
    }
  })

  test.each(['ZZ', 'XX', 'fr', 'FRA', '', 'F'])('%j is none', (code) => {
    expect(isCountry(code)).toBe(false)
  })

  test.each(['FR', 'RE', 'BE', 'CH'])('%j is one', (code) => {
    expect(isCountry(code)).toBe(true)
  })
})
