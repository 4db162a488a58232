import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSessionLife, phaseAt } from './session-life.ts'

const MINUTE = 60_000
const HALF_HOUR = 30 * MINUTE

describe('phaseAt', () => {
  const state = { endsAtMs: HALF_HOUR, idleMs: HALF_HOUR, lost: false }
  it.each([
    [0, 'alive'],
    [28 * MINUTE - 1, 'alive'],
    [28 * MINUTE, 'ending'],
    [30 * MINUTE - 1, 'ending'],
    [30 * MINUTE, 'ended'],
  ])('at %i ms is %s', (now, kind) => expect(phaseAt(state, now).kind).toBe(kind))

  it('is unknown before anybody signed in, and ended once the API says so', () => {
    expect(phaseAt({ ...state, endsAtMs: undefined }, 0).kind).toBe('unknown')
    expect(phaseAt({ ...state, lost: true }, 0).kind).toBe('ended')
  })
})

describe('the life of a session', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const begin = (idleMs = HALF_HOUR) => {
    const life = createSessionLife(() => Date.now())
    const heard = vi.fn()
    life.subscribe(heard)
    life.started(Date.now() + idleMs)
    return { life, heard }
  }

  it('warns two minutes before the end, then ends, without any call', () => {
    const { life, heard } = begin()
    expect(life.phase().kind).toBe('alive')
    vi.advanceTimersByTime(28 * MINUTE + 100)
    expect(life.phase()).toEqual({ kind: 'ending', endsAtMs: 1_000_000 + HALF_HOUR })
    vi.advanceTimersByTime(2 * MINUTE)
    expect(life.phase().kind).toBe('ended')
    expect(heard).toHaveBeenCalledTimes(3)
  })

  it('is moved forward by each use', () => {
    const { life } = begin()
    vi.advanceTimersByTime(29 * MINUTE)
    expect(life.phase().kind).toBe('ending')
    life.used()
    expect(life.phase().kind).toBe('alive')
    vi.advanceTimersByTime(27 * MINUTE)
    expect(life.phase().kind).toBe('alive')
  })

  it('passes its own uses on to other tabs, and theirs not back', () => {
    const { life } = begin()
    const tell = vi.fn()
    life.onUse(tell)
    vi.advanceTimersByTime(5 * MINUTE)
    life.used()
    expect(tell).toHaveBeenCalledExactlyOnceWith(1_000_000 + 5 * MINUTE)
    life.used(Date.now())
    expect(tell).toHaveBeenCalledTimes(1)
  })

  it('never goes back when an old use arrives late', () => {
    const { life } = begin()
    vi.advanceTimersByTime(10 * MINUTE)
    life.used()
    life.used(1_000_000)
    vi.advanceTimersByTime(29 * MINUTE)
    expect(life.phase().kind).toBe('ending')
  })

  it('ends at once when the API has no session any more, and starts again after signing in', () => {
    const { life } = begin()
    expect(life.lost()).toBeInstanceOf(Promise)
    expect(life.phase().kind).toBe('ended')
    life.used()
    expect(life.phase().kind).toBe('ended')
    life.started(Date.now() + HALF_HOUR)
    expect(life.phase().kind).toBe('alive')
  })

  it('lets waiting calls go on once somebody signed in again', async () => {
    const { life } = begin()
    const resumed = vi.fn()
    life.lost()?.then(resumed, resumed)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(resumed).not.toHaveBeenCalled()
    life.started(Date.now() + HALF_HOUR)
    await vi.advanceTimersByTimeAsync(0)
    expect(resumed).toHaveBeenCalledExactlyOnceWith(true)
  })

  it('is over without a word after signing out', () => {
    const { life } = begin()
    life.forget()
    vi.advanceTimersByTime(2 * HALF_HOUR)
    expect(life.phase().kind).toBe('unknown')
    expect(life.lost()).toBeUndefined()
  })

  it('does not call a session lost that never was', () => {
    const life = createSessionLife(() => Date.now())
    expect(life.lost()).toBeUndefined()
    expect(life.phase().kind).toBe('unknown')
  })

  it('stays quiet through a session of 30 days', () => {
    const { life, heard } = begin(30 * 24 * 60 * MINUTE)
    vi.advanceTimersByTime(29 * 24 * 60 * MINUTE)
    expect(life.phase().kind).toBe('alive')
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('sees the end after the computer slept', () => {
    const { life } = begin()
    vi.setSystemTime(1_000_000 + 2 * HALF_HOUR)
    expect(life.phase().kind).toBe('alive')
    life.check()
    expect(life.phase().kind).toBe('ended')
  })
})
