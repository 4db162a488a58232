import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { assertPasswordAllowed, samePassword } from './check-password.ts'
import { readIdentifiers } from './data/person-data.ts'
import {
  findAttempts,
  forgetAttempts,
  holdCredentials,
  revokeSessionsOf,
  savePasswordHash,
} from './data/sign-in-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { lockSubject } from './lock-subject.ts'
import { noticePasswordChanged } from './notice-password-changed.ts'
import { readOwnWords } from './own-words.ts'
import { recordFailure } from './record-failure.ts'

export interface ChangePasswordInput {
  readonly currentPassword: string
  readonly newPassword: string
  readonly deviceToken: string | null
}

/**
 * Changes the password of whoever is signed in (A12, M06): the other sessions end, this one stays. Wrong current passwords
 * count with failed sign-ins, so that a session left open gives no more guesses than the sign-in page.
 * @throws problems `password.wrong-current`, `password.refused`, `session.locked`.
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<void> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const [identifier = personId] = (await readIdentifiers(ctx, personId)).sort(addressesFirst)
  const subject = await lockSubject(ctx, identifier, personId, input.deviceToken)
  const locked = lockedForSeconds(await findAttempts(ctx, subject), ctx.clock.now())
  if (locked > 0) throw problem('session.locked', { retryAfterSeconds: locked })

  const before = await holdCredentials(ctx, personId)
  if (!(await ctx.deps.hasher.verify(input.currentPassword, before?.passwordHash ?? null))) {
    await recordFailure(ctx, 'password.change-refused', subject, personId)
    throw wrongCurrent()
  }
  assertPasswordAllowed(input.newPassword, await readOwnWords(ctx, personId), '/newPassword')
  if (await ctx.deps.hasher.verify(input.newPassword, before?.passwordHash ?? null))
    throw samePassword('/newPassword')
  const passwordHash = await ctx.deps.hasher.hash(input.newPassword)
  await withTx(ctx, async (tx) => {
    const lockedMeanwhile = lockedForSeconds(await findAttempts(tx, subject), tx.clock.now())
    if (lockedMeanwhile > 0) throw problem('session.locked', { retryAfterSeconds: lockedMeanwhile })
    // Somebody else may have changed it while this one was being checked: what was given is no longer the current one.
    const current = await holdCredentials(tx, personId)
    if (current?.passwordHash !== before?.passwordHash) throw wrongCurrent()
    await forgetAttempts(tx, subject)
    await savePasswordHash(tx, personId, passwordHash)
    await revokeSessionsOf(tx, personId, 'password changed', sessionId)
    await audit(tx, { action: 'password.changed', subjectKind: 'person', subjectId: personId })
    await noticePasswordChanged(tx, personId, 'chosen')
  })
}

const wrongCurrent = () =>
  problem('password.wrong-current', {
    errors: [{ pointer: '/currentPassword', code: 'password.wrong-current' }],
  })
const addressesFirst = (a: string, b: string) => Number(b.includes('@')) - Number(a.includes('@'))
