import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { tellAccount } from '../messages/index.ts'
import { deleteAccountPerson, findAccountPerson, touchAccount } from './data/account-person-data.ts'
import { reachAccount } from './reach-account.ts'

/**
 * Takes somebody off an account, from the next request on. Anybody may leave by himself, whatever his rights and the state
 * of the account; the holder passes it on first.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.holder-stays`.
 */
export const removeAccountPerson = (ctx: Ctx, accountId: string, personId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const leaves = actingPersonId(tx) === personId
    await reachAccount(tx, accountId, leaves ? 'read' : 'manage-persons', { lock: true })
    const before = await findAccountPerson(tx, accountId, personId)
    if (!before) throw problem('resource.not-found')
    if (before.role === 'holder') throw problem('account.holder-stays')
    await deleteAccountPerson(tx, accountId, personId)
    await touchAccount(tx, accountId)
    await audit(tx, {
      action: leaves ? 'account.person-left' : 'account.person-removed',
      subjectKind: 'account',
      subjectId: accountId,
      before: { personId, rights: before.rights },
      after: { fields: ['persons'] },
    })
    const data = { name: `${before.firstName} ${before.lastName}`, how: leaves ? 'left' : 'removed' }
    await tellAccount(tx, { accountId, kind: 'account-person-left', data })
  })
