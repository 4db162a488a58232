import type { getRenewalOffer as route } from '@guichet/contract/memberships.contract'
import type { In } from '@guichet/contract/route'
import { ANNUAL_TERMS } from '@guichet/domain/membership-terms'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { mayInFile } from '../../platform/file-access.ts'
import { problem } from '../../platform/problem-error.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findMembership, findNamedPartner, readOfferedTypes, readPeriods } from './data/membership-data.ts'
import { findOpenRenewal } from './data/renewal-data.ts'
import { lastCoveredDay, periodFor, renewalRefusal, termsOn } from './domain/renewal-rules.ts'
import { toRenewalView } from './renewal-view.ts'

type Offer = In<(typeof route)['responses'][200]>
export type OnlineMethod = 'card' | 'sepa-debit'
export type PaymentMethod = OnlineMethod | 'transfer' | 'cheque'

/** Ways to pay that this installation is set up for. */
export async function availableMethods(ctx: Ctx): Promise<PaymentMethod[]> {
  const { transferIban } = await getOrganisationProfile(ctx)
  return [
    ...(ctx.deps.payments && mayInFile(ctx, 'payments.pay') ? (['card', 'sepa-debit'] as const) : []),
    ...(transferIban ? (['transfer'] as const) : []),
    'cheque',
  ]
}

/**
 * Types, amounts, dates and ways to pay if this membership is renewed today.
 * @throws problems `resource.not-found`, `membership.not-latest`, `membership.already-extended`.
 */
export async function getRenewalOffer(ctx: Ctx, membershipId: string): Promise<Offer> {
  const personId = actingPersonId(ctx)
  const current = await findMembership(ctx, personId, membershipId)
  if (!current) throw problem('resource.not-found')
  const periods = await readPeriods(ctx, personId)
  const today = ctx.clock.today()
  const refusal = renewalRefusal(periods, membershipId, today)
  if (refusal) throw problem(refusal)
  const open = await findOpenRenewal(ctx, personId)
  const types = await readOfferedTypes(ctx, await findNamedPartner(ctx, personId), today)
  const shown = types.find(({ id }) => id === current.typeId) ?? types[0]
  const isEnglish = ctx.locale === 'en'
  return {
    today,
    currentEndsOn: lastCoveredDay(periods),
    ...periodFor(periods, today, shown ?? ANNUAL_TERMS),
    types: types.map((type) => {
      const { endsOn, amountCents } = termsOn(type, periods, today)
      return {
        ...{ id: type.id, code: type.code, kind: type.kind, endsOn, amountCents },
        label: isEnglish ? type.labelEn : type.labelFr,
        description: isEnglish ? type.descriptionEn : type.descriptionFr,
      }
    }),
    currentTypeId: shown?.id === current.typeId ? current.typeId : null,
    methods: await availableMethods(ctx),
    pending: open ? await toRenewalView(ctx, open) : null,
  }
}
