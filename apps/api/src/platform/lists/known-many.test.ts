import { describe, expect, it } from 'vitest'
import { createFrozenClock } from '../ports/clock.ts'
import { COUNTED, createKnownMany } from './known-many.ts'

const START = '2026-11-22T10:00:00Z'

describe('lists that are known to have many rows', () => {
  it('are those with rows to spare, for five seconds', () => {
    const clock = createFrozenClock(START)
    const known = createKnownMany()
    expect(known.has({ clock }, 'a')).toBe(false)
    known.note({ clock }, 'a', COUNTED)
    known.note({ clock }, 'b', COUNTED - 1)
    expect([known.has({ clock }, 'a'), known.has({ clock }, 'b')]).toEqual([true, false])
    clock.advance(4_999)
    expect(known.has({ clock }, 'a')).toBe(true)
    clock.advance(1)
    expect(known.has({ clock }, 'a')).toBe(false)
    known.note({ clock }, 'a', COUNTED)
    known.note({ clock }, 'a', 3)
    expect(known.has({ clock }, 'a')).toBe(false)
    known.note({ clock }, 'a', COUNTED)
    clock.set(START)
    expect(known.has({ clock }, 'a')).toBe(false)
  })

  it('are few: the oldest is forgotten', () => {
    const clock = createFrozenClock(START)
    const known = createKnownMany()
    for (let list = 0; list <= 500; list++) known.note({ clock }, `${list}`, COUNTED)
    expect(['0', '1', '500'].map((list) => known.has({ clock }, list))).toEqual([false, true, true])
  })
})
