import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { announceLock } from './announce-lock.ts'
import { holdAttempts, saveAttempts } from './data/sign-in-data.ts'
import { afterFailure, lockedForSeconds } from './domain/lock.ts'

/** Counts a failure of `subject`; the one that locks is noted and told to the owner, once. */
export const recordFailure = (
  ctx: Ctx,
  action: 'session.refused' | 'session.factor-refused' | 'password.change-refused',
  subject: Buffer,
  personId: string | null,
): Promise<void> =>
  withTx(ctx, async (tx) => {
    const now = tx.clock.now()
    const before = await holdAttempts(tx, subject)
    const attempts = afterFailure(before, now)
    await saveAttempts(tx, subject, attempts)
    await audit(tx, { action, subjectKind: 'person', subjectId: personId })
    const isNewLock = attempts.lockedUntil !== null && lockedForSeconds(before, now) === 0
    if (!isNewLock || attempts.lockedUntil === null) return
    await audit(tx, { action: 'session.locked', subjectKind: 'person', subjectId: personId })
    const template = action === 'session.factor-refused' ? 'factor-locked' : 'sign-in-locked'
    if (personId !== null) await announceLock(tx, template, personId, attempts.lockedUntil)
  })
