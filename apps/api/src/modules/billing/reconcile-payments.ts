import type { Ctx } from '../../ctx.ts'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { listOpenCheckouts } from './data/payment-data.ts'
import { endPayment, syncCheckout } from './sync-checkout.ts'

const YOUNG_MS = 5_000
const LOST_MS = 24 * 3_600_000
const BATCH = 200

/**
 * Looks after payments left open: the process may have died, or the webhook been lost. The payment service knows.
 * @returns how many were looked at.
 */
export async function reconcilePayments(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now().getTime()
  const open = await listOpenCheckouts(ctx, new Date(now - YOUNG_MS), BATCH)
  for (const { id, checkoutId, createdAt } of open) {
    try {
      if (checkoutId !== null) await syncCheckout(ctx, checkoutId)
      // Its checkout was never opened, so nobody can pay it any more.
      else if (createdAt.getTime() < now - LOST_MS) await endPayment(ctx, id, 'expired')
    } catch (error) {
      if (!(error instanceof GatewayUnavailableError)) throw error
      ctx.log.warn({ err: error, paymentId: id }, 'the payment service does not answer, asked again later')
    }
  }
  return open.length
}
