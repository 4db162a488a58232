import { actingPersonId, type Ctx, spaceUrl, withTx } from '../../ctx.ts'
import { demandInFile, demandOwnFile } from '../../platform/file-access.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { openCheckout, settlePayment, tellHowToPay } from '../billing/index.ts'
import { takeVoucher } from '../vouchers/index.ts'
import { findMembership, findNamedPartner, readOfferedTypes, readPeriods } from './data/membership-data.ts'
import { findOpenRenewal, findRenewal } from './data/renewal-data.ts'
import { demandAsTold, type ToldTerms } from './demand-as-told.ts'
import { renewalRefusal, termsOn } from './domain/renewal-rules.ts'
import { availableMethods, type PaymentMethod } from './get-renewal-offer.ts'
import { writeRenewal } from './open-renewal.ts'
import { type RenewalView, toRenewalView } from './renewal-view.ts'

export interface RenewMembershipInput extends ToldTerms {
  readonly membershipId: string
  readonly typeId: string
  readonly method: PaymentMethod
  /** A voucher that pays a part of it, or all. */
  readonly voucherId?: string | null | undefined
  /** Have the next ones debited from what pays this one. */
  readonly automatic?: boolean
}

const isOnline = (method: PaymentMethod) => method === 'card' || method === 'sepa-debit'

/** Opens (or opens again) the page where a renewal is paid. */
export const openRenewalCheckout = (
  ctx: Ctx,
  {
    id,
    membershipId,
    paymentId,
    automatic,
  }: {
    readonly id: string
    readonly membershipId: string
    readonly paymentId: string
    readonly automatic: boolean
  },
) => {
  const page = `${spaceUrl(ctx)}/adhesions/${membershipId}/renouveler?renouvellement=${id}`
  return openCheckout(ctx, {
    paymentId,
    keeps: automatic,
    successUrl: `${page}&retour=paye`,
    cancelUrl: `${page}&retour=annule`,
  })
}

/**
 * Asks for a renewal, for oneself and at the price of today unless told: one at a time per person, whatever is clicked how
 * often. It becomes a membership when it is paid.
 * @throws problems `resource.not-found`, `membership.not-latest`, `membership.already-extended`,
 * `membership.renewal-pending`, `membership.type-unavailable`, `membership.offer-changed`, `voucher.unavailable`,
 * `payment.provider-unavailable`.
 */
export async function renewMembership(
  ctx: Ctx,
  input: RenewMembershipInput,
  personId = actingPersonId(ctx),
  day = ctx.clock.today(),
): Promise<RenewalView> {
  const { membershipId, method, automatic = false } = input
  if (isOnline(method) || input.voucherId) demandInFile(ctx, 'payments.pay')
  // Means of payment are kept by their owner alone.
  if (automatic) demandOwnFile(ctx)
  const renewalId = ctx.ids.uuid()
  const paymentId = ctx.ids.uuid()
  const isDue = await withTx(ctx, async (tx) => {
    if (!(await findMembership(tx, personId, membershipId))) throw problem('resource.not-found')
    const today = tx.clock.today()
    const periods = await readPeriods(tx, personId, true)
    const refusal = renewalRefusal(periods, membershipId, today)
    if (refusal) throw problem(refusal)
    if (await findOpenRenewal(tx, personId)) throw problem('membership.renewal-pending')
    const types = await readOfferedTypes(tx, await findNamedPartner(tx, personId), day)
    const type = types.find(({ id }) => id === input.typeId)
    if (!type)
      throw problem('membership.type-unavailable', { errors: [{ pointer: '/typeId', code: 'invalid' }] })
    if (!(await availableMethods(tx)).includes(method)) throw fieldProblem('/method', 'invalid')
    const terms = termsOn(type, periods, day)
    const { amountCents: priceCents } = terms
    const voucher = await takeVoucher(tx, { voucherId: input.voucherId, personId, priceCents })
    demandAsTold(input, { ...terms, voucherCents: voucher.amountCents })
    const amountCents = priceCents - voucher.amountCents
    const isNew = await writeRenewal(tx, {
      ...{ id: renewalId, personId, membershipId, type, voucherCents: voucher.amountCents },
      payment: {
        id: paymentId,
        amountCents,
        method: amountCents === 0 && priceCents > 0 ? 'free' : method,
      },
      // What a voucher pays whole leaves no means of payment behind.
      automatic: automatic && amountCents > 0 && isOnline(method),
    })
    if (!isNew) throw problem('membership.renewal-pending')
    await voucher.keepFor(paymentId)
    await tellHowToPay(tx, paymentId, `/adhesions/${membershipId}/renouveler?renouvellement=${renewalId}`)
    // Nothing is left to pay: it is paid.
    if (amountCents === 0 && priceCents > 0)
      await settlePayment(tx, { paymentId, paidOn: today, paidAt: tx.clock.now() })
    return amountCents > 0 || priceCents === 0
  })
  if (isDue && isOnline(method)) {
    await openRenewalCheckout(ctx, { id: renewalId, membershipId, paymentId, automatic })
  }
  const row = await findRenewal(ctx, personId, membershipId, renewalId)
  if (!row) throw problem('resource.not-found')
  return toRenewalView(ctx, row)
}
