import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { findPayment, type PaidMail, type PaidPayment } from '../billing/index.ts'
import { findCarriedFacts, insertMembership, markRenewed, readPeriods } from './data/membership-data.ts'
import { findRenewalByPayment, moveOpenRenewal } from './data/renewal-data.ts'
import { latestOf, periodFor } from './domain/renewal-rules.ts'

/** Makes the membership that a payment pays, in the payment’s transaction. Dates follow from the day of payment. */
export async function completeRenewal(ctx: Ctx, paid: PaidPayment): Promise<PaidMail> {
  const renewal = await findRenewalByPayment(ctx, paid.paymentId)
  const payment = await findPayment(ctx, paid.paymentId)
  if (!renewal || !payment) throw new TypeError(`payment ${paid.paymentId} pays no renewal`)
  const periods = await readPeriods(ctx, renewal.personId, true)
  const { startsOn, endsOn, rule } = periodFor(periods, paid.paidOn, renewal)
  const from = latestOf(periods)
  const carried = await findCarriedFacts(ctx, renewal.membershipId)
  const newId = ctx.ids.uuid()
  await insertMembership(ctx, {
    id: newId,
    personId: renewal.personId,
    typeId: renewal.typeId,
    startsOn,
    endsOn,
    amountCents: renewal.amountCents,
    partnerId: carried?.partnerId ?? null,
    paidOn: paid.paidOn,
    paymentMethod: payment.method,
    paymentId: payment.id,
    managementTool: carried?.managementTool ?? false,
    managementToolSince: carried?.managementToolSince ?? null,
    createdAt: ctx.clock.now(),
  })
  if (from) await markRenewed(ctx, from.id, paid.paidOn)
  if (!(await moveOpenRenewal(ctx, renewal.id, 'completed', newId))) {
    throw new TypeError(`renewal ${renewal.id} was not open`)
  }
  await audit(ctx, {
    action: 'membership.renewed',
    subjectKind: 'membership',
    subjectId: newId,
    before: from ? { membershipId: from.id, endsOn: from.endsOn } : {},
    after: { startsOn, endsOn, rule, renewalId: renewal.id },
  })
  const url = `${ctx.deps.config.publicUrl}/adhesions/${newId}`
  return { template: 'membership-renewed', data: { startsOn, endsOn, url } }
}

/** The payment is on its way (direct debit). */
export async function markRenewalProcessing(ctx: Ctx, paymentId: string): Promise<void> {
  const renewal = await findRenewalByPayment(ctx, paymentId)
  if (renewal) await moveOpenRenewal(ctx, renewal.id, 'processing')
}

/** The payment ended without money: another renewal may be asked for. */
export async function endRenewal(
  ctx: Ctx,
  paymentId: string,
  state: 'failed' | 'expired' | 'cancelled',
): Promise<void> {
  const renewal = await findRenewalByPayment(ctx, paymentId)
  if (!renewal || !(await moveOpenRenewal(ctx, renewal.id, state))) return
  await audit(ctx, {
    action: `membership.renewal-${state}`,
    subjectKind: 'renewal',
    subjectId: renewal.id,
    before: { state: renewal.state },
    after: { state },
  })
}
