import type { findCompany as route } from '@guichet/contract/joinings.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { askCompany } from '../memberships/index.ts'

/** What the register tells of an establishment. Its silence stands in nobody’s way: one can always type by hand. */
export const findCompany = (ctx: Ctx, siret: string): Promise<BodyOf<typeof route>> => askCompany(ctx, siret)
