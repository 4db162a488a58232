import type { Ctx } from '../../ctx.ts'
import { readPartners } from './data/member-data.ts'

/** Partners that a member may name, by name. */
export const listPartners = (ctx: Ctx): Promise<{ id: string; name: string }[]> => readPartners(ctx)
