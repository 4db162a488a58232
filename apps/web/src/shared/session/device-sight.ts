import { nowMs } from '../browser/clock.ts'

/** Of all tabs of the browser; its changes reach the others by the event `storage`. */
const SEEN = 'guichet-code-seen'
/** Of this tab alone; survives loading the page again, not closing it. */
const OPEN = 'guichet-code-open'

/** When a page of the portal was last in sight, unlocked; null once it was locked. */
export function lastSeen(): number | null {
  try {
    const at = Number(localStorage.getItem(SEEN))
    return at > 0 ? at : null
  } catch {
    return null
  }
}

/** Whether this tab was opened without passing the lock. */
export function isOpenedAnew(): boolean {
  try {
    return sessionStorage.getItem(OPEN) === null
  } catch {
    return true
  }
}

/** This tab passed the lock. */
export function noteOpen(): void {
  try {
    sessionStorage.setItem(OPEN, '1')
  } catch {
    // Without storage there is no code either.
  }
}

/** The portal is in sight and open: somebody just signed in, gave the code, or is at it. */
export function noteSeen(): void {
  noteOpen()
  try {
    localStorage.setItem(SEEN, String(nowMs()))
  } catch {
    // Without storage there is no code either.
  }
}

export function noteLocked(): void {
  try {
    localStorage.removeItem(SEEN)
  } catch {
    // See above.
  }
}
