import { asksForCode } from '@guichet/domain/device-code'
import { nowMs } from '../browser/clock.ts'
import { isCode, keptCode, triesLeft } from './device-code.ts'
import { isOpenedAnew, lastSeen, noteLocked, noteOpen, noteSeen } from './device-sight.ts'

const LOOK_EVERY_MS = 5_000

/** Whether the code of this device is asked now, for all tabs of the browser alike. */
function createDeviceLock() {
  let personId: string | undefined
  let locked = false
  const listeners = new Set<() => void>()

  /** Looks at the clock and at what other tabs left; while the page is in sight and open, says so to them. */
  function look() {
    const kept = personId === undefined ? undefined : keptCode(personId)
    // A code that goes while it is asked, at sign-out in another tab, opens nothing.
    const next = kept
      ? asksForCode({ seenAt: lastSeen(), now: nowMs(), anew: isOpenedAnew(), minutes: kept.minutes })
      : locked
    if (next) noteLocked()
    else if (kept) (document.visibilityState === 'visible' ? noteSeen : noteOpen)()
    if (next === locked) return
    locked = next
    for (const listener of listeners) listener()
  }

  return {
    isLocked(forPerson: string): boolean {
      if (forPerson !== personId) {
        personId = forPerson
        locked = false
        look()
      }
      return locked
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Follows the clock and the other tabs; returns how to stop. */
    follow(): () => void {
      const timer = setInterval(look, LOOK_EVERY_MS)
      document.addEventListener('visibilitychange', look)
      window.addEventListener('storage', look)
      return () => {
        clearInterval(timer)
        document.removeEventListener('visibilitychange', look)
        window.removeEventListener('storage', look)
      }
    },
    /** Tries a code: it opens the portal, or is one of few tries; the last one locks it for good. */
    async attempt(forPerson: string, code: string): Promise<boolean> {
      const opens = await isCode(forPerson, code)
      if (opens) noteSeen()
      else if (triesLeft(forPerson) === 0) noteLocked()
      look()
      return opens
    },
    lock(): void {
      noteLocked()
      look()
    },
    /** The code was set or taken away here. */
    changed(): void {
      noteSeen()
      look()
    },
  }
}

export const deviceLock = createDeviceLock()
