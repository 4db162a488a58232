import type { SignInMethod } from '@guichet/domain/sign-in-methods'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { announceLock } from './announce-lock.ts'
import { holdAttempts, saveAttempts } from './data/sign-in-data.ts'
import { afterFailure, lockedForSeconds } from './domain/lock.ts'
import { noteSignInEvent } from './note-sign-in-event.ts'
import { tokenHashOf } from './open-session.ts'

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
 * Counts a failure of `subject`; the one that locks is noted and told to the owner, once.
 * @returns the seconds of a lock that came before it: guesses sent at the same moment as those that locked are to be answered as
 * the right one is then, so that they tell nothing.
 */
export const recordFailure = (
  ctx: Ctx,
  action: keyof typeof LOCK_MAILS,
  subject: Buffer,
  personId: string | null,
  asker?: Asker & { readonly method: SignInMethod },
): Promise<number> =>
  withTx(ctx, async (tx) => {
    const now = tx.clock.now()
    const before = await holdAttempts(tx, subject)
    const attempts = afterFailure(before, now)
    await saveAttempts(tx, subject, attempts)
    await audit(tx, { action, subjectKind: 'person', subjectId: personId })
    if (asker && (action === 'session.refused' || action === 'session.factor-refused'))
      await noteSignInEvent(tx, personId, {
        result: RESULTS[action],
        ...{ method: asker.method, userAgent: asker.userAgent, ip: asker.ip },
        deviceHash: asker.deviceToken === null ? null : tokenHashOf(asker.deviceToken),
      })
    const lockedBefore = lockedForSeconds(before, now)
    if (lockedBefore > 0 || attempts.lockedUntil === null) return lockedBefore
    await audit(tx, { action: 'session.locked', subjectKind: 'person', subjectId: personId })
    if (personId !== null) await announceLock(tx, LOCK_MAILS[action], personId, attempts.lockedUntil)
    return 0
  })
