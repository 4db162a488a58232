import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { assertOpensNoMailbox, assertPasswordAllowed, samePassword } from './check-password.ts'
import { hashNewPassword } from './create-person.ts'
import { holdCredentials, revokeSessionsOf, savePasswordHash } from './data/sign-in-data.ts'
import { demandRecentPassword } from './demand-recent-password.ts'
import { endEmailChange } from './end-email-change.ts'
import { noticePasswordChanged } from './notice-password-changed.ts'
import { readOwnWords } from './own-words.ts'
import { confirmRecheck, recheckPassword } from './recheck-password.ts'

export interface ChangePasswordInput {
  /** Left out by who has none. */
  readonly currentPassword?: string | undefined
  readonly deviceToken: string | null
  readonly newPassword: string
}

/**
 * Changes the password of whoever is signed in (A12, M06): the other sessions end, this one stays. Who has none chooses a
 * first one, after saying anew with FranceConnect who it is.
 * @throws problems `password.needed`, `password.wrong-current`, `password.refused`, `session.locked`.
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<void> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const { currentPassword, deviceToken } = input
  if (currentPassword === undefined) return chooseFirstPassword(ctx, personId, sessionId, input.newPassword)
  const checked = await recheckPassword(ctx, { currentPassword, deviceToken })
  assertPasswordAllowed(input.newPassword, await readOwnWords(ctx, personId), '/newPassword')
  if (await ctx.deps.hasher.verify(input.newPassword, checked.passwordHash))
    throw samePassword('/newPassword')
  await assertOpensNoMailbox(ctx, personId, input.newPassword, '/newPassword')
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

/** @throws problems `password.needed` to who has a password, or has not just proven who it is; `password.refused`. */
async function chooseFirstPassword(
  ctx: Ctx,
  personId: string,
  sessionId: string,
  password: string,
): Promise<void> {
  if ((await holdCredentials(ctx, personId)) !== null) throw problem('password.needed')
  await demandRecentPassword(ctx, { currentPassword: undefined, deviceToken: null })
  const passwordHash = await hashNewPassword(ctx, password, await readOwnWords(ctx, personId), '/newPassword')
  await assertOpensNoMailbox(ctx, personId, password, '/newPassword')
  await withTx(ctx, async (tx) => {
    if ((await holdCredentials(tx, personId)) !== null) throw problem('password.needed')
    await savePasswordHash(tx, personId, passwordHash)
    await revokeSessionsOf(tx, personId, 'password changed', sessionId)
    await endEmailChange(tx, personId, sessionId)
    await audit(tx, { action: 'password.first-chosen', subjectKind: 'person', subjectId: personId })
    await noticePasswordChanged(tx, personId, 'chosen')
  })
}
