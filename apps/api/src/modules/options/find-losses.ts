import type { optionsConsequences } from '@guichet/contract/options.contract'
import {
  lostRights,
  type ProcedureHolder,
  type ProcedureProfile,
  type ProcedureRight,
  procedureRights,
} from '@guichet/domain/procedure-rights'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { toProfile } from './data/catalogue-data.ts'
import { type LostByPrimary, readLosers } from './data/loss-data.ts'
import { readChoices } from './data/option-data.ts'
import type { OptionState } from './domain/option-changes.ts'
import { type LoadedOptions, rightsWith } from './load-options.ts'

type Consequences = z.input<typeof optionsConsequences>
type Losses = Pick<Consequences, 'losses' | 'accountsAffected'>

const NONE: Losses = { losses: [], accountsAffected: 0 }
const toItems = (lost: ReturnType<typeof lostRights>) =>
  lost.map(({ code, documentTypes }) => ({ code, documentTypes: documentTypes && [...documentTypes] }))

/** What the edited account would lose, by procedure and document type, as the look-up of its secondaries takes it. */
export function lostByPrimary(loaded: LoadedOptions, after: readonly ProcedureRight[]): LostByPrimary[] {
  const before = rightsWith(loaded, loaded.state.procedures)
  return lostRights(before, after).flatMap(({ code, documentTypes }) => {
    const row = loaded.rows.find((one) => one.code === code)
    const right = before.find((one) => one.code === code)
    if (!row || !right) return []
    const types = [...(documentTypes ?? right.documentTypes)]
    return [{ procedureId: row.id, code, web: row.web, bare: right.documentTypes.length === 0, types }]
  })
}

/**
 * What secondaries lose under a primary that becomes `after`; with `profile`, they take that one too. Two statements,
 * however many there are.
 */
async function lossesOfSecondaries(
  ctx: Ctx,
  loaded: LoadedOptions,
  after: ProcedureHolder,
  profile?: ProcedureProfile,
): Promise<Losses> {
  const lost = lostByPrimary(loaded, procedureRights(loaded.catalogue, after))
  if (lost.length === 0) return NONE
  const { rows, affected } = await readLosers(ctx, loaded.primaryId, lost)
  const choices = await readChoices(
    ctx,
    rows.map(({ id }) => id),
  )
  const { catalogue, holder, profiles } = loaded
  const losses = rows.map(({ id, login, companyName, profileCode }) => {
    const now = toProfile(profiles, profileCode)
    const rightsUnder = (primary: ProcedureHolder, own = now) =>
      procedureRights(catalogue, {
        profile: own,
        open: true,
        choices: choices.get(id) ?? [],
        primary,
      })
    const gone = lostRights(rightsUnder(holder), rightsUnder(after, profile))
    return { accountId: id, login, companyName, procedures: toItems(gone) }
  })
  return { losses, accountsAffected: affected }
}

/**
 * Rights that secondary accounts would lose (A17): all those of a primary, or the one that is edited. Two statements,
 * however many secondaries there are.
 */
export async function findLosses(ctx: Ctx, loaded: LoadedOptions, after: OptionState): Promise<Losses> {
  if (loaded.account.kind === 'primary')
    return lossesOfSecondaries(ctx, loaded, { ...loaded.holder, choices: after.procedures })
  const before = rightsWith(loaded, loaded.state.procedures)
  const procedures = toItems(lostRights(before, rightsWith(loaded, after.procedures)))
  if (procedures.length === 0) return NONE
  const { companyName } = loaded
  const { id: accountId, login } = loaded.account
  return { losses: [{ accountId, login, companyName, procedures }], accountsAffected: 1 }
}

/** What a primary and its secondaries would lose under another profile. */
export async function findProfileLosses(ctx: Ctx, loaded: LoadedOptions, profileCode: string) {
  const profile = toProfile(loaded.profiles, profileCode)
  const after = { ...loaded.holder, profile }
  const before = rightsWith(loaded, loaded.state.procedures)
  const procedures = toItems(lostRights(before, procedureRights(loaded.catalogue, after)))
  return { procedures, ...(await lossesOfSecondaries(ctx, loaded, after, profile)) }
}
