import { failedPasswordRules } from '@guichet/domain/password-policy'
import { type Ctx, withTx } from '../../ctx.ts'
import { forgetAttempts } from './data/attempt-data.ts'
import { readIdentifiers } from './data/person-data.ts'
import { revokeSessionsOf, savePasswordHash } from './data/sign-in-data.ts'
import { TEMPORARY_PASSWORD_BYTES, temporaryPassword } from './domain/temporary-password.ts'
import { endEmailChange } from './end-email-change.ts'
import { identifierSubject } from './lock-subject.ts'
import { noticePasswordChanged } from './notice-password-changed.ts'
import { readOwnWords } from './own-words.ts'

const TEMPORARY_HOURS = 72

export interface TemporaryPassword {
  readonly password: string
  readonly passwordHash: string
  readonly expiresAt: Date
}

/** A password that serves for three days, and only to choose another; outside transactions. */
export async function makeTemporaryPassword(ctx: Ctx, personId: string): Promise<TemporaryPassword> {
  const ownWords = await readOwnWords(ctx, personId)
  let password = ''
  do password = temporaryPassword(ctx.ids.bytes(TEMPORARY_PASSWORD_BYTES))
  while (failedPasswordRules(password, { ownWords, isCommon: false }).length > 0)
  return {
    password,
    passwordHash: await ctx.deps.hasher.hash(password),
    expiresAt: new Date(ctx.clock.now().getTime() + TEMPORARY_HOURS * 3_600_000),
  }
}

/** Puts it in the place of the person's password: sessions and a change of address under way end, and the notice leaves (A13). */
export async function giveTemporaryPassword(
  tx: Ctx,
  personId: string,
  { passwordHash, expiresAt }: TemporaryPassword,
): Promise<void> {
  await savePasswordHash(tx, personId, passwordHash, expiresAt)
  await revokeSessionsOf(tx, personId, 'password reset')
  await endEmailChange(tx, personId)
  await noticePasswordChanged(tx, personId, 'temporary')
}

/** Ends the locks that guesses caused: the password they were about is gone. In a transaction of its own. */
export const endLocks = (ctx: Ctx, personId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    for (const identifier of await readIdentifiers(tx, personId))
      await forgetAttempts(tx, identifierSubject(tx, identifier))
  })
