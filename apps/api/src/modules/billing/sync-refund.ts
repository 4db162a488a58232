import type { Ctx } from '../../ctx.ts'
import { findPaidByIntent } from './data/refund-data.ts'
import { takeToldRefunds } from './take-refunds.ts'

/**
 * Asks the payment service what has gone back of a payment, given back or taken back by the bank, and takes note of it; a payment that we do not know as paid yet
 * is asked about when it is.
 */
export async function syncRefund(ctx: Ctx, paymentIntentId: string): Promise<void> {
  const gateway = ctx.deps.payments
  const paid = await findPaidByIntent(ctx, paymentIntentId)
  if (paid.length === 0 || !gateway) return
  const given = await gateway.listRefunds(paymentIntentId)
  const told = [...given, ...(await gateway.listReturns(paymentIntentId))]
  for (const paymentId of paid) await takeToldRefunds(ctx, paymentId, told)
}
