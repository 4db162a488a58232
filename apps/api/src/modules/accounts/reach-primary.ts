import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ReachedAccount, type ReachOptions, reachAccount } from './reach-account.ts'

/**
 * A primary account to which whoever acts may add.
 * @throws problems `resource.not-found`, `account.not-primary`, `account.right-missing`, `account.closed`.
 */
export async function reachPrimary(
  ctx: Ctx,
  accountId: string,
  options?: ReachOptions,
): Promise<ReachedAccount> {
  const reached = await reachAccount(ctx, accountId, 'read', options)
  if (reached.kind === 'secondary') throw problem('account.not-primary')
  if (reached.powers.includes('create-secondary')) {
    if (reached.state !== 'open') throw problem('account.closed')
    return reached
  }
  return reachAccount(ctx, accountId, 'create-secondary', options)
}
