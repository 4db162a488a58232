import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CONFIRM_MS,
  type EmailChangeTimes,
  SILENCE_MS,
  standOfChange,
  takesEffectAt,
} from './email-change.ts'

const asked = new Date('2026-11-22T09:00:00.000Z').getTime()
const at = (ms: number) => new Date(asked + ms)
const change = (over: Partial<EmailChangeTimes> = {}): EmailChangeTimes => ({
  oldEmail: 'old@test.example',
  expiresAt: at(CONFIRM_MS),
  newConfirmedAt: null,
  oldConfirmedAt: null,
  ...over,
})
/** Milliseconds after the request, up to ten days. */
const moment = fc.integer({ min: 0, max: 10 * 86_400_000 })
const confirmed = fc.option(
  fc.integer({ min: 0, max: CONFIRM_MS - 1 }).map((ms) => at(ms)),
  { nil: null },
)

describe('a change of address', () => {
  it('waits for the new address for 24 hours, whatever the present one says', () => {
    for (const oldConfirmedAt of [null, at(5)]) {
      expect(standOfChange(change({ oldConfirmedAt }), at(CONFIRM_MS - 1))).toBe('awaiting-new')
      expect(standOfChange(change({ oldConfirmedAt }), at(CONFIRM_MS))).toBe('expired')
    }
  })

  it('takes effect with the second confirmation, in either order', () => {
    for (const [first, second] of [
      [10, 20],
      [20, 10],
    ] as const) {
      const both = change({ newConfirmedAt: at(first), oldConfirmedAt: at(second) })
      expect(takesEffectAt(both)).toEqual(at(20))
    }
  })

  it('takes effect after seven days of silence of the present address', () => {
    const silent = change({ newConfirmedAt: at(10) })
    expect(standOfChange(silent, at(10 + SILENCE_MS - 1))).toBe('awaiting-old')
    expect(standOfChange(silent, at(10 + SILENCE_MS))).toBe('due')
  })

  it('asks the new address alone where there was none', () => {
    expect(standOfChange(change({ oldEmail: '', newConfirmedAt: at(10) }), at(10))).toBe('due')
  })

  it('never takes effect without the new address, and later confirmations never put it off', () => {
    fc.assert(
      fc.property(confirmed, confirmed, moment, (newConfirmedAt, oldConfirmedAt, ms) => {
        const told = change({ newConfirmedAt, oldConfirmedAt })
        const stand = standOfChange(told, at(ms))
        if (newConfirmedAt === null) expect(['awaiting-new', 'expired']).toContain(stand)
        const silent = takesEffectAt(change({ newConfirmedAt }))
        const effect = takesEffectAt(told)
        if (silent && effect) expect(effect.getTime()).toBeLessThanOrEqual(silent.getTime())
      }),
    )
  })

  it('goes one way: what is due or expired stays so', () => {
    fc.assert(
      fc.property(confirmed, confirmed, moment, moment, (newConfirmedAt, oldConfirmedAt, a, b) => {
        const told = change({ newConfirmedAt, oldConfirmedAt })
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        const before = standOfChange(told, at(early))
        if (before === 'due' || before === 'expired') expect(standOfChange(told, at(late))).toBe(before)
      }),
    )
  })
})
