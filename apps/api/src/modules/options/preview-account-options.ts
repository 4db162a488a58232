import type { optionsConsequences } from '@guichet/contract/options.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { reachAccount } from '../accounts/index.ts'
import { countFamilyUses } from './data/option-data.ts'
import { readTariffsOn, type TariffRow } from './data/tariff-data.ts'
import { type OptionState, optionNotices } from './domain/option-changes.ts'
import { type FamilyCounts, pricedUses } from './domain/priced-uses.ts'
import { type MonthlyCostView, toCostView } from './family-cost.ts'
import { findLosses } from './find-losses.ts'
import { type LoadedOptions, loadOptions, primaryRightsWith } from './load-options.ts'
import { type OptionsPatch, planOptions, powerFor } from './plan-options.ts'

type ConsequencesView = z.input<typeof optionsConsequences>

const difference = (was: boolean, is: boolean) => Number(is) - Number(was)

function countsAfter(counts: FamilyCounts, loaded: LoadedOptions, after: OptionState): FamilyCounts {
  const { account, state } = loaded
  if (account.state !== 'open') return counts
  return {
    mailboxes: counts.mailboxes + difference(state.hasMailbox, after.hasMailbox),
    statements: counts.statements + difference(state.statements.subscribed, after.statements.subscribed),
    archive: counts.archive + difference(state.archiveSubscribed, after.archiveSubscribed),
  }
}

/** Cost of the month for the primary before and after; whoever is on a secondary account only is not told of it. */
async function costs(
  ctx: Ctx,
  loaded: LoadedOptions,
  after: OptionState,
  tariffs: readonly TariffRow[],
): Promise<[before: MonthlyCostView, after: MonthlyCostView]> {
  const { account, state } = loaded
  if (account.kind === 'secondary' && account.via === 'own') {
    const nothing = toCostView(ctx, [], tariffs)
    return [nothing, nothing]
  }
  const counts = await countFamilyUses(ctx, loaded.primaryId)
  const costWith = (of: FamilyCounts, { procedures }: OptionState) =>
    toCostView(ctx, pricedUses(of, primaryRightsWith(loaded, procedures)), tariffs)
  return [costWith(counts, state), costWith(countsAfter(counts, loaded, after), after)]
}

/**
 * What a change of options would cost and take away (A16, A17). It is refused as the change would be.
 * @throws problems as `updateAccountOptions`, versions excepted.
 */
export async function previewAccountOptions(
  ctx: Ctx,
  accountId: string,
  patch: OptionsPatch,
): Promise<ConsequencesView> {
  const account = await reachAccount(ctx, accountId, powerFor(patch))
  const loaded = await loadOptions(ctx, account)
  const after = planOptions(ctx, loaded, patch)
  const tariffs = await readTariffsOn(ctx, ctx.clock.today())
  const [costBefore, costAfter] = await costs(ctx, loaded, after, tariffs)
  const isPriced = tariffs.some(({ item, amountCents }) => item === 'secondary-mailbox' && amountCents > 0)
  return {
    costBefore,
    costAfter,
    ...(await findLosses(ctx, loaded, after)),
    notices: [...optionNotices(loaded.state, after, isPriced)],
  }
}
