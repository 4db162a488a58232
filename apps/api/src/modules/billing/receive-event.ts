import { type Ctx, withTx } from '../../ctx.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { ForgedEventError } from '../../platform/ports/payment-gateway.ts'
import { problem } from '../../platform/problem-error.ts'
import { insertEvent } from './data/payment-data.ts'

const TOPICS = {
  checkout: (tx: Ctx, checkoutId: string) => emit(tx, 'checkout.changed', { checkoutId }),
  subscription: (tx: Ctx, subscriptionId: string) => emit(tx, 'subscription.changed', { subscriptionId }),
  charge: (tx: Ctx, paymentIntentId: string) => emit(tx, 'charge.changed', { paymentIntentId }),
  refund: (tx: Ctx, paymentIntentId: string) => emit(tx, 'refund.changed', { paymentIntentId }),
}

/**
 * Takes an event of the payment service. What it says is not believed: it only makes us ask where what it
 * names stands.
 * @throws a problem `request.malformed` when it is forged, too old or dated in the future.
 */
export async function receiveEvent(ctx: Ctx, rawBody: Buffer, signature: string): Promise<void> {
  const gateway = ctx.deps.payments
  if (!gateway) throw problem('resource.not-found')
  const event = await Promise.resolve()
    .then(() => gateway.readEvent(rawBody, signature, ctx.clock.now()))
    .catch((error: unknown) => {
      if (!(error instanceof ForgedEventError)) throw error
      ctx.log.warn({ reason: error.message }, 'a payment event was refused')
      throw problem('request.malformed')
    })
  await withTx(ctx, async (tx) => {
    const isNew = await insertEvent(tx, {
      id: event.id,
      type: event.type,
      objectId: event.objectId,
      createdAt: event.createdAt,
      receivedAt: tx.clock.now(),
    })
    if (isNew && event.about) await TOPICS[event.about.kind](tx, event.about.id)
  })
}
