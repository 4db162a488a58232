import { type DatedUse, type Days, staysOf } from '@guichet/domain/billing-run'
import { procedureRights } from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import { readStandingChanges } from '../accounts/index.ts'
import { readCatalogue, readProfiles, toCatalogueProcedure, toProfile } from './data/catalogue-data.ts'
import { countUsesOfFamilies, readDatedChoices, readMovedAccounts } from './data/dated-uses-data.ts'
import { tidyChoices } from './domain/option-choices.ts'
import { pricedUses } from './domain/priced-uses.ts'

const PROCEDURE = 'procedure:'
const NOTHING = { mailboxes: 0, statements: 0, archive: 0 }

type PartUse = DatedUse & { readonly primaryId: string }

/** The same item on the same days is one use. */
function addUp(uses: readonly DatedUse[]): DatedUse[] {
  const sums = new Map<string, DatedUse>()
  for (const use of uses) {
    const key = `${use.item} ${use.startsOn} ${use.endsOn}`
    sums.set(key, { ...use, quantity: use.quantity + (sums.get(key)?.quantity ?? 0) })
  }
  return [...sums.values()]
}

/** What accounts that came, went, were closed or reopened in these days use, on their days, by the primary that pays for it. */
async function readPartUses(ctx: Ctx, primaryIds: readonly string[], days: Days): Promise<PartUse[]> {
  const moved = await readMovedAccounts(ctx, primaryIds, days.startsOn)
  const changes = await readStandingChanges(
    ctx,
    moved.map(({ id }) => id),
    days.startsOn,
  )
  return moved.flatMap((account) =>
    staysOf(account, changes.get(account.id) ?? [], days).flatMap((stay): PartUse[] => {
      const isNew = stay.parentId !== null && account.createdOn > stay.startsOn
      const from = isNew ? account.createdOn : stay.startsOn
      if (from > stay.endsOn) return []
      const at = {
        primaryId: stay.parentId ?? account.id,
        startsOn: from > days.startsOn ? from : null,
        endsOn: stay.endsOn < days.endsOn ? stay.endsOn : null,
      }
      return [
        ...(stay.parentId !== null && stay.hasMailbox ? [{ ...at, item: 'secondary-mailbox' }] : []),
        ...(account.statements ? [{ ...at, item: 'statements' }] : []),
        ...(account.archive ? [{ ...at, item: 'archive' }] : []),
      ].map((use) => ({ ...use, quantity: 1 }))
    }),
  )
}

/**
 * What primary accounts use in these days of what has a price, by account (A11): options as they stand now, procedures since
 * they were chosen, and what each account of the family uses on the days on which it was open in that family. Some statements,
 * whatever their number.
 */
export async function readDatedUses(
  ctx: Ctx,
  primaryIds: readonly string[],
  days: Days,
): Promise<ReadonlyMap<string, readonly DatedUse[]>> {
  if (primaryIds.length === 0) return new Map()
  const catalogueRows = await readCatalogue(ctx)
  const catalogue = catalogueRows.map(toCatalogueProcedure)
  const profiles = await readProfiles(ctx)
  const counts = await countUsesOfFamilies(ctx, primaryIds, days.startsOn)
  const parts = Map.groupBy(await readPartUses(ctx, primaryIds, days), ({ primaryId }) => primaryId)
  const chosen = Map.groupBy(await readDatedChoices(ctx, primaryIds), ({ accountId }) => accountId)
  return new Map(
    primaryIds.map((id) => {
      const own = chosen.get(id) ?? []
      const rights = procedureRights(catalogue, {
        profile: toProfile(profiles, own[0]?.profileCode ?? ''),
        open: true,
        choices: tidyChoices(catalogueRows, own),
      })
      const sinceOf = (item: string) => own.find(({ code }) => item === `${PROCEDURE}${code}`)?.since ?? null
      const whole = pricedUses(counts.get(id) ?? NOTHING, rights).map((use) => ({
        ...{ ...use, startsOn: sinceOf(use.item), endsOn: null },
      }))
      const part = (parts.get(id) ?? []).map(({ primaryId: _, ...use }) => use)
      return [id, addUp([...whole, ...part])]
    }),
  )
}
