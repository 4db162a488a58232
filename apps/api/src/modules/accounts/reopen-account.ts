import { mailboxesLeft, stateAfter } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import type { AccountView } from './account-view.ts'
import { changeState, countMailboxes, holdAccount } from './data/account-writes.ts'
import { getAccount } from './get-account.ts'
import { reachAccount } from './reach-account.ts'

/** The primary above is held first, as a creation holds it: a place among its mailboxes must be free, and it must be open. */
async function holdPlace(tx: Ctx, primaryId: string, needsMailbox: boolean): Promise<void> {
  const primary = await holdAccount(tx, primaryId)
  if (primary?.state !== 'open') throw problem('account.closed')
  if (needsMailbox && mailboxesLeft(primary.mailboxQuota, await countMailboxes(tx, primaryId)) === 0)
    throw problem('account.quota-exceeded')
}

/**
 * "Réactiver" a closed account (A04).
 * @throws problems `resource.not-found`, `account.right-missing`, `account.wrong-state`, `account.quota-exceeded`,
 * `account.closed`.
 */
export const reopenAccount = (ctx: Ctx, accountId: string): Promise<AccountView> =>
  withTx(ctx, async (tx) => {
    const seen = await reachAccount(tx, accountId, 'close')
    if (stateAfter(seen.state, 'reopen') === null) throw problem('account.wrong-state')
    if (seen.primary) await holdPlace(tx, seen.primary.id, seen.hasMailbox)
    const { state } = await reachAccount(tx, accountId, 'close', { lock: true })
    const next = stateAfter(state, 'reopen')
    if (next === null || !(await changeState(tx, accountId, state, next, null)))
      throw problem('account.wrong-state')
    await audit(tx, {
      action: 'account.reopened',
      subjectKind: 'account',
      subjectId: accountId,
      before: { state },
      after: { state: next },
    })
    return getAccount(tx, accountId)
  })
