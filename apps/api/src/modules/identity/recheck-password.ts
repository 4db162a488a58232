import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findAttempts, forgetAttempts } from './data/attempt-data.ts'
import { readIdentifiers } from './data/person-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { lockSubject } from './lock-subject.ts'
import { recordFailure } from './record-failure.ts'
import { giveBack, tryGuess } from './try-guess.ts'

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
  return tryGuess(ctx, subject, {
    check: async (guess) => {
      const passwordHash = (await holdCredentials(ctx, personId))?.passwordHash ?? null
      if (!(await ctx.deps.hasher.verify(currentPassword, passwordHash))) return null
      // What was counted before is forgotten once the change is written.
      await giveBack(ctx, guess)
      return { personId, subject, passwordHash }
    },
    refuse: async (guess) => {
      const retryAfterSeconds = await recordFailure(ctx, 'password.change-refused', guess, personId)
      if (retryAfterSeconds > 0) throw problem('session.locked', { retryAfterSeconds })
      throw wrongCurrent()
    },
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
