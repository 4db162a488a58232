import type { Out } from '@guichet/contract/route'
import type { decideAccountRequest as route } from '@guichet/contract/staff-accounts.contract'
import { type AccountState, stateAfter } from '@guichet/domain/account-state'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { endAccountLinks, sendAccountActivation } from '../identity/index.ts'
import type { AccountView } from './account-view.ts'
import { findAccount } from './data/account-data.ts'
import { findAddressee, findHolder } from './data/account-person-data.ts'
import { changeState } from './data/account-writes.ts'
import { getAccount } from './get-account.ts'
import { holdPlace } from './hold-place.ts'
import { type ReachedAccount, reachAccount } from './reach-account.ts'
import { tellApplicant } from './tell-applicant.ts'

type Decision = Out<(typeof route)['body']>

async function move(tx: Ctx, accountId: string, from: AccountState, to: AccountState, reason: string | null) {
  if (!(await changeState(tx, accountId, from, to, reason))) throw problem('account.already-decided')
}
const note = (
  tx: Ctx,
  accountId: string,
  action: string,
  before: AccountState,
  after: AccountState,
  reason?: string,
) =>
  audit(tx, {
    action,
    subjectKind: 'account',
    subjectId: accountId,
    before: { state: before },
    after: { state: after, ...(reason === undefined ? {} : { reason }) },
  })

/** Whoever has a password already is let in; anybody else gets a link to choose one. */
async function approve(tx: Ctx, { id, state }: ReachedAccount): Promise<void> {
  const approved = stateAfter(state, 'approve')
  const row = await findAccount(tx, id)
  if (approved === null || !row) throw problem('account.already-decided')
  const holder = await findHolder(tx, id)
  const opened = holder?.hasPassword ? stateAfter(approved, 'open') : null
  await move(tx, id, state, opened ?? approved, null)
  await note(tx, id, 'account.approved', state, approved)
  if (opened) await note(tx, id, 'account.opened', approved, opened)
  const { account, details } = row
  if (!opened) {
    const { locale } = await findAddressee(tx, id)
    await sendAccountActivation(tx, account, { ...details, locale })
  }
  // The link says it to the holder of a primary already.
  if (opened || account.parentId !== null)
    await tellApplicant(tx, row, { template: 'account-approved', opened: opened !== null })
}

async function refuse(tx: Ctx, { id, state }: ReachedAccount, reason: string): Promise<void> {
  const refused = stateAfter(state, 'refuse')
  const row = await findAccount(tx, id)
  if (refused === null || !row) throw problem('account.already-decided')
  await move(tx, id, state, refused, reason)
  await endAccountLinks(tx, 'account-activation', id)
  await note(tx, id, 'account.refused', state, refused, reason)
  await tellApplicant(tx, row, { template: 'account-refused', reason })
}

/**
 * Approves a request for an account, or refuses it with a reason that the applicant reads (A21). Of two who decide at once
 * the first is heard. Places among the mailboxes of a primary are counted once more.
 * @throws problems `resource.not-found`, `account.already-decided`, `account.quota-exceeded`, `account.closed`.
 */
export const decideAccountRequest = (ctx: Ctx, accountId: string, input: Decision): Promise<AccountView> =>
  withTx(ctx, async (tx) => {
    const isApproval = input.decision === 'approve'
    const seen = await reachAccount(tx, accountId)
    if (seen.state !== input.state || stateAfter(seen.state, input.decision) === null)
      throw problem('account.already-decided')
    if (isApproval && seen.primary) await holdPlace(tx, seen.primary.id, { ...seen, isCounted: true })
    const account = await reachAccount(tx, accountId, 'read', { lock: true })
    // Its primary may have changed places meanwhile: the place that was held is not its own then.
    if (account.state !== input.state || account.primary?.id !== seen.primary?.id)
      throw problem('account.already-decided')
    await (isApproval ? approve(tx, account) : refuse(tx, account, input.reason ?? ''))
    return getAccount(tx, accountId)
  })
