import type { DatedUse } from '@guichet/domain/billing-run'
import { procedureRights } from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import { readCatalogue, readProfiles, toCatalogueProcedure, toProfile } from './data/catalogue-data.ts'
import { countUsesOfFamilies, readDatedChoices } from './data/dated-uses-data.ts'
import { tidyChoices } from './domain/option-choices.ts'
import { pricedUses } from './domain/priced-uses.ts'

const PROCEDURE = 'procedure:'
const NOTHING = { mailboxes: 0, statements: 0, archive: 0 }

/**
 * What open primary accounts use of what has a price, by account, as they stand now (A11): procedures since they were chosen,
 * the rest since it is not known when. Four statements, whatever their number.
 */
export async function readDatedUses(
  ctx: Ctx,
  primaryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DatedUse[]>> {
  if (primaryIds.length === 0) return new Map()
  const catalogueRows = await readCatalogue(ctx)
  const catalogue = catalogueRows.map(toCatalogueProcedure)
  const profiles = await readProfiles(ctx)
  const counts = await countUsesOfFamilies(ctx, primaryIds)
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
      const uses = pricedUses(counts.get(id) ?? NOTHING, rights)
      return [id, uses.map((use) => ({ ...use, since: sinceOf(use.item) }))]
    }),
  )
}
