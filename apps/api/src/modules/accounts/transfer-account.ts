import { ACCOUNT_RIGHTS } from '@guichet/domain/account-rights'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettled, moveLogin } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import type { AccountView } from './account-view.ts'
import {
  findAccountPerson,
  findHolder,
  touchAccount,
  updateAccountPersonRow,
} from './data/account-person-data.ts'
import { writeMailboxPassword } from './data/mailbox-data.ts'
import { getAccount } from './get-account.ts'
import { noteMailboxPassword } from './note-mailbox-password.ts'
import { reachAccount } from './reach-account.ts'

/**
 * Makes another person on the account its holder: the login moves with it. The former holder stays, with all rights.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.person-unknown`,
 * `account.holder-unreachable`, `recovery.recent`.
 */
export const transferAccount = (
  ctx: Ctx,
  accountId: string,
  { personId, deviceToken }: { readonly personId: string; readonly deviceToken: string | null },
): Promise<AccountView> =>
  withTx(ctx, async (tx) => {
    const account = await reachAccount(tx, accountId, 'manage-persons', { lock: true })
    await demandSettled(tx, deviceToken)
    const next = await findAccountPerson(tx, accountId, personId)
    const holder = await findHolder(tx, accountId)
    if (!next || !holder || next.role === 'holder') throw problem('account.person-unknown')
    await updateAccountPersonRow(tx, accountId, holder.personId, {
      role: 'collaborator',
      rights: ACCOUNT_RIGHTS,
    })
    await updateAccountPersonRow(tx, accountId, personId, { role: 'holder', rights: [] })
    await moveLogin(tx, account, holder.personId, personId)
    // The former holder knows the password of the mailbox: the next one sets his own.
    const mailbox = await writeMailboxPassword(tx, accountId, null)
    if (mailbox?.wasSet) await noteMailboxPassword(tx, accountId, 'revoked')
    await touchAccount(tx, accountId)
    await audit(tx, {
      action: 'account.holder-changed',
      subjectKind: 'account',
      subjectId: accountId,
      before: { holderId: holder.personId },
      after: { holderId: personId, fields: ['holder'] },
    })
    const data = { name: `${next.firstName} ${next.lastName}` }
    await tellAccount(tx, { accountId, kind: 'account-holder-changed', data })
    return getAccount(tx, accountId)
  })
