import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { endAccountLinks } from '../identity/index.ts'
import { reachAccount } from './reach-account.ts'

/**
 * Withdraws the invitation of somebody to an account (A25): its link ends at once.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`.
 */
export const withdrawInvitation = (ctx: Ctx, accountId: string, email: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    await reachAccount(tx, accountId, 'manage-persons', { lock: true })
    if ((await endAccountLinks(tx, 'account-invitation', accountId, email)) === 0)
      throw problem('resource.not-found')
    await audit(tx, {
      action: 'account.invitation-withdrawn',
      subjectKind: 'account',
      subjectId: accountId,
      after: { fields: ['persons'] },
    })
  })
