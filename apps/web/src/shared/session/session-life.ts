import { nowMs } from '../browser/clock.ts'

/** Seconds before the end at which the warning comes. */
export const WARNING_MS = 120_000

export type SessionPhase =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'alive' }
  | { readonly kind: 'ending'; readonly endsAtMs: number }
  | { readonly kind: 'ended' }

interface State {
  /** When the session ends unless it is used; undefined before anybody signed in. */
  readonly endsAtMs: number | undefined
  /** How long the session lives after each use. */
  readonly idleMs: number
  readonly lost: boolean
}

/** Phase of a session at an instant. */
export function phaseAt(state: State, now: number): SessionPhase {
  if (state.lost) return { kind: 'ended' }
  if (state.endsAtMs === undefined) return { kind: 'unknown' }
  if (now >= state.endsAtMs) return { kind: 'ended' }
  if (now >= state.endsAtMs - WARNING_MS) return { kind: 'ending', endsAtMs: state.endsAtMs }
  return { kind: 'alive' }
}

const same = (a: SessionPhase, b: SessionPhase) =>
  a.kind === b.kind && (a.kind !== 'ending' || b.kind !== 'ending' || a.endsAtMs === b.endsAtMs)

/**
 * Follows the life of the session without asking the API: each successful call moves the end forward, timers announce
 * the warning and the end. `tell` passes a use on to the other tabs.
 */
export function createSessionLife(clock: () => number = nowMs) {
  let state: State = { endsAtMs: undefined, idleMs: 0, lost: false }
  let phase: SessionPhase = { kind: 'unknown' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let tell: (atMs: number) => void = () => undefined
  const listeners = new Set<() => void>()
  let waiting: (() => void)[] = []

  function update() {
    const now = clock()
    const next = phaseAt(state, now)
    clearTimeout(timer)
    if (state.endsAtMs !== undefined && next.kind !== 'ended') {
      const wakeAt = next.kind === 'ending' ? state.endsAtMs : state.endsAtMs - WARNING_MS
      // Timers longer than 2^31 ms fire at once; a remembered session lasts longer than that.
      timer = setTimeout(update, Math.min(Math.max(wakeAt - now, 0) + 50, 2_000_000_000))
    }
    if (same(phase, next)) return
    phase = next
    for (const listener of listeners) listener()
  }

  return {
    /** The API told when the session ends. */
    started(expiresAtMs: number) {
      const now = clock()
      state = { endsAtMs: expiresAtMs, idleMs: Math.max(expiresAtMs - now, 0), lost: false }
      update()
      const resumed = waiting
      waiting = []
      for (const resume of resumed) resume()
    },
    /** A call succeeded, here (now) or in another tab (`atMs`). */
    used(atMs?: number) {
      if (state.lost || state.endsAtMs === undefined) return
      const at = atMs ?? clock()
      state = { ...state, endsAtMs: Math.max(state.endsAtMs, at + state.idleMs) }
      if (atMs === undefined) tell(at)
      update()
    },
    /**
     * The API said that there is no session any more. With a page open, answers a promise kept when the session starts
     * again; undefined when nobody had signed in.
     */
    lost(): Promise<true> | undefined {
      if (state.endsAtMs === undefined) return undefined
      state = { ...state, lost: true }
      update()
      return new Promise((resolve) => {
        waiting.push(() => resolve(true))
      })
    },
    /** Nobody is signed in any more, by choice: no warning, no waiting. */
    forget() {
      state = { endsAtMs: undefined, idleMs: 0, lost: false }
      waiting = []
      update()
    },
    /** Looks at the clock again, after the computer slept. */
    check: update,
    onUse(next: (atMs: number) => void) {
      tell = next
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    phase: () => phase,
  }
}

export const sessionLife = createSessionLife()
