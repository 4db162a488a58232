import type { Ctx } from '../../ctx.ts'
import { findPaidByIntent } from './data/refund-data.ts'
import { takeRefund } from './take-refund.ts'

/**
 * Asks the payment service whether a payment has gone back and takes note of it. A part that went back changes nothing;
 * a payment that we do not know as paid yet is asked about when it is.
 */
export async function syncRefund(ctx: Ctx, paymentIntentId: string): Promise<void> {
  const standing = await findPaidByIntent(ctx, paymentIntentId)
  if (standing.length === 0 || !(await ctx.deps.payments?.isRefunded(paymentIntentId))) return
  for (const paymentId of standing) await takeRefund(ctx, paymentId)
}
