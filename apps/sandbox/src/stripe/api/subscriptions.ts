import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { missing, wrongState } from '../fault.ts'
import type { Params } from '../params.ts'
import { endSubscription } from '../payments/renew-subscription.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

function getSubscription(act: Act, id: string): Stripe.Subscription {
  const subscription = act.box.subscriptions.get(id)
  if (!subscription) throw missing('subscription', id)
  return subscription
}

const FEEDBACK = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const

/** Why it is to end, as far as that was said. */
function readDetails(params: Params, current: Stripe.Subscription.CancellationDetails | null) {
  const details = params.hash('cancellation_details')
  const comment = details?.textOr('comment', current?.comment ?? null) ?? null
  const feedback = details?.oneOf('feedback', FEEDBACK) ?? current?.feedback ?? null
  details?.finish()
  return { comment, feedback, feedback_option: null, reason: 'cancellation_requested' as const }
}

/** Whether the means of payment that pays an invoice is to pay the later ones. */
function readSettings(params: Params, current: Stripe.Subscription.PaymentSettings | null) {
  const settings = params.hash('payment_settings')
  const wanted = settings?.oneOf('save_default_payment_method', ['off', 'on_subscription'])
  settings?.finish()
  const kept = current ?? { payment_method_options: null, payment_method_types: null }
  return { ...kept, save_default_payment_method: wanted ?? current?.save_default_payment_method ?? null }
}

export const subscriptionEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/subscriptions/:id', run: ({ act, id }) => getSubscription(act, id) },
  {
    method: 'POST',
    path: '/v1/subscriptions/:id',
    run({ act, id, params }) {
      const subscription = getSubscription(act, id)
      const metadata = params.metadata(subscription.metadata)
      const endsWithPeriod = params.flag('cancel_at_period_end') ?? subscription.cancel_at_period_end
      const details = readDetails(params, subscription.cancellation_details)
      const settings = readSettings(params, subscription.payment_settings)
      params.finish()
      if (subscription.status === 'canceled')
        throw wrongState('A canceled subscription can only update its metadata.', 'resource_missing')
      const periodEnd = subscription.items.data[0]?.current_period_end ?? null
      Object.assign(subscription, {
        metadata,
        payment_settings: settings,
        cancel_at_period_end: endsWithPeriod,
        cancel_at: endsWithPeriod ? periodEnd : null,
        canceled_at: endsWithPeriod ? act.now : null,
        cancellation_details: endsWithPeriod ? details : subscription.cancellation_details,
      })
      act.box.subscriptions.put(subscription)
      act.emit('customer.subscription.updated', subscription)
      return subscription
    },
  },
  {
    method: 'DELETE',
    path: '/v1/subscriptions/:id',
    run({ act, id, params }) {
      const subscription = getSubscription(act, id)
      const details = readDetails(params, subscription.cancellation_details)
      params.finish()
      if (subscription.status === 'canceled')
        throw wrongState('This subscription is canceled.', 'resource_missing')
      subscription.cancellation_details = details
      endSubscription(act, subscription)
      return subscription
    },
  },
  {
    method: 'GET',
    path: '/v1/subscriptions',
    run({ act, params }) {
      const customer = params.text('customer')
      const found = act.box.subscriptions.all().filter((item) => !customer || item.customer === customer)
      return pageOf(found, params, '/v1/subscriptions', 'subscription')
    },
  },
]
