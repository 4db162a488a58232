import { stateAfter } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { endAccountLinks, endAccountSessions } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import type { AccountView } from './account-view.ts'
import { changeState } from './data/account-writes.ts'
import { getAccount } from './get-account.ts'
import { reachAccount } from './reach-account.ts'

/**
 * "Désactiver" (A04): nobody signs in with the account any more; sessions and keys that hang on it end in the same
 * transaction. Secondary accounts keep their state under a primary that is closed, and are of no use until it is reopened.
 * Staff say why.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.wrong-state`, `request.invalid` at `/reason`.
 */
export const closeAccount = (ctx: Ctx, accountId: string, reason: string | null): Promise<AccountView> =>
  withTx(ctx, async (tx) => {
    const { state, via } = await reachAccount(tx, accountId, 'close', { lock: true })
    if (via === 'staff' && reason === null) throw fieldProblem('/reason', 'required')
    const next = stateAfter(state, 'close')
    if (next === null || !(await changeState(tx, accountId, state, next, reason)))
      throw problem('account.wrong-state')
    await endAccountLinks(tx, 'account-invitation', accountId)
    await endAccountSessions(tx, accountId)
    await audit(tx, {
      action: 'account.closed',
      subjectKind: 'account',
      subjectId: accountId,
      before: { state },
      after: { state: next, ...(reason === null ? {} : { reason }) },
    })
    await tellAccount(tx, { accountId, kind: 'account-closed', data: { reason } })
    return getAccount(tx, accountId)
  })
