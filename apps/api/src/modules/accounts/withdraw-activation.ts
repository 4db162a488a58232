import { stateAfter } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { endAccountLinks } from '../identity/index.ts'
import type { AccountView } from './account-view.ts'
import { changeState } from './data/account-writes.ts'
import { getAccount } from './get-account.ts'
import { reachAccount } from './reach-account.ts'

const REASON = { fr: 'Invitation retirée', en: 'Invitation withdrawn' }

/**
 * Withdraws the invitation to an approved account that nobody has opened yet: its link ends, the account stands as refused,
 * and its login and mailbox are free again.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.wrong-state`.
 */
export const withdrawActivation = (ctx: Ctx, accountId: string): Promise<AccountView> =>
  withTx(ctx, async (tx) => {
    const { state } = await reachAccount(tx, accountId, 'close', { lock: true })
    const next = state === 'approved' ? stateAfter(state, 'refuse') : null
    const reason = REASON[tx.locale]
    if (next === null || !(await changeState(tx, accountId, state, next, reason)))
      throw problem('account.wrong-state')
    await endAccountLinks(tx, 'account-activation', accountId)
    await audit(tx, {
      action: 'account.activation-withdrawn',
      subjectKind: 'account',
      subjectId: accountId,
      before: { state },
      after: { state: next, reason },
    })
    return getAccount(tx, accountId)
  })
