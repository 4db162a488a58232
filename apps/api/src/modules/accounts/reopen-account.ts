import { stateAfter } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { tellAccount } from '../messages/index.ts'
import type { AccountView } from './account-view.ts'
import { changeState } from './data/account-writes.ts'
import { getAccount } from './get-account.ts'
import { holdPlace } from './hold-place.ts'
import { reachAccount } from './reach-account.ts'

/**
 * "Réactiver" a closed account (A04). Staff say why.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.wrong-state`, `account.quota-exceeded`,
 * `account.closed`, `request.invalid` at `/reason`.
 */
export const reopenAccount = (ctx: Ctx, accountId: string, reason: string | null): Promise<AccountView> =>
  withTx(ctx, async (tx) => {
    const seen = await reachAccount(tx, accountId, 'close')
    if (seen.via === 'staff' && reason === null) throw fieldProblem('/reason', 'required')
    if (stateAfter(seen.state, 'reopen') === null) throw problem('account.wrong-state')
    if (seen.primary) await holdPlace(tx, seen.primary.id, { ...seen, isCounted: false })
    const { state, primary } = await reachAccount(tx, accountId, 'close', { lock: true })
    // It may have moved meanwhile: the place that was held is not its own then.
    if (primary?.id !== seen.primary?.id) throw problem('account.wrong-state')
    const next = stateAfter(state, 'reopen')
    if (next === null || !(await changeState(tx, accountId, state, next, null)))
      throw problem('account.wrong-state')
    await audit(tx, {
      action: 'account.reopened',
      subjectKind: 'account',
      subjectId: accountId,
      before: { state },
      after: { state: next, ...(reason === null ? {} : { reason }) },
    })
    await tellAccount(tx, { accountId, kind: 'account-reopened', data: { reason } })
    return getAccount(tx, accountId)
  })
