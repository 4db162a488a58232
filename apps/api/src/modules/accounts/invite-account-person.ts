import type { AccountRight } from '@guichet/domain/account-rights'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettled, findPerson, sendAccountInvitation } from '../identity/index.ts'
import { findAccountNames, isOnAccount } from './data/account-person-data.ts'
import { reachAccount } from './reach-account.ts'

export interface InviteAccountPersonInput {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly rights: readonly AccountRight[]
  readonly deviceToken: string | null
}

/**
 * Invites somebody to an account (A25): a link by mail, that adds the rights once it is used. Inviting again sends another
 * link in the place of the first. The answer is the same whether somebody signs in with that address or not.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.wrong-state`, `account.person-known`,
 * `recovery.recent`.
 */
export const inviteAccountPerson = (
  ctx: Ctx,
  accountId: string,
  input: InviteAccountPersonInput,
): Promise<{ email: string; expiresAt: string }> =>
  withTx(ctx, async (tx) => {
    const { state } = await reachAccount(tx, accountId, 'manage-persons', { lock: true })
    if (state !== 'open') throw problem('account.wrong-state')
    await demandSettled(tx, input.deviceToken)
    const { email } = input
    if (await isOnAccount(tx, accountId, email)) throw problem('account.person-known')
    const account = await findAccountNames(tx, accountId)
    const inviter = await findPerson(tx, actingPersonId(tx))
    if (!account || !inviter) throw problem('resource.not-found')
    const rights = [...new Set(input.rights)]
    const expiresAt = await sendAccountInvitation(
      tx,
      account,
      { firstName: input.firstName, lastName: input.lastName, email, locale: tx.locale },
      { rights, invitedBy: `${inviter.firstName} ${inviter.lastName}` },
    )
    await audit(tx, {
      action: 'account.person-invited',
      subjectKind: 'account',
      subjectId: accountId,
      after: { rights, fields: ['persons'] },
    })
    return { email, expiresAt: expiresAt.toISOString() }
  })
