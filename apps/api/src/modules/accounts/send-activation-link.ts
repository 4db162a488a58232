import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { areActivationsSpent, demandSettled, sendAccountActivation } from '../identity/index.ts'
import { findAccountNames } from './data/account-person-data.ts'
import { reachAccount } from './reach-account.ts'

const DAY_SECONDS = 86_400

/**
 * Sends the link that opens an approved account again, to its responsible person as it stands now; five times a day at most.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.wrong-state`, `rate.limited`,
 * `recovery.recent`.
 */
export const sendActivationLink = (
  ctx: Ctx,
  accountId: string,
  deviceToken: string | null,
): Promise<{ email: string; expiresAt: string }> =>
  withTx(ctx, async (tx) => {
    const { state } = await reachAccount(tx, accountId, 'reset-password', { lock: true })
    if (state !== 'approved') throw problem('account.wrong-state')
    await demandSettled(tx, deviceToken)
    if (await areActivationsSpent(tx, accountId))
      throw problem('rate.limited', { retryAfterSeconds: DAY_SECONDS })
    const account = await findAccountNames(tx, accountId)
    if (!account) throw problem('resource.not-found')
    const { responsibleEmail: email, responsibleFirstName: firstName } = account
    const expiresAt = await sendAccountActivation(tx, account, { firstName, email, locale: tx.locale })
    await audit(tx, { action: 'account.activation-sent', subjectKind: 'account', subjectId: accountId })
    return { email, expiresAt: expiresAt.toISOString() }
  })
