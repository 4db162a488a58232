import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { wrongState } from '../fault.ts'
import { idOf } from '../ids.ts'
import { createInvoice, markInvoiceFailed, markInvoicePaid } from './invoice.ts'
import { createIntent, failIntent, payIntent } from './payment-intent.ts'
import { addInterval } from './period.ts'

const RETRY_MS = 3 * 24 * 3_600_000

/** Notes when the subscription is taken up next: at the end of its period, or to try again. */
export function planRenewal(act: Act, subscription: Stripe.Subscription, dueAt?: number): void {
  const endS = subscription.items.data[0]?.current_period_end
  if (endS === undefined) return
  const task = {
    id: `renew_${subscription.id}`,
    kind: 'renew-subscription',
    targetId: subscription.id,
  } as const
  act.box.tasks.put({ ...task, dueAt: dueAt ?? endS * 1000 })
}

/** Ends a subscription for good. */
export function endSubscription(act: Act, subscription: Stripe.Subscription): void {
  const { now: at, box } = act
  Object.assign(subscription, {
    status: 'canceled',
    canceled_at: subscription.canceled_at ?? at,
    ended_at: at,
  })
  box.subscriptions.put(subscription)
  box.tasks.remove(`renew_${subscription.id}`)
  act.emit('customer.subscription.deleted', subscription)
}

function setStatus(act: Act, subscription: Stripe.Subscription, status: Stripe.Subscription.Status): void {
  const before = subscription.status
  subscription.status = status
  act.box.subscriptions.put(subscription)
  act.emit('customer.subscription.updated', subscription, before === status ? undefined : { status: before })
}

function intentOf(act: Act, subscription: Stripe.Subscription): Stripe.PaymentIntent {
  const amount = subscription.items.data.reduce(
    (sum, item) => sum + (item.price.unit_amount ?? 0) * (item.quantity ?? 1),
    0,
  )
  const method = act.box.methods.get(idOf(subscription.default_payment_method) ?? '')
  return createIntent(act, {
    amount,
    currency: subscription.currency,
    customerId: idOf(subscription.customer),
    description: subscription.description,
    metadata: {},
    methodTypes: [method?.type ?? 'card'],
    receiptEmail: null,
    setupFutureUsage: null,
  })
}

/** What came of the intent of an invoice, told to invoice and subscription. */
export function settleInvoice(act: Act, intent: Stripe.PaymentIntent): void {
  const invoiceId = act.box.invoiceIntents.all().find(({ intentId }) => intentId === intent.id)?.id
  const invoice = act.box.invoices.get(invoiceId ?? '')
  const details = invoice?.parent?.subscription_details
  const subscription = act.box.subscriptions.get(idOf(details?.subscription ?? null) ?? '')
  if (!invoice || !subscription || invoice.status !== 'open' || intent.status === 'processing') return
  if (intent.status === 'succeeded') {
    markInvoicePaid(act, invoice)
    setStatus(act, subscription, 'active')
    planRenewal(act, subscription)
    return
  }
  markInvoiceFailed(act, invoice)
  const isFirst = invoice.billing_reason === 'subscription_create'
  setStatus(act, subscription, isFirst ? 'incomplete_expired' : 'past_due')
  if (!isFirst) planRenewal(act, subscription, Date.now() + RETRY_MS)
}

function tryToPay(
  act: Act,
  subscription: Stripe.Subscription,
  invoice: Stripe.Invoice,
  declines: boolean,
): void {
  const intent = act.box.intents.get(act.box.invoiceIntents.get(invoice.id)?.intentId ?? '')
  const method = act.box.methods.get(idOf(subscription.default_payment_method) ?? '')
  if (!intent) return
  if (declines || !method) {
    failIntent(act, intent, { code: 'card_declined', message: 'Your card was declined.' })
  } else payIntent(act, intent, method, { offSession: true })
  settleInvoice(act, intent)
}

/**
 * What falls due at the end of a period: the subscription ends, or its next period is invoiced and charged; an invoice
 * left unpaid is tried again instead. `declines`: the bank refuses, whatever the card. Throws 400 when it has ended.
 */
export function renewSubscription(act: Act, subscription: Stripe.Subscription, declines = false): void {
  if (subscription.status !== 'active' && subscription.status !== 'past_due')
    throw wrongState(`This subscription is ${subscription.status}.`, 'subscription_not_running')
  const unpaid = act.box.invoices.get(idOf(subscription.latest_invoice) ?? '')
  if (subscription.status === 'past_due' && unpaid?.status === 'open') {
    tryToPay(act, subscription, unpaid, declines)
    return
  }
  if (subscription.cancel_at_period_end) {
    endSubscription(act, subscription)
    return
  }
  for (const item of subscription.items.data) {
    const { interval, interval_count } = item.price.recurring ?? { interval: 'month', interval_count: 1 }
    item.current_period_start = item.current_period_end
    item.current_period_end = addInterval(item.current_period_start, interval, interval_count)
  }
  const intent = intentOf(act, subscription)
  const invoice = createInvoice(act, subscription, intent.id, 'subscription_cycle')
  planRenewal(act, subscription)
  tryToPay(act, subscription, invoice, declines)
}
