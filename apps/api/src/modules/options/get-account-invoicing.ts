import type { accountInvoicing } from '@guichet/contract/options.contract'
import { countsInQuota } from '@guichet/domain/account-state'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ReachedAccount, reachAccount } from '../accounts/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findInvoicing } from './data/invoicing-data.ts'
import { countFamilyUses } from './data/option-data.ts'
import { readTariffsOn } from './data/tariff-data.ts'
import { pricedUses } from './domain/priced-uses.ts'
import { type MonthlyCostView, toCostView } from './family-cost.ts'
import { loadOptions, rightsWith } from './load-options.ts'

export type AccountInvoicingView = z.input<typeof accountInvoicing>

/** What a primary account costs this month, its secondaries included; one that is closed or refused costs nothing. */
async function costOfMonth(ctx: Ctx, account: ReachedAccount): Promise<MonthlyCostView> {
  const loaded = await loadOptions(ctx, account)
  const counts = await countFamilyUses(ctx, account.id)
  const tariffs = await readTariffsOn(ctx, ctx.clock.today())
  const uses = pricedUses(counts, rightsWith(loaded, loaded.state.procedures))
  return toCostView(ctx, countsInQuota(account.state) ? uses : [], tariffs)
}

/** "Facturation" of an account that was reached. */
export async function viewInvoicing(ctx: Ctx, account: ReachedAccount): Promise<AccountInvoicingView> {
  const invoicing = await findInvoicing(ctx, account.id)
  const organisation = await getOrganisationProfile(ctx)
  return {
    ...invoicing,
    salesEmail: organisation.salesEmail ?? organisation.email,
    salesPhone: organisation.phone,
    cost: await costOfMonth(ctx, account),
    version: account.version,
  }
}

/** A secondary account has no invoicing, whoever asks (A11). @throws problems `resource.not-found`, `account.not-primary`. */
export async function reachPrimary(ctx: Ctx, accountId: string): Promise<void> {
  const { kind } = await reachAccount(ctx, accountId)
  if (kind !== 'primary') throw problem('account.not-primary')
}

/**
 * "Facturation" of a primary account, with the cost of this month (A11).
 * @throws problems `resource.not-found`, `account.not-primary`, `account.right-missing`.
 */
export async function getAccountInvoicing(ctx: Ctx, accountId: string): Promise<AccountInvoicingView> {
  await reachPrimary(ctx, accountId)
  return viewInvoicing(ctx, await reachAccount(ctx, accountId, 'read-billing'))
}
