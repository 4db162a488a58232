import { type Ctx, withTx } from '../../ctx.ts'
import { shelveFor } from './data/audience-data.ts'
import { holdPublished, listOpenAudiences } from './data/published-data.ts'

/**
 * Gives published documents to who joined their audience since; who left it keeps them, and what somebody deleted for good
 * does not come back. Nobody is told: what was published before belongs to what one finds when one joins.
 * @returns how many were given.
 */
export async function shelvePublished(ctx: Ctx): Promise<number> {
  let given = 0
  for (const document of await listOpenAudiences(ctx))
    given += await withTx(ctx, async (tx) => {
      const held = await holdPublished(tx, document.id)
      return held?.withdrawnAt === null ? shelveFor(tx, { ...document, version: held.version }) : 0
    })
  return given
}
