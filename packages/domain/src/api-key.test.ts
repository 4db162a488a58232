import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apiKeyOf, crc32, isApiKey, KEY_BYTES, keyHint, keyState, overlapEnd } from './api-key.ts'

const random = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES })
const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })

describe('a key', () => {
  it('has one form, is known by its checksum, and no two are alike', () => {
    fc.assert(
      fc.property(random, random, (a, b) => {
        const key = apiKeyOf(a)
        expect(key).toMatch(/^guichet_[0-9A-Za-z]{49}$/u)
        expect(isApiKey(key)).toBe(true)
        expect(keyHint(key)).toBe(key.slice(-4))
        expect(apiKeyOf(b) === key).toBe(a.join() === b.join())
      }),
    )
  })

  it('with one sign changed, lost or added is none', () => {
    fc.assert(
      fc.property(random, fc.nat(56), fc.constantFrom(...'0aZ-_ é'), (bytes, at, sign) => {
        const key = apiKeyOf(bytes)
        const changed = key.slice(0, at) + sign + key.slice(at + 1)
        expect(isApiKey(changed)).toBe(changed === key)
        expect(isApiKey(key.slice(0, at) + key.slice(at + 1))).toBe(false)
        expect(isApiKey(key.slice(0, at) + sign + key.slice(at))).toBe(false)
      }),
    )
  })

  it('holds the bounds of its bytes', () => {
    expect(apiKeyOf(new Uint8Array(KEY_BYTES))).toMatch(/^guichet_0{43}/u)
    expect(isApiKey(apiKeyOf(new Uint8Array(KEY_BYTES).fill(255)))).toBe(true)
    expect(() => apiKeyOf(new Uint8Array(31))).toThrow(RangeError)
  })

  it('counts the checksum as everybody does', () => {
    expect(crc32('123456789')).toBe(0xcbf43926)
  })
})

describe('keyState', () => {
  const now = new Date('2026-06-01T12:00:00Z')
  it.each([
    [null, null, false, false, 'usable'],
    ['2026-06-01T12:00:01Z', null, false, false, 'usable'],
    ['2026-06-01T12:00:01Z', null, true, false, 'replaced'],
    ['2026-06-01T12:00:01Z', null, false, true, 'held'],
    ['2026-06-01T12:00:01Z', null, true, true, 'held'],
    ['2026-06-01T12:00:00Z', null, false, false, 'expired'],
    ['2026-06-01T12:00:00Z', null, true, true, 'expired'],
    ['2026-06-02T12:00:00Z', '2026-05-01T12:00:00Z', false, true, 'ended'],
  ] as const)(
    'until %s, ended %s, replaced %s, held %s: %s',
    (expires, revoked, isReplaced, isHeld, state) => {
      const at = (text: string | null) => (text === null ? null : new Date(text))
      expect(keyState({ expiresAt: at(expires), revokedAt: at(revoked), isReplaced, isHeld }, now)).toBe(
        state,
      )
    },
  )
})

describe('overlapEnd', () => {
  it('is never later than the key would have ended, nor than the hours asked for', () => {
    fc.assert(
      fc.property(fc.option(day), fc.nat(168), day, (expiresAt, hours, now) => {
        const end = overlapEnd(expiresAt, hours, now).getTime()
        const asked = now.getTime() + hours * 3_600_000
        expect(end).toBe(Math.min(asked, expiresAt?.getTime() ?? asked))
      }),
    )
  })
})
