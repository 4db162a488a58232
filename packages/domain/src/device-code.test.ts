import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksForCode, LOCK_MINUTES, weaknessOfCode } from './device-code.ts'

describe('a code', () => {
  it.each(['', '123', '123456789', '12a4', '１２３４', ' 1594', '-159'])(
    '"%s" is not of 4 to 8 digits',
    (code) => {
      expect(weaknessOfCode(code)).toBe('digits')
    },
  )

  it.each(['0000', '1234', '4321', '7890', '2109', '1212', '123123', '15941594', '77777', '1985', '2024'])(
    '%s is among the first that a finder tries',
    (code) => expect(weaknessOfCode(code)).toBe('trivial'),
  )

  it.each(['1594', '0417', '19850', '2030', '8206', '271828'])('%s will do', (code) => {
    expect(weaknessOfCode(code)).toBeNull()
  })
})

describe('the code is asked', () => {
  const now = 1_764_500_000_000
  const sight = { seenAt: now, now, anew: false, minutes: 5 } as const
  const minutes = fc.constantFrom(...LOCK_MINUTES)
  const away = fc.integer({ min: 0, max: 10_000_000 })

  it('after as many minutes as were chosen, whichever way the clock went', () => {
    fc.assert(
      fc.property(minutes, away, (chosen, ms) => {
        const asked = (seenAt: number) => asksForCode({ ...sight, minutes: chosen, seenAt })
        expect(asked(now - ms)).toBe(ms >= chosen * 60_000)
        expect(asked(now + ms)).toBe(ms >= chosen * 60_000)
      }),
    )
  })

  it('when the portal is opened anew, but not in a tab opened from another one', () => {
    expect(asksForCode({ ...sight, anew: true, seenAt: now - 29_999 })).toBe(false)
    expect(asksForCode({ ...sight, anew: true, seenAt: now - 30_000 })).toBe(true)
  })

  it('until it was given, once it was asked', () => {
    expect(asksForCode({ ...sight, seenAt: null })).toBe(true)
  })
})
