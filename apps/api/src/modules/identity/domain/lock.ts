/** Failed sign-ins that lock password sign-in. */
export const MAX_FAILURES = 5
export const LOCK_MINUTES = 30
const MINUTE_MS = 60_000

export interface Attempts {
  readonly failures: number
  readonly lastFailureAt: Date
  readonly lockedUntil: Date | null
}

/** Seconds until password sign-in is open again; 0 when it is open. */
export function lockedForSeconds(attempts: Attempts | null, now: Date): number {
  const until = attempts?.lockedUntil?.getTime() ?? 0
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000))
}

/** The count after one more failure: old failures are forgotten, the fifth locks, a lock stays as it is. */
export function afterFailure(attempts: Attempts | null, now: Date): Attempts {
  if (attempts !== null && lockedForSeconds(attempts, now) > 0) return attempts
  const isRecent =
    attempts !== null && now.getTime() - attempts.lastFailureAt.getTime() < LOCK_MINUTES * MINUTE_MS
  const failures = (isRecent ? attempts.failures : 0) + 1
  const locks = failures >= MAX_FAILURES
  return {
    failures: locks ? 0 : failures,
    lastFailureAt: now,
    lockedUntil: locks ? new Date(now.getTime() + LOCK_MINUTES * MINUTE_MS) : null,
  }
}

/** Whether no lock holds but the one that came with a guess, where it was the fifth. */
export const isOwnLock = (attempts: Attempts | null, counted: Attempts): boolean =>
  attempts?.lockedUntil?.getTime() === counted.lockedUntil?.getTime()
