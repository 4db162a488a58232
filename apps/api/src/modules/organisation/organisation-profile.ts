import type { Ctx } from '../../ctx.ts'
import { readSettings } from './data/organisation-data.ts'

export type OrganisationProfile = Awaited<ReturnType<typeof readSettings>>

/** What the organisation says of itself. */
export const getOrganisationProfile = (ctx: Pick<Ctx, 'db'>): Promise<OrganisationProfile> =>
  readSettings(ctx)
