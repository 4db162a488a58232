import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { applyCheckout, askGateway, chargePayment, endPayment, syncCheckout } from '../billing/index.ts'
import { findRenewal, type RenewalRow } from './data/renewal-data.ts'
import { openRenewalCheckout } from './renew-membership.ts'
import { type RenewalView, toRenewalView } from './renewal-view.ts'

export interface RenewalInput {
  readonly membershipId: string
  readonly renewalId: string
}

async function ownRenewal(ctx: Ctx, { membershipId, renewalId }: RenewalInput): Promise<RenewalRow> {
  const row = await findRenewal(ctx, actingPersonId(ctx), membershipId, renewalId)
  if (!row) throw problem('resource.not-found')
  return row
}

const isOnline = (row: RenewalRow) => row.method === 'card' || row.method === 'sepa-debit'

/** One of my renewals. @throws a problem `resource.not-found`. */
export const getRenewal = async (ctx: Ctx, input: RenewalInput): Promise<RenewalView> =>
  toRenewalView(ctx, await ownRenewal(ctx, input))

/**
 * Asks the payment service now where the payment stands; opens the payment page when it could not be opened before. What is
 * debited without its payer has no page.
 * @throws problems `resource.not-found`, `payment.provider-unavailable`.
 */
export async function checkRenewal(ctx: Ctx, input: RenewalInput): Promise<RenewalView> {
  const row = await ownRenewal(ctx, input)
  const isOpen = row.state === 'awaiting-payment' || row.state === 'processing'
  if (isOpen && isOnline(row)) {
    const { checkoutId } = row
    if (row.unattended) await askGateway(() => chargePayment(ctx, row.paymentId))
    else if (checkoutId === null) await openRenewalCheckout(ctx, row)
    else await askGateway(() => syncCheckout(ctx, checkoutId))
  }
  return getRenewal(ctx, input)
}

/**
 * Gives up a renewal that is not paid. The payment page is closed first, so that nobody pays what was given up; when it
 * was paid a moment before, the renewal is completed instead. A debit may be at the bank already: what stops it is stopping
 * automatic renewal.
 * @throws problems `resource.not-found`, `renewal.not-pending`, `payment.provider-unavailable`.
 */
export async function cancelRenewal(ctx: Ctx, input: RenewalInput): Promise<RenewalView> {
  const row = await ownRenewal(ctx, input)
  if (row.state !== 'awaiting-payment' || row.unattended) throw problem('renewal.not-pending')
  const gateway = ctx.deps.payments
  const { checkoutId } = row
  if (isOnline(row) && gateway) {
    // A checkout may have been opened without our knowing its name; asking again gives it, or opens one to close.
    const id = checkoutId ?? (await openRenewalCheckout(ctx, row)).id
    const state = await askGateway(() => gateway.expireCheckout(id))
    if (state.status !== 'expired') {
      await applyCheckout(ctx, row.paymentId, state)
      throw problem('renewal.not-pending')
    }
  }
  if (!(await endPayment(ctx, row.paymentId, 'cancelled'))) throw problem('renewal.not-pending')
  return getRenewal(ctx, input)
}
