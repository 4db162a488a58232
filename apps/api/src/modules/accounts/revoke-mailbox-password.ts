import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { confirmRecheck, type PasswordProof, recheckPassword } from '../identity/index.ts'
import { writeMailboxPassword } from './data/mailbox-data.ts'
import { type MailboxView, readMailboxView } from './mailbox-view.ts'
import { noteMailboxPassword } from './note-mailbox-password.ts'
import { reachMailbox } from './reach-mailbox.ts'

/**
 * "Révoquer" (A19): mail programs no longer get in, mail goes on arriving. Done as the same person with the same proof.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.no-mailbox`,
 * `password.wrong-current`, `session.locked`.
 */
export async function revokeMailboxPassword(
  ctx: Ctx,
  accountId: string,
  proof: PasswordProof,
): Promise<MailboxView> {
  await reachMailbox(ctx, accountId)
  const checked = await recheckPassword(ctx, proof)
  return withTx(ctx, async (tx) => {
    await reachMailbox(tx, accountId, { lock: true })
    await confirmRecheck(tx, checked)
    const before = await writeMailboxPassword(tx, accountId, null)
    if (!before) throw problem('account.no-mailbox')
    if (before.wasSet) await noteMailboxPassword(tx, accountId, 'revoked')
    return readMailboxView(tx, accountId)
  })
}
