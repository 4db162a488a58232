import type { RefundState, ToldRefund } from '@guichet/domain/refunds'
import { hasForbiddenCharacters } from '@guichet/domain/text'
import type Stripe from 'stripe'
import { z } from 'zod'
import type {
  ChargeState,
  CheckoutState,
  EventTopic,
  GatewayEvent,
  KeptMethod,
  PaidInvoice,
  SetupState,
  SubscriptionState,
} from './payment-gateway.ts'

/** Stripe’s ids have at most 255 characters. */
const word = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => !hasForbiddenCharacters(text))
/** What is read of an event; the rest of it is not ours to judge. */
const EVENT = z.object({
  id: word,
  type: word,
  created: z.int().min(0).max(253_402_300_799),
  data: z.object({
    object: z.object({
      id: word.nullish(),
      object: word.nullish(),
      payment_intent: word.nullish().catch(null),
      metadata: z.object({ debit: word.nullish() }).nullish().catch(null),
      parent: z
        .object({ subscription_details: z.object({ subscription: word }).nullish() })
        .nullish()
        .catch(null),
    }),
  }),
})

function topicOf({ type, data: { object } }: z.output<typeof EVENT>): EventTopic | null {
  const about = (kind: EventTopic['kind'], id: string | null | undefined) => (id ? { kind, id } : null)
  if (object.object === 'checkout.session') return about('checkout', object.id)
  // Those of checkouts are told of by the checkout.
  if (object.object === 'payment_intent' && object.metadata?.debit) return about('charge', object.id)
  if (object.object === 'subscription') return about('subscription', object.id)
  if (object.object === 'invoice')
    return about('subscription', object.parent?.subscription_details?.subscription)
  const isRefund = object.object === 'refund' || object.object === 'dispute' || type === 'charge.refunded'
  return isRefund ? about('refund', object.payment_intent) : null
}

/** What is read of an event. @throws {z.ZodError} when it is no event. */
export function toEvent(event: unknown): GatewayEvent {
  const read = EVENT.parse(event)
  return {
    id: read.id,
    type: read.type,
    createdAt: new Date(read.created * 1000),
    objectId: read.data.object.id ?? null,
    about: topicOf(read),
  }
}

/** What becomes of a subscription whose first payment does not come. */
const FAILED_AT_ONCE: ReadonlySet<string> = new Set(['incomplete_expired', 'canceled', 'unpaid', 'past_due'])
/** A subscription that is over. */
export const ENDED: ReadonlySet<string> = new Set(['canceled', 'incomplete_expired', 'unpaid'])

const idOf = (reference: string | { readonly id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)
/** The intent that paid an invoice, or is to. */
export const intentOf = (invoice: Stripe.Invoice | null): string | null =>
  idOf(invoice?.payments?.data.at(-1)?.payment.payment_intent)

/** The charge of an intent that was asked for with it. */
const chargeOf = (intent: Stripe.PaymentIntent | null): Stripe.Charge | null => {
  const charge = intent?.latest_charge
  return typeof charge === 'object' ? charge : null
}
const paidAtOf = (intent: Stripe.PaymentIntent | null, invoice: Stripe.Invoice | null): Date | null => {
  const created = invoice?.status_transitions.paid_at ?? chargeOf(intent)?.created ?? intent?.created
  return created === undefined || created === null ? null : new Date(created * 1000)
}
/** What is kept: the last signs tell one from another. */
function keptOf(method: string | Stripe.PaymentMethod | null | undefined): KeptMethod | null {
  if (method === null || method === undefined || typeof method === 'string') return null
  const last4 = method.card?.last4 ?? method.sepa_debit?.last4 ?? ''
  return { id: method.id, label: `•••• ${last4}` }
}

export function toSetup(session: Stripe.Checkout.Session): SetupState {
  const intent = typeof session.setup_intent === 'object' ? session.setup_intent : null
  const kept = intent?.status === 'succeeded' ? keptOf(intent.payment_method) : null
  const status = session.status === 'expired' ? 'expired' : kept ? 'done' : 'open'
  return { id: session.id, url: session.url, status, kept }
}

/** A debit without the payer: what is neither there nor on its way has failed, for nobody will confirm it. */
export function toCharge(intent: Stripe.PaymentIntent): ChargeState {
  const { id, metadata, amount, status } = intent
  const paid = status === 'succeeded'
  return {
    paymentIntentId: id,
    paymentId: metadata.paymentId ?? null,
    amountCents: amount,
    status: paid ? 'paid' : status === 'processing' ? 'processing' : 'failed',
    paidAt: paid ? new Date((chargeOf(intent)?.created ?? intent.created) * 1000) : null,
  }
}

/** What tells one card, or one bank account, from all others. */
const fingerprintOf = (intent: Stripe.PaymentIntent | null): string | null => {
  const details = chargeOf(intent)?.payment_method_details
  return details?.card?.fingerprint ?? details?.sepa_debit?.fingerprint ?? null
}
/** A checkout in our words; `paidBy` pays the first period of a subscription. */
export const toState = (
  session: Stripe.Checkout.Session,
  paidBy: Stripe.PaymentIntent | null,
): CheckoutState => {
  const intent = typeof session.payment_intent === 'object' ? (session.payment_intent ?? paidBy) : paidBy
  const invoice = typeof session.invoice === 'object' ? session.invoice : null
  const subscription = typeof session.subscription === 'object' ? session.subscription : null
  const isPaid = session.payment_status === 'paid' || session.payment_status === 'no_payment_required'
  const hasFailed =
    intent?.status === 'requires_payment_method' ||
    intent?.status === 'canceled' ||
    (subscription !== null && FAILED_AT_ONCE.has(subscription.status))
  const status =
    session.status === 'expired'
      ? 'expired'
      : session.status === 'open'
        ? 'open'
        : isPaid
          ? 'paid'
          : hasFailed
            ? 'failed'
            : 'processing'
  return {
    id: session.id,
    url: session.url,
    paymentId: session.client_reference_id,
    amountCents: session.amount_total,
    paymentIntentId: intent?.id ?? idOf(session.payment_intent),
    subscriptionId: idOf(session.subscription),
    kept: intent?.setup_future_usage ? keptOf(intent.payment_method) : null,
    isRefunded: (chargeOf(intent)?.amount_refunded ?? 0) > 0,
    status,
    paidAt: status === 'paid' ? (paidAtOf(intent, invoice) ?? new Date(session.created * 1000)) : null,
    payerFingerprint: fingerprintOf(intent),
  }
}

const REFUND_STATES: Readonly<Record<string, RefundState>> = {
  succeeded: 'done',
  failed: 'failed',
  canceled: 'failed',
}

export const toRefund = ({ id, amount, status, metadata }: Stripe.Refund): ToldRefund => ({
  providerId: id,
  refundId: metadata?.refundId ?? null,
  amountCents: amount,
  state: REFUND_STATES[status ?? ''] ?? 'pending',
})

/** A dispute that is lost: the money is gone. */
export const toReturn = ({ id, amount }: Stripe.Dispute): ToldRefund => ({
  ...{ providerId: id, refundId: null, amountCents: amount, state: 'done', kind: 'bank' },
})

export function toPaidInvoice(invoice: Stripe.Invoice): PaidInvoice {
  const period = invoice.lines.data[0]?.period ?? { start: invoice.period_start, end: invoice.period_end }
  return {
    id: invoice.id,
    isFirst: invoice.billing_reason === 'subscription_create',
    amountCents: invoice.amount_paid,
    paymentIntentId: intentOf(invoice),
    paidAt: new Date((invoice.status_transitions.paid_at ?? invoice.created) * 1000),
    startsAt: new Date(period.start * 1000),
    endsAt: new Date(period.end * 1000),
  }
}

export function toSubscriptionState(
  subscription: Stripe.Subscription,
  paidInvoices: readonly PaidInvoice[],
): SubscriptionState {
  const { id, metadata, status, cancel_at_period_end, cancel_at, items, created } = subscription
  return {
    id,
    paymentId: metadata.paymentId ?? null,
    status: ENDED.has(status) ? 'ended' : status === 'past_due' ? 'past-due' : 'active',
    endsWithPeriod: cancel_at_period_end || cancel_at !== null,
    renewsAt: new Date((items.data[0]?.current_period_end ?? created) * 1000),
    paidInvoices,
  }
}
