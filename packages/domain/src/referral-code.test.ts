import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  isReferralCode,
  normaliseReferralCode,
  REFERRAL_CODE_BYTES,
  referralCodeFrom,
} from './referral-code.ts'

describe('referral code', () => {
  test.each([
    ['ABDEIMNPX3', 'ABDEIMNPX3'],
    [' abde imnp x3', 'ABDEIMNPX3'],
    ['ABDE-1MNP-X3', 'ABDEIMNPX3'],
    ['abdelmnpx3', 'ABDEIMNPX3'],
  ])('%j is read as %s', (typed, code) => {
    expect(normaliseReferralCode(typed)).toBe(code)
    expect(isReferralCode(typed)).toBe(typed === code)
  })

  test.each(['', 'ABDEIMNPX', 'ABDEIMNPX33', 'ABDEIMNPX0', 'OBDEIMNPX3', 'ÀBDEIMNPX3'])(
    '%j is none',
    (text) => {
      expect(normaliseReferralCode(text)).toBeUndefined()
      expect(isReferralCode(text)).toBe(false)
    },
  )

  test('every byte gives a sign, each sign from as many bytes', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const sign = referralCodeFrom(new Uint8Array(REFERRAL_CODE_BYTES).fill(byte)).charAt(0)
      counts.set(sign, (counts.get(sign) ?? 0) + 1)
    }
    expect(counts.size).toBe(32)
    expect(new Set(counts.values())).toEqual(new Set([8]))
  })

  test('what is made is a code, in any case', () => {
    const bytes = fc.uint8Array({ minLength: REFERRAL_CODE_BYTES, maxLength: REFERRAL_CODE_BYTES })
    holds(
      fc.property(bytes, (random) => {
        const code = referralCodeFrom(random)
        expect(isReferralCode(code)).toBe(true)
        expect(normaliseReferralCode(code.toLowerCase())).toBe(code)
      }),
    )
    expect(() => referralCodeFrom(new Uint8Array(9))).toThrow(RangeError)
  })
})
