import type { Ctx } from '../../ctx.ts'
import { readSettings } from './data/organisation-data.ts'

export type OrganisationProfile = Awaited<ReturnType<typeof readSettings>>

/** What the organisation says of itself. */
export const getOrganisationProfile = (ctx: Pick<Ctx, 'db'>): Promise<OrganisationProfile> =>
  readSettings(ctx)

/** Where the logo is read, under the portal; its name changes with it, so that it may be kept for long. */
export const logoPathOf = ({ logoSha256 }: Pick<OrganisationProfile, 'logoSha256'>): string | null =>
  logoSha256 === null ? null : `/api/v1/organisation/logo?v=${logoSha256.slice(0, 16)}`
