import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isSmsCodeOpen,
  maskedPhone,
  SMS_CODE_MINUTES,
  SMS_CODE_SENDS,
  SMS_CODE_TRIES,
  secondsToNextSmsCode,
} from './sms-code.ts'

const now = new Date('2026-11-30T09:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

describe('a code sent by SMS', () => {
  const expiresAt = new Date(now.getTime() + SMS_CODE_MINUTES * 60_000)
  test('serves for ten minutes, not a moment more', () => {
    const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)
    expect(isSmsCodeOpen({ tries: 0, expiresAt, usedAt: null }, at(599))).toBe(true)
    expect(isSmsCodeOpen({ tries: 0, expiresAt, usedAt: null }, at(600))).toBe(false)
  })
  test('takes five answers, and one that is right', () => {
    expect(isSmsCodeOpen({ tries: SMS_CODE_TRIES - 1, expiresAt, usedAt: null }, now)).toBe(true)
    expect(isSmsCodeOpen({ tries: SMS_CODE_TRIES, expiresAt, usedAt: null }, now)).toBe(false)
    expect(isSmsCodeOpen({ tries: 0, expiresAt, usedAt: now }, now)).toBe(false)
  })
})

describe('sending codes', () => {
  test('three within fifteen minutes, then one waits until the first of them is old enough', () => {
    const sent = [ago(60_000), ago(120_000), ago(600_000)]
    expect(secondsToNextSmsCode(sent.slice(0, 2), now)).toBe(0)
    expect(secondsToNextSmsCode(sent, now)).toBe(300)
    expect(secondsToNextSmsCode([ago(60_000), ago(120_000), ago(900_000)], now)).toBe(0)
  })
  test('whoever asks as soon as it is allowed gets no more than the bounds, in any window', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 60 }), (pauses) => {
        const sent: Date[] = []
        let at = now.getTime()
        for (const pause of pauses) {
          at += pause * 1000
          const wait = secondsToNextSmsCode(sent, new Date(at))
          expect(wait).toBeGreaterThanOrEqual(0)
          at += wait * 1000
          expect(secondsToNextSmsCode(sent, new Date(at))).toBe(0)
          sent.push(new Date(at))
          const within = (ms: number) => sent.filter((one) => at - one.getTime() < ms).length
          expect(within(SMS_CODE_SENDS.windowMinutes * 60_000)).toBeLessThanOrEqual(SMS_CODE_SENDS.window)
          expect(within(86_400_000)).toBeLessThanOrEqual(SMS_CODE_SENDS.day)
        }
      }),
      { numRuns: 50 },
    )
  })
  test('shows two digits of a number', () => {
    expect(maskedPhone('+33612345678')).toBe('•• •• •• •• 78')
  })
})
