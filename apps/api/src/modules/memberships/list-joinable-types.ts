import type { Ctx } from '../../ctx.ts'
import { readOfferedTypes } from './data/membership-data.ts'
import { termsOn } from './domain/renewal-rules.ts'

/**
 * Types that a newcomer who names this partner, or none, may choose from on `day`, today unless told, each with its days and its
 * amount. What is free is not sold online.
 */
export async function listJoinableTypes(ctx: Ctx, partnerId: string | null, day = ctx.clock.today()) {
  const types = await readOfferedTypes(ctx, partnerId, day)
  return types
    .map((type) => ({ ...type, ...termsOn(type, [], day) }))
    .filter(({ amountCents }) => amountCents > 0)
}
