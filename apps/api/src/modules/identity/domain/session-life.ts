const SECOND_MS = 1000
export const IDLE_SECONDS = 30 * 60
export const REMEMBERED_SECONDS = 30 * 24 * 60 * 60
/** A session that is not remembered ends at the latest after this time, used or not. */
const ABSOLUTE_SECONDS = 12 * 60 * 60

interface Life {
  readonly remembered: boolean
  readonly lastSeenAt: Date
  readonly endsAt: Date
}

/** Absolute end of a session opened now. */
export const sessionEnd = (remembered: boolean, now: Date): Date =>
  new Date(now.getTime() + (remembered ? REMEMBERED_SECONDS : ABSOLUTE_SECONDS) * SECOND_MS)

/** When the session ends unless it is used before. */
export function sessionExpiry({ remembered, lastSeenAt, endsAt }: Life): Date {
  const idle = lastSeenAt.getTime() + (remembered ? REMEMBERED_SECONDS : IDLE_SECONDS) * SECOND_MS
  return new Date(Math.min(idle, endsAt.getTime()))
}
