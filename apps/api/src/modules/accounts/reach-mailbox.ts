import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ReachedAccount, type ReachOptions, reachAccount } from './reach-account.ts'

/**
 * The account whose mailbox its holder would open to mail programs, or shut.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.no-mailbox`.
 */
export async function reachMailbox(
  ctx: Ctx,
  accountId: string,
  options: ReachOptions = {},
): Promise<ReachedAccount> {
  const reached = await reachAccount(ctx, accountId, 'set-mailbox-password', options)
  if (!reached.hasMailbox) throw problem('account.no-mailbox')
  return reached
}
