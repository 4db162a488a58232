import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { readIdentifiers } from './data/person-data.ts'
import { findAttempts, forgetAttempts, holdCredentials } from './data/sign-in-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { inTurn, lockSubject } from './lock-subject.ts'
import { recordFailure } from './record-failure.ts'

export interface PasswordProof {
  readonly currentPassword: string
  readonly deviceToken: string | null
}

/** What a re-check found, to be held against what is true when the change is written. */
export interface RecheckedPassword {
  readonly personId: string
  readonly subject: Buffer
  readonly passwordHash: string | null
}

/**
 * Asks whoever is signed in for the current password again; outside transactions. Wrong ones count with failed sign-ins, so
 * that a session left open gives no more guesses than the sign-in page.
 * @throws problems `password.wrong-current`, `session.locked`.
 */
export async function recheckPassword(
  ctx: Ctx,
  { currentPassword, deviceToken }: PasswordProof,
): Promise<RecheckedPassword> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId } = ctx.actor
  const [identifier = personId] = (await readIdentifiers(ctx, personId)).sort(addressesFirst)
  const subject = await lockSubject(ctx, identifier, personId, deviceToken)
  return inTurn(subject, async () => {
    await assertNotLocked(ctx, subject)
    const passwordHash = (await holdCredentials(ctx, personId))?.passwordHash ?? null
    if (!(await ctx.deps.hasher.verify(currentPassword, passwordHash))) {
      const retryAfterSeconds = await recordFailure(ctx, 'password.change-refused', subject, personId)
      if (retryAfterSeconds > 0) throw problem('session.locked', { retryAfterSeconds })
      throw wrongCurrent()
    }
    return { personId, subject, passwordHash }
  })
}

/**
 * The same inside the transaction of the change: nobody may have locked or changed the password while it was being checked.
 * @throws problems `password.wrong-current`, `session.locked`.
 */
export async function confirmRecheck(
  tx: Ctx,
  { personId, subject, passwordHash }: RecheckedPassword,
): Promise<void> {
  await assertNotLocked(tx, subject)
  const current = await holdCredentials(tx, personId)
  if ((current?.passwordHash ?? null) !== passwordHash) throw wrongCurrent()
  await forgetAttempts(tx, subject)
}

async function assertNotLocked(ctx: Ctx, subject: Buffer): Promise<void> {
  const locked = lockedForSeconds(await findAttempts(ctx, subject), ctx.clock.now())
  if (locked > 0) throw problem('session.locked', { retryAfterSeconds: locked })
}

const wrongCurrent = () =>
  problem('password.wrong-current', {
    errors: [{ pointer: '/currentPassword', code: 'password.wrong-current' }],
  })
const addressesFirst = (a: string, b: string) => Number(b.includes('@')) - Number(a.includes('@'))
