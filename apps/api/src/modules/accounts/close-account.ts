import type { closeAccounts as contract } from '@guichet/contract/accounts.contract'
import type { In } from '@guichet/contract/route'
import { stateAfter } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, ProblemError, problem } from '../../platform/problem-error.ts'
import { endAccountLinks, endAccountSessions } from '../identity/index.ts'
import { tellAccount, tellAccounts } from '../messages/index.ts'
import type { AccountView } from './account-view.ts'
import { changeState } from './data/account-writes.ts'
import { getAccount } from './get-account.ts'
import { reachAccount } from './reach-account.ts'

async function shut(tx: Ctx, accountId: string, reason: string | null): Promise<void> {
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
}

/**
 * "Désactiver" (A04): nobody signs in with the account any more; sessions and keys that hang on it end in the same
 * transaction. Secondary accounts keep their state under a primary that is closed, and are of no use until it is reopened.
 * Staff say why.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.wrong-state`, `request.invalid` at `/reason`.
 */
export const closeAccount = (ctx: Ctx, accountId: string, reason: string | null): Promise<AccountView> =>
  withTx(ctx, async (tx) => {
    await shut(tx, accountId, reason)
    await tellAccount(tx, { accountId, kind: 'account-closed', data: { reason } })
    return getAccount(tx, accountId)
  })

type Closures = In<(typeof contract.responses)[200]>
const REFUSALS: ReadonlySet<string> = new Set<Closures['refused'][number]['code']>([
  ...(['resource.not-found', 'account.right-missing', 'account.closed', 'account.wrong-state'] as const),
])
const isRefusal = (code: string): code is Closures['refused'][number]['code'] => REFUSALS.has(code)

/**
 * The same for several accounts. One that cannot be closed is named and stops no other; whoever is written to about several
 * of them gets one mail.
 * @throws why the first was not closed, when none was; `request.invalid` at `/reason`.
 */
export const closeAccounts = (
  ctx: Ctx,
  accountIds: readonly string[],
  reason: string | null,
): Promise<Closures> =>
  withTx(ctx, async (tx) => {
    const closedIds: string[] = []
    const refused: Closures['refused'] = []
    // In one order, so that nobody waits for another who waits for him.
    for (const accountId of [...new Set(accountIds)].toSorted()) {
      try {
        await shut(tx, accountId, reason)
        closedIds.push(accountId)
      } catch (error) {
        if (!(error instanceof ProblemError && isRefusal(error.code))) throw error
        refused.push({ accountId, code: error.code })
      }
    }
    const [first] = refused
    if (closedIds.length === 0 && first) throw problem(first.code)
    await tellAccounts(
      tx,
      closedIds.map((accountId) => ({ accountId, kind: 'account-closed', data: { reason } })),
      'accounts-closed',
    )
    return { closedIds, refused }
  })
