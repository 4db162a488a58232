import type { getJoiningOffer as route } from '@guichet/contract/joinings.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { availableMethods, listJoinableTypes, readPartners } from '../memberships/index.ts'
import { readTerms } from '../organisation/index.ts'

/** What a newcomer who names this partner, or none, may choose from, with amounts and days as of today (M15). */
export async function getJoiningOffer(ctx: Ctx, partnerId: string | null): Promise<BodyOf<typeof route>> {
  const today = ctx.clock.today()
  const isEnglish = ctx.locale === 'en'
  const [types, partners, methods, terms] = await Promise.all([
    listJoinableTypes(ctx, partnerId),
    readPartners(ctx),
    availableMethods(ctx),
    readTerms(ctx, 'membership-terms'),
  ])
  return {
    ...{ today, partners, methods },
    types: types.map((type) => ({
      ...{ id: type.id, code: type.code, amountCents: type.amountCents },
      ...{ startsOn: type.startsOn, endsOn: type.endsOn },
      label: isEnglish ? type.labelEn : type.labelFr,
      description: isEnglish ? type.descriptionEn : type.descriptionFr,
    })),
    terms,
  }
}
