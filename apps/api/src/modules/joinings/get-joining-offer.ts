import type { getJoiningOffer as route } from '@guichet/contract/joinings.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { availableMethods, periodFor, readJoinableTypes, readPartners } from '../memberships/index.ts'
import { JOINING_TERMS, TERMS_VERSION } from './domain/joining-terms.ts'

/** What a newcomer may choose from, with amounts and dates as of today (M15). */
export async function getJoiningOffer(ctx: Ctx): Promise<BodyOf<typeof route>> {
  const today = ctx.clock.today()
  const { startsOn, endsOn } = periodFor([], today)
  const isEnglish = ctx.locale === 'en'
  const [types, partners, methods] = await Promise.all([
    readJoinableTypes(ctx),
    readPartners(ctx),
    availableMethods(ctx),
  ])
  return {
    ...{ today, startsOn, endsOn, partners, methods },
    types: types.map((type) => ({
      ...{ id: type.id, code: type.code, amountCents: type.amountCents, partnerId: type.partnerId },
      label: isEnglish ? type.labelEn : type.labelFr,
      description: isEnglish ? type.descriptionEn : type.descriptionFr,
    })),
    terms: { version: TERMS_VERSION, paragraphs: [...JOINING_TERMS[ctx.locale]] },
  }
}
