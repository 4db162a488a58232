import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import {
  DAILY_JOININGS,
  JOINING_EVENTS,
  JOINING_LINKS,
  JOINING_STATES,
  type JoiningState,
  joiningAfter,
  joiningStatesBefore,
  mayWriteAgain,
} from './joining.ts'

const events = fc.array(fc.constantFrom(...JOINING_EVENTS), { maxLength: 40 })
const walk = (through: readonly (typeof JOINING_EVENTS)[number][]) => {
  const seen: JoiningState[] = ['draft']
  for (const event of through) {
    const next = joiningAfter(seen.at(-1) as JoiningState, event)
    if (next) seen.push(next)
  }
  return seen
}

describe('a joining', () => {
  test('is paid once, whatever comes in whatever order, and stays so', () =>
    holds(
      fc.property(events, (through) => {
        const seen = walk(through)
        const at = seen.indexOf('completed')
        expect(seen.filter((state) => state === 'completed').length).toBeLessThanOrEqual(1)
        if (at >= 0) expect(seen.slice(at)).toEqual(['completed'])
      }),
    ))

  test('is never paid without having been sent and a payment opened for it', () =>
    holds(
      fc.property(events, (through) => {
        const seen = walk(through)
        const at = seen.indexOf('completed')
        if (at < 0) return
        expect(seen.slice(0, at)).toContain('submitted')
        expect(['awaiting-payment', 'processing']).toContain(seen[at - 1])
      }),
    ))

  test('is to be sent again once it was changed', () => {
    expect(joiningAfter('submitted', 'saved')).toBe('draft')
    expect(joiningAfter('draft', 'payment-opened')).toBeNull()
    expect(joiningStatesBefore('payment-opened')).toEqual(['submitted'])
  })

  test('cannot be changed while money is on its way', () => {
    for (const state of JOINING_STATES.filter((each) => !['draft', 'submitted'].includes(each))) {
      expect(joiningAfter(state, 'saved')).toBeNull()
      expect(joiningAfter(state, 'submitted')).toBeNull()
      expect(joiningAfter(state, 'payment-opened')).toBeNull()
    }
  })

  test('can be paid again after a payment that came to nothing', () => {
    for (const state of ['awaiting-payment', 'processing'] as const)
      expect(joiningAfter(state, 'payment-ended')).toBe('submitted')
  })
})

test('links are few: none is sent once either bound is reached', () =>
  holds(
    fc.property(fc.nat(20), fc.nat(20), (links, others) => {
      expect(mayWriteAgain({ links, others })).toBe(links < JOINING_LINKS && others < DAILY_JOININGS)
    }),
  ))
