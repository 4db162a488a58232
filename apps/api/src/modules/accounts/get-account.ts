import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type AccountView, toAccountView } from './account-view.ts'
import { findAccount } from './data/account-data.ts'
import { reachAccount } from './reach-account.ts'

/** One account with what whoever asks may do with it. @throws a problem `resource.not-found`. */
export async function getAccount(ctx: Ctx, accountId: string): Promise<AccountView> {
  const reached = await reachAccount(ctx, accountId)
  const row = await findAccount(ctx, accountId)
  if (!row) throw problem('resource.not-found')
  return toAccountView(row, reached, ctx.locale)
}
