/** What a person may set up besides the mail that every recovery begins with. */
export const RECOVERY_LEVELS = ['sms', 'question'] as const
export type RecoveryLevel = (typeof RECOVERY_LEVELS)[number]

/** Hours that a recovery waits which two proofs alone speak for. */
export const RECOVERY_WAIT_HOURS = 24
/** Hours in which one may go on after the wait. */
export const RECOVERY_READY_HOURS = 72
/** Wrong answers that one link takes. */
export const RECOVERY_TRIES = 5

/** The levels that a person has set up. The mail is always one, and is proven by the link. */
export type RecoverySet = Readonly<Record<RecoveryLevel, boolean>>
/** What was proven after the link; `standIn`: a recovery code or a passkey, in the place of one level. */
export type RecoveryGiven = RecoverySet & { readonly standIn: boolean }

export const NOTHING_GIVEN: RecoveryGiven = { sms: false, question: false, standIn: false }

export interface RecoverySteps {
  /** Levels that may still be proven. */
  readonly open: readonly RecoveryLevel[]
  /** Whether a recovery code or a passkey may still be given. */
  readonly mayStandIn: boolean
  /** `prove`: something is still asked; `wait`: two proofs, enough after a delay; `choose`: a new password may be chosen. */
  readonly outcome: 'prove' | 'wait' | 'choose'
}

const PROOFS_AT_ONCE = 3

/**
 * What a recovery still needs. Every level that is set is asked, of which a stand-in takes the place of one. Three proofs,
 * the mail among them, go at once; two wait. Who has set nothing but the mail goes on by its link.
 */
export function recoverySteps(levels: RecoverySet, given: RecoveryGiven = NOTHING_GIVEN): RecoverySteps {
  const asked = RECOVERY_LEVELS.filter((level) => levels[level])
  const open = asked.filter((level) => !given[level])
  if (asked.length === 0) return { open, mayStandIn: false, outcome: 'choose' }
  const standIns = given.standIn ? 1 : 0
  const proofs = 1 + asked.length - open.length + standIns
  const outcome = open.length > standIns ? 'prove' : proofs >= PROOFS_AT_ONCE ? 'choose' : 'wait'
  return {
    open: outcome === 'choose' ? [] : open,
    mayStandIn: !given.standIn && outcome !== 'choose',
    outcome,
  }
}
