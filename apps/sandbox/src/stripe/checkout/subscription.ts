import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { idOf } from '../ids.ts'
import { addInterval } from '../payments/period.ts'

function planOf(price: Stripe.Price): Stripe.Plan {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: null,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}

function itemOf(
  act: Act,
  subscriptionId: string,
  line: Stripe.LineItem,
  price: Stripe.Price,
): Stripe.SubscriptionItem {
  const { interval, interval_count } = price.recurring ?? { interval: 'month' as const, interval_count: 1 }
  return {
    id: newId('si_', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: act.now,
    current_period_end: addInterval(act.now, interval, interval_count),
    current_period_start: act.now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity: line.quantity ?? 1,
    subscription: subscriptionId,
    tax_rates: [],
  }
}

/** The subscription that a paid session starts. Its first period is paid by the session. */
export function createSubscription(
  act: Act,
  session: Stripe.Checkout.Session,
  methodId: string,
  paid: boolean,
): Stripe.Subscription {
  const id = newId('sub_1')
  const plan = act.box.plans.get(session.id)?.intent
  const data = (act.box.lineItems.get(session.id)?.items ?? []).flatMap((line) =>
    line.price?.recurring ? [itemOf(act, id, line, line.price)] : [],
  )
  const subscription: Stripe.Subscription = {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: act.now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: act.now,
    currency: session.currency ?? 'eur',
    customer: idOf(session.customer) ?? '',
    customer_account: null,
    days_until_due: null,
    default_payment_method: methodId,
    default_source: null,
    default_tax_rates: [],
    description: plan?.description ?? null,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: { object: 'list', data, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...plan?.metadata },
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: act.now,
    status: paid ? 'active' : 'incomplete',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: null,
    trial_start: null,
  }
  act.box.subscriptions.put(subscription)
  act.emit('customer.subscription.created', subscription)
  return subscription
}
