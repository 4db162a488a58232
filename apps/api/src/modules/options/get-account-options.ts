import type { Ctx } from '../../ctx.ts'
import { type ReachedAccount, reachAccount } from '../accounts/index.ts'
import { readTariffsOn } from './data/tariff-data.ts'
import { loadOptions } from './load-options.ts'
import { type AccountOptionsView, toOptionsView } from './options-view.ts'

/** "Options" of an account that was reached. */
export async function viewOptions(ctx: Ctx, account: ReachedAccount): Promise<AccountOptionsView> {
  const loaded = await loadOptions(ctx, account)
  return toOptionsView(ctx, loaded, await readTariffsOn(ctx, ctx.clock.today()))
}

/** "Options" of an account (A07–A10, A16, A18). @throws problem `resource.not-found`. */
export async function getAccountOptions(ctx: Ctx, accountId: string): Promise<AccountOptionsView> {
  return viewOptions(ctx, await reachAccount(ctx, accountId))
}
