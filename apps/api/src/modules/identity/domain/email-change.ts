const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How long the new address may confirm. */
export const CONFIRM_MS = 24 * HOUR_MS
/** How long the present address may object once the new one has confirmed. */
export const SILENCE_MS = 7 * DAY_MS

/** What both addresses have said so far. */
export interface EmailChangeTimes {
  /** Empty: there is nobody else to ask. */
  readonly oldEmail: string
  readonly expiresAt: Date
  readonly newConfirmedAt: Date | null
  readonly oldConfirmedAt: Date | null
}

/**
 * When a change takes effect: as soon as both addresses have confirmed; if the present one keeps silent (it may be lost),
 * seven days after the new one has. Null until the new one has.
 */
export function takesEffectAt(change: EmailChangeTimes): Date | null {
  const { oldEmail, newConfirmedAt, oldConfirmedAt } = change
  if (newConfirmedAt === null) return null
  if (oldEmail === '') return newConfirmedAt
  const afterSilence = newConfirmedAt.getTime() + SILENCE_MS
  if (oldConfirmedAt === null) return new Date(afterSilence)
  const both = Math.max(newConfirmedAt.getTime(), oldConfirmedAt.getTime())
  return new Date(Math.min(both, afterSilence))
}

export type EmailChangeStand = 'awaiting-new' | 'awaiting-old' | 'due' | 'expired'

/** Where a change stands that nobody has ended. */
export function standOfChange(change: EmailChangeTimes, now: Date): EmailChangeStand {
  const effectiveAt = takesEffectAt(change)
  if (effectiveAt === null) return now < change.expiresAt ? 'awaiting-new' : 'expired'
  return now < effectiveAt ? 'awaiting-old' : 'due'
}
