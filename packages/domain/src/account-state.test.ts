import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ACCOUNT_STATES,
  ACCOUNT_STEPS,
  countsInQuota,
  mailboxesLeft,
  stateAfter,
  stepsFrom,
} from './account-state.ts'

const state = fc.constantFrom(...ACCOUNT_STATES)
const step = fc.constantFrom(...ACCOUNT_STEPS)

describe('the life of an account', () => {
  it('goes requested, approved, open, closed, open; a request can be refused', () => {
    expect(stateAfter('requested', 'approve')).toBe('approved')
    expect(stateAfter('approved', 'open')).toBe('open')
    expect(stateAfter('open', 'close')).toBe('closed')
    expect(stateAfter('closed', 'reopen')).toBe('open')
    expect(stateAfter('requested', 'refuse')).toBe('refused')
    expect(stateAfter('approved', 'refuse')).toBe('refused')
  })

  it('has no way around the organisation, and none out of a refusal', () => {
    expect(stateAfter('requested', 'open')).toBeNull()
    expect(stateAfter('closed', 'open')).toBeNull()
    expect(stepsFrom('refused')).toEqual([])
  })

  it('every step leads somewhere else, and is among those possible', () => {
    fc.assert(
      fc.property(state, step, (from, taken) => {
        const to = stateAfter(from, taken)
        expect(stepsFrom(from).includes(taken)).toBe(to !== null)
        if (to !== null) expect(to).not.toBe(from)
      }),
    )
  })

  it('once open an account is only ever open or closed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now: (typeof ACCOUNT_STATES)[number] = 'open'
        for (const taken of steps) now = stateAfter(now, taken) ?? now
        expect(['open', 'closed']).toContain(now)
      }),
    )
  })
})

describe('places among the mailboxes', () => {
  it('are held from the request on, and given back by closing or refusal', () => {
    expect(ACCOUNT_STATES.filter(countsInQuota)).toEqual(['requested', 'approved', 'open'])
  })

  it('are never fewer than none', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (quota, inUse) => {
        const left = mailboxesLeft(quota, inUse)
        expect(left).toBeGreaterThanOrEqual(0)
        if (inUse <= quota) expect(left + inUse).toBe(quota)
      }),
    )
  })
})
