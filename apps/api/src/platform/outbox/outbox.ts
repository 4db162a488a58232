import { outbox } from '@guichet/db/schema'
import type { Ctx } from '../../ctx.ts'
import { insertMany } from '../insert-many.ts'

/** Effects that leave a verb, and what they carry. Handlers are idempotent: each may run more than once. */
export interface Topics {
  /** The next accounts of a billing run are to be invoiced. */
  'billing-run.going': { readonly runId: string }
  /** Something happened to a debit that was made without its payer. */
  'charge.changed': { readonly paymentIntentId: string }
  'checkout.changed': { readonly checkoutId: string }
  /** A file of the store that no row names any more. */
  /** Somebody of whom the payment service is to keep neither name nor address. */
  'customer.dropped': { readonly customerId: string }
  'file.orphaned': { readonly key: string }
  'message.queued': { readonly messageId: string }
  /** A means of payment that is not wanted any more. */
  'method.dropped': { readonly methodId: string }
  /** Money is to be debited without its payer being there. */
  'payment.due': { readonly paymentId: string }
  'procedure.withdrawn': {
    readonly procedureId: string
    readonly version: number
    readonly after: string | null
  }
  /** Something happened to a payment that may have gone back. */
  'refund.changed': { readonly paymentIntentId: string }
  'rights.lost': {
    readonly primaryId: string
    /** The version of the primary that was edited: each save is told once. */
    readonly version: number
    /** What went, by procedure. */
    readonly lost: readonly {
      readonly procedureId: string
      readonly code: string
      readonly web: boolean
      readonly bare: boolean
      readonly types: readonly string[]
    }[]
    /** The last account that was told. */
    readonly after: string | null
  }
  /** Many rows came at once: what is known of the tables they stand in is to be taken anew. */
  'rows.imported': { readonly of: 'members' | 'accounts' }
  'subscription.changed': { readonly subscriptionId: string }
  /** Its running period was refunded: it is to end at once. */
  'subscription.undone': { readonly subscriptionId: string }
}
export type Topic = keyof Topics
export const TOPICS: readonly Topic[] = [
  'billing-run.going',
  'charge.changed',
  'checkout.changed',
  'customer.dropped',
  'file.orphaned',
  'message.queued',
  'method.dropped',
  'payment.due',
  'procedure.withdrawn',
  'refund.changed',
  'rights.lost',
  'rows.imported',
  'subscription.changed',
  'subscription.undone',
]

/**
 * Notes an effect in the transaction of the verb; it is handed to the job queue once that is committed.
 * @throws {TypeError} outside a transaction.
 */
export const emit = <T extends Topic>(ctx: Ctx, topic: T, payload: Topics[T]): Promise<void> =>
  emitAll(ctx, topic, [payload])

/**
 * Many effects of one topic, in one statement.
 * @throws {TypeError} outside a transaction.
 */
export async function emitAll<T extends Topic>(
  ctx: Ctx,
  topic: T,
  payloads: readonly Topics[T][],
): Promise<void> {
  if (!ctx.inTx) throw new TypeError('emit needs a transaction')
  if (payloads.length === 0) return
  const createdAt = ctx.clock.now()
  await insertMany(
    ctx,
    outbox,
    payloads.map((payload) => ({ id: ctx.ids.uuid(), topic, payload, createdAt })),
  )
}
