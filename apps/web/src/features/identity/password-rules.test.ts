import { describe, expect, it } from 'vitest'
import { metRules, passwordFieldCode } from './password-rules.ts'

describe('metRules', () => {
  it('ticks each rule as it is met', () => {
    expect(metRules('')).toEqual({
      'min-length': false,
      'upper-case': false,
      'lower-case': false,
      digit: false,
      special: false,
    })
    expect(metRules('aB3')).toMatchObject({
      'lower-case': true,
      'upper-case': true,
      digit: true,
      special: false,
    })
    expect(Object.values(metRules('Azur-2026!'))).not.toContain(false)
  })

  it('asks for no kinds of characters from 15 characters on', () => {
    expect(Object.values(metRules('quinze lettres!'))).not.toContain(false)
    expect(Object.values(metRules('lapluietombesurlarue'))).not.toContain(false)
  })
})

describe('passwordFieldCode', () => {
  it.each([
    ['', 'required'],
    ['court', 'password.length'],
    ['abcdefghijk', 'password.length'],
    ['Bernard-2026!', 'password.personal'],
    [`${'aB3-'.repeat(40)}`, 'text.too-long'],
    ['Azur-Lavande-2026!', undefined],
  ])('%j gives %s', (password, code) => {
    expect(passwordFieldCode(password, ['Bernard', 'camille@demo.example'])).toBe(code)
  })
})
