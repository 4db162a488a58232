import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FACTOR_KINDS,
  factorWays,
  hasFactor,
  isFirstStep,
  isSignInMethod,
  SIGN_IN_METHODS,
  withFactor,
} from './sign-in-methods.ts'

const known = fc.record({
  totp: fc.boolean(),
  passkeys: fc.nat(5),
  sms: fc.boolean(),
  recoveryCodesLeft: fc.nat(10),
})

describe('the ways of the second factor', () => {
  it('are none without a factor, whatever recovery codes are left', () => {
    fc.assert(
      fc.property(known, (of) => {
        expect(factorWays(of).length > 0).toBe(hasFactor(of))
      }),
    )
  })

  it('are those that were set up, the code of a program first', () => {
    expect(factorWays({ totp: true, passkeys: 2, sms: true, recoveryCodesLeft: 1 })).toEqual([
      'totp',
      'passkey',
      'sms',
      'recovery-code',
    ])
    expect(factorWays({ totp: false, passkeys: 1, sms: false, recoveryCodesLeft: 0 })).toEqual(['passkey'])
    expect(factorWays({ totp: false, passkeys: 0, sms: false, recoveryCodesLeft: 10 })).toEqual([])
  })
})

describe('methods of sign-in', () => {
  it('say which factor followed, and need no second one after it', () => {
    expect(withFactor('password', 'totp')).toBe('password+totp')
    for (const method of SIGN_IN_METHODS)
      for (const kind of FACTOR_KINDS) {
        const proven = withFactor(method, kind)
        expect(isSignInMethod(proven)).toBe(true)
        expect(isFirstStep(proven)).toBe(false)
      }
  })

  it('are a closed list', () => {
    expect(isSignInMethod('password')).toBe(true)
    expect(isSignInMethod('totp')).toBe(false)
    expect(isFirstStep('passkey')).toBe(false)
  })
})
