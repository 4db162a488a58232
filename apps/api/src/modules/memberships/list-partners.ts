import { actingPersonId, type Ctx } from '../../ctx.ts'
import { readPartners } from './data/member-data.ts'

/** Partners that the member may name, by name: not those withdrawn, but for the one named already. */
export const listPartners = (ctx: Ctx): Promise<{ id: string; name: string }[]> =>
  readPartners(ctx, actingPersonId(ctx))
