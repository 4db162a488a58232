import { describe, expect, it } from 'vitest'
import { passwordFieldCode, ruleStates } from './password-rules.ts'

describe('ruleStates', () => {
  it('ticks each rule as it is met', () => {
    expect(new Set(Object.values(ruleStates('')))).toEqual(new Set(['unmet']))
    expect(ruleStates('aB3')).toEqual({
      'min-length': 'unmet',
      'upper-case': 'met',
      'lower-case': 'met',
      digit: 'met',
      special: 'unmet',
      phrase: 'unmet',
    })
    expect(ruleStates('Azur-2026!')).toMatchObject({ 'min-length': 'met', special: 'met', phrase: 'unmet' })
  })

  it('asks for no kinds of characters from 15 characters on', () => {
    expect(ruleStates('lapluietombesurlarue')).toMatchObject({
      'min-length': 'met',
      'upper-case': 'needless',
      digit: 'needless',
      phrase: 'met',
    })
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
