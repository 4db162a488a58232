import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attempts, afterFailure, LOCK_MINUTES, lockedForSeconds, MAX_FAILURES } from './lock.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, seconds))

const failures = (times: readonly number[]) => {
  let attempts: Attempts | null = null
  for (const seconds of times) attempts = afterFailure(attempts, at(seconds))
  return attempts
}

describe('afterFailure', () => {
  it('locks at the fifth failure', () => {
    expect(lockedForSeconds(failures([0, 1, 2, 3]), at(3))).toBe(0)
    expect(lockedForSeconds(failures([0, 1, 2, 3, 4]), at(4))).toBe(LOCK_MINUTES * 60)
  })

  it('leaves a lock as it is when more failures come in meanwhile', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 4, max: 60 * LOCK_MINUTES }),
        (more, late) => {
          const locked = failures([0, 1, 2, 3, 4])
          let attempts = locked
          for (let n = 0; n < more; n++) attempts = afterFailure(attempts, at(late))
          expect(attempts?.lockedUntil).toEqual(locked?.lockedUntil)
        },
      ),
    )
  })

  it('counts from one again once the lock is over', () => {
    const locked = failures([0, 1, 2, 3, 4])
    const after = afterFailure(locked, at(4 + LOCK_MINUTES * 60))
    expect(after).toMatchObject({ failures: 1, lockedUntil: null })
    expect(MAX_FAILURES).toBe(5)
  })
})
