import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRecentProof, PROOF_MS } from './recent-proof.ts'

const given = new Date('2026-11-22T09:00:00.000Z')

describe('a proof by password', () => {
  it('stands for five minutes and no more', () => {
    expect(isRecentProof(null, given)).toBe(false)
    expect(isRecentProof(given, new Date(given.getTime() + PROOF_MS - 1))).toBe(true)
    expect(isRecentProof(given, new Date(given.getTime() + PROOF_MS))).toBe(false)
  })

  it('never comes back once it is over, and never stands before it was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -PROOF_MS, max: 3 * PROOF_MS }), (ms) => {
        expect(isRecentProof(given, new Date(given.getTime() + ms))).toBe(ms >= 0 && ms < PROOF_MS)
      }),
    )
  })
})
