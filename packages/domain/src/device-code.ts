export const CODE_LEAST_DIGITS = 4
export const CODE_MOST_DIGITS = 8
/** Wrong codes in a row after which the session ends on the device. */
export const CODE_TRIES = 5
/** Minutes in the background after which the code is asked; the person chooses. */
export const LOCK_MINUTES = [1, 5, 15] as const
export type LockMinutes = (typeof LOCK_MINUTES)[number]

/** A page of the portal that loads so soon after another was in sight belongs to the same visit: a link in a new tab. */
const SAME_VISIT_MS = 30_000
const MINUTE_MS = 60_000

const isRun = (digits: readonly number[]) => {
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10)
  return new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] ?? 0)
}
/** 1212, 123123, 77777: a part of at most half the code, again and again. */
const isRepeated = (code: string) => /^(\d{1,4})\1+$/u.test(code)
/** Years in which people were born: the first that a finder tries. */
const isYear = (code: string) => /^(?:19\d\d|20[0-2]\d)$/u.test(code)

/** Why a code will not do for a device; null for one that will. */
export function weaknessOfCode(code: string): 'digits' | 'trivial' | null {
  if (!/^\d+$/u.test(code) || code.length < CODE_LEAST_DIGITS || code.length > CODE_MOST_DIGITS)
    return 'digits'
  return isRun([...code].map(Number)) || isRepeated(code) || isYear(code) ? 'trivial' : null
}

interface Sight {
  /** When a page of the portal was last in sight, unlocked; null once it was locked. */
  readonly seenAt: number | null
  readonly now: number
  /** The page was opened anew, not reloaded. */
  readonly anew: boolean
  readonly minutes: LockMinutes
}

/** Whether the code is asked. A clock that was put back counts as time that has passed. */
export function asksForCode({ seenAt, now, anew, minutes }: Sight): boolean {
  if (seenAt === null) return true
  const away = Math.abs(now - seenAt)
  return away >= (anew ? SAME_VISIT_MS : minutes * MINUTE_MS)
}
