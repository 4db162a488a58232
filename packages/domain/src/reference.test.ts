import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  formatVerificationCode,
  isPaymentReference,
  normalisePaymentReference,
  normaliseVerificationCode,
  paymentReference,
  VERIFICATION_CODE_BYTES,
  verificationCodeFrom,
} from './reference.ts'

describe('payment reference', () => {
  const references = fc
    .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 2000, max: 2100 }))
    .map(([seq, year]) => paymentReference(seq, year))

  test('looks as on the letter', () => {
    expect(paymentReference(123, 2026)).toBe('AD-2026-000123-X')
    expect(paymentReference(1_234_567, 2026)).toMatch(/^AD-2026-1234567-[A-Z]$/)
  })

  test.each([0, -1, 1.5, 1_000_000_000, Number.NaN])('has no number %d', (seq) => {
    expect(() => paymentReference(seq, 2026)).toThrow(RangeError)
  })

  test.each([0, 999, 10_000, 2026.5])('has no year %d', (year) => {
    expect(() => paymentReference(1, year)).toThrow(RangeError)
  })

  test.each([
    'ad-2026-000123-x',
    'AD2026000123X',
    ' AD 2026 000123 X ',
    'AD–2026–000123–X',
    'AD.2026.000123.X',
  ])('is found in %j', (text) => {
    expect(normalisePaymentReference(text)).toBe('AD-2026-000123-X')
    expect(isPaymentReference(text)).toBe(false)
  })

  test.each([
    '',
    'AD-2026-000123-B',
    'AD-2026-000000-N',
    'AD-2026-0000123-P',
    'FA-2026-000123-X',
    'AD-2026-123-H',
  ])('is not found in %j', (text) => {
    expect(normalisePaymentReference(text)).toBeUndefined()
    expect(isPaymentReference(text)).toBe(false)
  })

  test('one misread digit, two swapped neighbours or a wrong letter are always found', () => {
    holds(
      fc.property(references, fc.nat(), fc.integer({ min: 1, max: 9 }), (reference, seed, by) => {
        expect(isPaymentReference(reference)).toBe(true)
        const compact = reference.replaceAll('-', '')
        const at = 2 + (seed % (compact.length - 3))
        const misread = compact.slice(0, at) + ((Number(compact[at]) + by) % 10) + compact.slice(at + 1)
        expect(normalisePaymentReference(misread)).toBeUndefined()
        const [a, b] = [compact.charAt(at), compact.charAt(at + 1)]
        if (/\d/.test(b) && a !== b) {
          const swapped = compact.slice(0, at) + b + a + compact.slice(at + 2)
          expect(normalisePaymentReference(swapped)).toBeUndefined()
        }
        const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) =>
          isPaymentReference(reference.slice(0, -1) + letter),
        )
        expect(letters).toEqual([reference.at(-1)])
      }),
    )
  })
})

describe('verification code', () => {
  const bytes = fc.uint8Array({ minLength: VERIFICATION_CODE_BYTES, maxLength: VERIFICATION_CODE_BYTES })

  test('takes five bits for each sign, the first byte first', () => {
    expect(verificationCodeFrom(new Uint8Array(10))).toBe('0000000000000000')
    expect(verificationCodeFrom(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ')
    expect(verificationCodeFrom(Uint8Array.of(0b00001_000, 0b10_00011_0, 0, 0, 0, 0, 0, 0, 0, 31))).toBe(
      '123000000000000Z',
    )
    expect(() => verificationCodeFrom(new Uint8Array(9))).toThrow(RangeError)
    expect(() => verificationCodeFrom(new Uint8Array(11))).toThrow(RangeError)
  })

  test('is read however people type it', () => {
    const code = '7F3K2M9Q01TB0HJW'
    expect(formatVerificationCode(code)).toBe('7F3K-2M9Q-01TB-0HJW')
    for (const typed of [
      '7F3K-2M9Q-01TB-0HJW',
      '7f3k 2m9q o1tb ohjw',
      '7f3k2m9qOItbOhjw',
      ' 7F3K–2M9Q–OLTB–0HJW\n',
      '7F3K2M9Q-01TB0HJW',
    ]) {
      expect(normaliseVerificationCode(typed)).toBe(code)
    }
  })

  test.each(['', '7F3K-2M9Q-01TB-0HJ', '7F3K-2M9Q-01TB-0HJWX', '7F3K-2M9Q-01TB-0HJU', '7F3K/2M9Q/01TB/0HJW'])(
    'is not %j',
    (text) => {
      expect(normaliseVerificationCode(text)).toBeUndefined()
      expect(() => formatVerificationCode(text)).toThrow(RangeError)
    },
  )

  test('different bytes give different codes, and what is shown reads back', () => {
    holds(
      fc.property(bytes, bytes, (one, other) => {
        const code = verificationCodeFrom(one)
        expect(normaliseVerificationCode(formatVerificationCode(code).toLowerCase())).toBe(code)
        const same = one.every((byte, index) => byte === other[index])
        expect(verificationCodeFrom(other) === code).toBe(same)
      }),
    )
  })
})
