import type { updateAccountPerson as route } from '@guichet/contract/account-persons.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { AccountRight } from '@guichet/domain/account-rights'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettled } from '../identity/index.ts'
import { findAccountPerson, touchAccount, updateAccountPersonRow } from './data/account-person-data.ts'
import { reachAccount } from './reach-account.ts'

export interface UpdateAccountPersonInput {
  readonly personId: string
  readonly rights: readonly AccountRight[]
  readonly deviceToken: string | null
}

/**
 * Changes the rights of somebody on an account, from the next request on.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.holder-stays`, `recovery.recent`.
 */
export const updateAccountPerson = (
  ctx: Ctx,
  accountId: string,
  { personId, rights: given, deviceToken }: UpdateAccountPersonInput,
): Promise<BodyOf<typeof route>> =>
  withTx(ctx, async (tx) => {
    await reachAccount(tx, accountId, 'manage-persons', { lock: true })
    await demandSettled(tx, deviceToken)
    const before = await findAccountPerson(tx, accountId, personId)
    if (!before) throw problem('resource.not-found')
    if (before.role === 'holder') throw problem('account.holder-stays')
    const rights = [...new Set(given)]
    await updateAccountPersonRow(tx, accountId, personId, { rights })
    await touchAccount(tx, accountId)
    await audit(tx, {
      action: 'account.person-rights-changed',
      subjectKind: 'account',
      subjectId: accountId,
      before: { personId, rights: before.rights },
      after: { personId, rights, fields: ['persons'] },
    })
    return { ...before, rights, since: before.since.toISOString() }
  })
