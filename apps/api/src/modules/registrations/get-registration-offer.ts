import type { getRegistrationOffer as route } from '@guichet/contract/registrations.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { mailDomainOf } from '../accounts/index.ts'
import { readNewcomerChoices } from '../options/index.ts'
import { getOrganisationProfile, readTerms } from '../organisation/index.ts'

/** What a new primary account may choose from (A24). */
export async function getRegistrationOffer(ctx: Ctx): Promise<BodyOf<typeof route>> {
  const { primaryApproval } = await getOrganisationProfile(ctx)
  return {
    mailDomain: mailDomainOf(ctx),
    ...(await readNewcomerChoices(ctx)),
    approval: primaryApproval === 'automatic' ? 'automatic' : 'staff',
    terms: await readTerms(ctx, 'account-terms'),
  }
}
