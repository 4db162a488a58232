import type { Ctx } from '../../ctx.ts'
import { findPaidByIntent } from './data/refund-data.ts'
import { takeToldRefunds } from './take-refunds.ts'

/**
 * Asks the payment service what has gone back of a payment and takes note of it; a payment that we do not know as paid yet
 * is asked about when it is.
 */
export async function syncRefund(ctx: Ctx, paymentIntentId: string): Promise<void> {
  const gateway = ctx.deps.payments
  const paid = await findPaidByIntent(ctx, paymentIntentId)
  if (paid.length === 0 || !gateway) return
  const told = await gateway.listRefunds(paymentIntentId)
  for (const paymentId of paid) await takeToldRefunds(ctx, paymentId, told)
}
