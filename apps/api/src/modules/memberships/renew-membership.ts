import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { openCheckout, openPayment, settlePayment } from '../billing/index.ts'
import { takeVoucher } from '../vouchers/index.ts'
import { findMembership, findNamedPartner, readOfferedTypes, readPeriods } from './data/membership-data.ts'
import { findOpenRenewal, findRenewal, insertRenewal } from './data/renewal-data.ts'
import { renewalRefusal, termsOn } from './domain/renewal-rules.ts'
import { availableMethods, type PaymentMethod } from './get-renewal-offer.ts'
import { type RenewalView, toRenewalView } from './renewal-view.ts'

export interface RenewMembershipInput {
  readonly membershipId: string
  readonly typeId: string
  readonly method: PaymentMethod
  /** A voucher that pays a part of it, or all. */
  readonly voucherId?: string | null | undefined
}

export const RENEWAL_PURPOSE = 'membership-renewal'

/** Opens (or opens again) the page where a renewal is paid. */
export const openRenewalCheckout = (ctx: Ctx, membershipId: string, renewalId: string, paymentId: string) => {
  const page = `${ctx.deps.config.publicUrl}/adhesions/${membershipId}/renouveler?renouvellement=${renewalId}`
  return openCheckout(ctx, {
    paymentId,
    successUrl: `${page}&retour=paye`,
    cancelUrl: `${page}&retour=annule`,
  })
}

/**
 * Asks for a renewal: one at a time per person, whatever is clicked how often. It becomes a membership when it is paid.
 * @throws problems `resource.not-found`, `membership.not-latest`, `membership.already-extended`,
 * `membership.renewal-pending`, `membership.type-unavailable`, `voucher.unavailable`, `payment.provider-unavailable`.
 */
export async function renewMembership(ctx: Ctx, input: RenewMembershipInput): Promise<RenewalView> {
  const personId = actingPersonId(ctx)
  const { membershipId, method } = input
  const renewalId = ctx.ids.uuid()
  const paymentId = ctx.ids.uuid()
  const isDue = await withTx(ctx, async (tx) => {
    if (!(await findMembership(tx, personId, membershipId))) throw problem('resource.not-found')
    const today = tx.clock.today()
    const periods = await readPeriods(tx, personId, true)
    const refusal = renewalRefusal(periods, membershipId, today)
    if (refusal) throw problem(refusal)
    if (await findOpenRenewal(tx, personId)) throw problem('membership.renewal-pending')
    const types = await readOfferedTypes(tx, await findNamedPartner(tx, personId), today)
    const type = types.find(({ id }) => id === input.typeId)
    if (!type)
      throw problem('membership.type-unavailable', { errors: [{ pointer: '/typeId', code: 'invalid' }] })
    if (!(await availableMethods(tx)).includes(method)) throw fieldProblem('/method', 'invalid')
    const { amountCents: priceCents } = termsOn(type, periods, today)
    const voucher = await takeVoucher(tx, { voucherId: input.voucherId, personId, priceCents })
    const amountCents = priceCents - voucher.amountCents
    await openPayment(tx, {
      id: paymentId,
      personId,
      purpose: RENEWAL_PURPOSE,
      purposeId: renewalId,
      labelFr: `Renouvellement d’adhésion – ${type.labelFr}`,
      labelEn: `Membership renewal – ${type.labelEn}`,
      amountCents,
      method: amountCents === 0 && priceCents > 0 ? 'free' : method,
    })
    await voucher.keepFor(paymentId)
    const now = tx.clock.now()
    const isNew = await insertRenewal(tx, {
      id: renewalId,
      personId,
      membershipId,
      typeId: type.id,
      paymentId,
      amountCents,
      state: 'awaiting-payment',
      createdAt: now,
      updatedAt: now,
    })
    if (!isNew) throw problem('membership.renewal-pending')
    await audit(tx, {
      action: 'membership.renewal-requested',
      subjectKind: 'renewal',
      subjectId: renewalId,
      after: { membershipId, type: type.code, method, amountCents, voucherCents: voucher.amountCents },
    })
    // Nothing is left to pay: it is paid.
    if (amountCents === 0 && priceCents > 0)
      await settlePayment(tx, { paymentId, paidOn: today, paidAt: now })
    return amountCents > 0 || priceCents === 0
  })
  if (isDue && (method === 'card' || method === 'sepa-debit')) {
    await openRenewalCheckout(ctx, membershipId, renewalId, paymentId)
  }
  const row = await findRenewal(ctx, personId, membershipId, renewalId)
  if (!row) throw problem('resource.not-found')
  return toRenewalView(ctx, row)
}
