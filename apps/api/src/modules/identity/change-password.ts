import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { assertPasswordAllowed, samePassword } from './check-password.ts'
import { revokeSessionsOf, savePasswordHash } from './data/sign-in-data.ts'
import { endEmailChange } from './end-email-change.ts'
import { noticePasswordChanged } from './notice-password-changed.ts'
import { readOwnWords } from './own-words.ts'
import { confirmRecheck, type PasswordProof, recheckPassword } from './recheck-password.ts'

export interface ChangePasswordInput extends PasswordProof {
  readonly newPassword: string
}

/**
 * Changes the password of whoever is signed in (A12, M06): the other sessions end, this one stays.
 * @throws problems `password.wrong-current`, `password.refused`, `session.locked`.
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<void> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const checked = await recheckPassword(ctx, input)
  assertPasswordAllowed(input.newPassword, await readOwnWords(ctx, personId), '/newPassword')
  if (await ctx.deps.hasher.verify(input.newPassword, checked.passwordHash))
    throw samePassword('/newPassword')
  const passwordHash = await ctx.deps.hasher.hash(input.newPassword)
  await withTx(ctx, async (tx) => {
    await confirmRecheck(tx, checked)
    await savePasswordHash(tx, personId, passwordHash)
    await revokeSessionsOf(tx, personId, 'password changed', sessionId)
    await endEmailChange(tx, personId, sessionId)
    await audit(tx, { action: 'password.changed', subjectKind: 'person', subjectId: personId })
    await noticePasswordChanged(tx, personId, 'chosen')
  })
}
