import type { Ctx } from '../../ctx.ts'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { chargePayment } from './charge-payment.ts'
import { listOpenCheckouts, type OpenCheckout } from './data/payment-data.ts'
import { endPayment, syncCheckout } from './sync-checkout.ts'

const YOUNG_MS = 5_000
const LOST_MS = 24 * 3_600_000
const BATCH = 200
/** So many calls in a row without an answer, and the run ends: the next one comes within a minute. */
const PATIENCE = 3

async function lookAfter(ctx: Ctx, { id, checkoutId, unattended, createdAt }: OpenCheckout): Promise<void> {
  if (unattended) await chargePayment(ctx, id)
  else if (checkoutId !== null) await syncCheckout(ctx, checkoutId)
  // Its checkout was never opened, so nobody can pay it any more.
  else if (createdAt.getTime() < ctx.clock.now().getTime() - LOST_MS) await endPayment(ctx, id, 'expired')
}

/**
 * Looks after payments left open: the process may have died, or the webhook been lost. The payment service knows. A
 * payment that cannot be looked after is logged and left to the next run; the others are not kept waiting.
 * @returns how many were looked at.
 */
export async function reconcilePayments(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - YOUNG_MS)
  let looked = 0
  let unanswered = 0
  let last: OpenCheckout | null = null
  for (;;) {
    const open: OpenCheckout[] = await listOpenCheckouts(ctx, { before, after: last, limit: BATCH })
    for (const payment of open) {
      looked += 1
      try {
        await lookAfter(ctx, payment)
        if (payment.checkoutId !== null) unanswered = 0
      } catch (error) {
        const isGateway = error instanceof GatewayUnavailableError
        const level = isGateway ? 'warn' : 'error'
        ctx.log[level]({ err: error, paymentId: payment.id }, 'a payment was not looked after')
        if (isGateway && !error.refused) unanswered += 1
        if (unanswered >= PATIENCE) return looked
      }
    }
    last = open.at(-1) ?? null
    if (open.length < BATCH) return looked
  }
}
