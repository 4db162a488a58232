import type { SignInMethod } from '@guichet/domain/sign-in-methods'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { announceLock } from './announce-lock.ts'
import { findAttempts } from './data/attempt-data.ts'
import { isOwnLock, lockedForSeconds } from './domain/lock.ts'
import { noteSignInEvent } from './note-sign-in-event.ts'
import { tokenHashOf } from './open-session.ts'
import type { Guess } from './try-guess.ts'

/** The browser that asks, as a sign-in tells it. */
export interface Asker {
  readonly userAgent: string
  readonly ip: string
  readonly deviceToken: string | null
}

/** What the lock that comes of it is told by. */
const LOCK_MAILS = {
  'session.refused': 'sign-in-locked',
  'session.factor-refused': 'factor-locked',
  'password.change-refused': 'sign-in-locked',
  'recovery.refused': 'recovery-locked',
} as const

const RESULTS = { 'session.refused': 'refused', 'session.factor-refused': 'factor-refused' } as const

/**
 * Writes down that a guess was wrong; where it locks, that is noted and told to the owner, once.
 * @returns the seconds of a lock that others caused since it was counted: guesses sent at the same moment as those that locked are to
 * be answered as the right one is then, so that they tell nothing.
 */
export const recordFailure = (
  ctx: Ctx,
  action: keyof typeof LOCK_MAILS,
  { subject, counted }: Guess,
  personId: string | null,
  asker?: Asker & { readonly method: SignInMethod },
): Promise<number> =>
  withTx(ctx, async (tx) => {
    const attempts = await findAttempts(tx, subject)
    await audit(tx, { action, subjectKind: 'person', subjectId: personId })
    if (asker && (action === 'session.refused' || action === 'session.factor-refused'))
      await noteSignInEvent(tx, personId, {
        result: RESULTS[action],
        ...{ method: asker.method, userAgent: asker.userAgent, ip: asker.ip },
        deviceHash: asker.deviceToken === null ? null : tokenHashOf(asker.deviceToken),
      })
    if (!isOwnLock(attempts, counted)) return lockedForSeconds(attempts, tx.clock.now())
    if (counted.lockedUntil === null) return 0
    await audit(tx, { action: 'session.locked', subjectKind: 'person', subjectId: personId })
    if (personId !== null) await announceLock(tx, LOCK_MAILS[action], personId, counted.lockedUntil)
    return 0
  })
