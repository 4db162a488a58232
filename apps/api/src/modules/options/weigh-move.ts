import type { moveConsequences } from '@guichet/contract/account-moves.contract'
import type { MoveKind } from '@guichet/domain/account-moves'
import {
  type CatalogueProcedure,
  lostRights,
  type ProcedureHolder,
  procedureRights,
  type SecondaryHolder,
} from '@guichet/domain/procedure-rights'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { readCatalogue, readProfiles, toCatalogueProcedure, toProfile } from './data/catalogue-data.ts'
import { countFamilyUses, readChoices } from './data/option-data.ts'
import { readTariffsOn } from './data/tariff-data.ts'
import { type AccountServices, movedCounts, ownCounts } from './domain/move-costs.ts'
import { type FamilyCounts, pricedUses } from './domain/priced-uses.ts'
import { type MonthlyCostView, toCostView } from './family-cost.ts'

type Consequences = z.input<typeof moveConsequences>
type Costs = { readonly before: MonthlyCostView; readonly after: MonthlyCostView | null }

/** An account that moves, or its primary, open both; null where it is only named. */
export interface WeighedAccount extends AccountServices {
  readonly id: string
  readonly profileCode: string
}
export interface MoveWeight {
  readonly procedures: Consequences['procedures']
  readonly account: Costs | null
  readonly primary: Costs | null
}

/** What the account may use before and after. Who takes the place of the primary takes over what that one has chosen. */
function holdersOf(
  kind: MoveKind,
  alone: ProcedureHolder,
  above: ProcedureHolder,
): readonly [before: ProcedureHolder | SecondaryHolder, after: ProcedureHolder | SecondaryHolder] {
  if (kind === 'attach') return [alone, { ...alone, profile: above.profile, primary: above }]
  return [{ ...alone, primary: above }, kind === 'swap' ? above : alone]
}

const items = (lost: ReturnType<typeof lostRights>) =>
  lost.map(({ code, documentTypes }) => ({ code, documentTypes: documentTypes && [...documentTypes] }))

/**
 * What a move would do to the rights of an account and to the cost of both sides. Where one of them is only named, what
 * hangs on it is null. Five statements at most, however many accounts there are.
 */
export async function weighMove(
  ctx: Ctx,
  kind: MoveKind,
  account: WeighedAccount | null,
  primary: WeighedAccount | null,
): Promise<MoveWeight> {
  const rows = await readCatalogue(ctx)
  const catalogue: readonly CatalogueProcedure[] = rows.map(toCatalogueProcedure)
  const profiles = await readProfiles(ctx)
  const known = [account, primary].filter((one) => one !== null)
  const choices = await readChoices(
    ctx,
    known.map(({ id }) => id),
  )
  const tariffs = await readTariffsOn(ctx, ctx.clock.today())
  const counts = primary && (await countFamilyUses(ctx, primary.id))
  const costOf = (uses: FamilyCounts, holder: ProcedureHolder | SecondaryHolder) =>
    toCostView(ctx, pricedUses(uses, procedureRights(catalogue, holder)), tariffs)
  const nothing = toCostView(ctx, [], tariffs)
  const holderOf = ({ id, profileCode }: WeighedAccount): ProcedureHolder => ({
    profile: toProfile(profiles, profileCode),
    open: true,
    choices: choices.get(id) ?? [],
  })
  if (!account || !primary || !counts) {
    return {
      procedures: null,
      account: account && { before: costOf(ownCounts(account), holderOf(account)), after: nothing },
      primary: primary && counts && { before: costOf(counts, holderOf(primary)), after: null },
    }
  }
  const above = holderOf(primary)
  const [before, after] = holdersOf(kind, holderOf(account), above)
  const [was, is] = [procedureRights(catalogue, before), procedureRights(catalogue, after)]
  const moved = movedCounts(kind, counts, account)
  const own = ownCounts(account)
  return {
    procedures: { lost: items(lostRights(was, is)), gained: items(lostRights(is, was)) },
    account: {
      before: kind === 'attach' ? costOf(own, before) : nothing,
      after: kind === 'attach' ? nothing : costOf(kind === 'swap' ? moved : own, after),
    },
    primary: {
      before: costOf(counts, above),
      after: kind === 'swap' ? nothing : costOf(moved, above),
    },
  }
}
