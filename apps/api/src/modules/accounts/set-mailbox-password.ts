import type { FieldCode } from '@guichet/contract/field-codes'
import { fitsMailbox } from '@guichet/domain/mailbox-password'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  assertPasswordAllowed,
  confirmRecheck,
  demandSettled,
  type PasswordProof,
  readOwnWords,
  recheckPassword,
} from '../identity/index.ts'
import { writeMailboxPassword } from './data/mailbox-data.ts'
import { type MailboxView, readMailboxView } from './mailbox-view.ts'
import { noteMailboxPassword } from './note-mailbox-password.ts'
import { reachMailbox } from './reach-mailbox.ts'

export interface SetMailboxPasswordInput extends PasswordProof {
  readonly newPassword: string
}

/**
 * Sets or changes the mailbox's own password (A19): the holder only, once the sign-in password is given again. The hash is
 * one that mail servers read, so neither the pepper nor the second factor stands before it: the password must not be that
 * of the sign-in, and no byte of it may be one that bcrypt does not read.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.no-mailbox`,
 * `password.wrong-current`, `password.refused`, `session.locked`, `recovery.recent`.
 */
export async function setMailboxPassword(
  ctx: Ctx,
  accountId: string,
  { newPassword, ...proof }: SetMailboxPasswordInput,
): Promise<MailboxView> {
  const { login } = await reachMailbox(ctx, accountId)
  const checked = await recheckPassword(ctx, proof)
  await demandSettled(ctx, proof.deviceToken)
  if (!fitsMailbox(newPassword)) throw refused('password.mailbox-length')
  assertPasswordAllowed(newPassword, [login, ...(await readOwnWords(ctx, checked.personId))], '/newPassword')
  if (await ctx.deps.hasher.verify(newPassword, checked.passwordHash)) throw refused('password.sign-in')
  const passwordHash = await ctx.deps.hasher.hashForMailbox(newPassword)
  return withTx(ctx, async (tx) => {
    await reachMailbox(tx, accountId, { lock: true })
    await confirmRecheck(tx, checked)
    const before = await writeMailboxPassword(tx, accountId, passwordHash)
    if (!before) throw problem('account.no-mailbox')
    await noteMailboxPassword(tx, accountId, before.wasSet ? 'changed' : 'set')
    return readMailboxView(tx, accountId)
  })
}

const refused = (code: FieldCode) =>
  problem('password.refused', { errors: [{ pointer: '/newPassword', code }] })
