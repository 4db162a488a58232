import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { missing, wrongState } from '../fault.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

function getSubscription(act: Act, id: string): Stripe.Subscription {
  const subscription = act.box.subscriptions.get(id)
  if (!subscription) throw missing('subscription', id)
  return subscription
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
      params.finish()
      const periodEnd = subscription.items.data[0]?.current_period_end ?? null
      Object.assign(subscription, {
        metadata,
        cancel_at_period_end: endsWithPeriod,
        cancel_at: endsWithPeriod ? periodEnd : null,
        canceled_at: endsWithPeriod ? act.now : null,
      })
      act.box.subscriptions.put(subscription)
      act.emit('customer.subscription.updated', subscription)
      return subscription
    },
  },
  {
    method: 'DELETE',
    path: '/v1/subscriptions/:id',
    run({ act, id }) {
      const subscription = getSubscription(act, id)
      if (subscription.status === 'canceled')
        throw wrongState('This subscription is canceled.', 'resource_missing')
      Object.assign(subscription, { status: 'canceled', canceled_at: act.now, ended_at: act.now })
      act.box.subscriptions.put(subscription)
      act.emit('customer.subscription.deleted', subscription)
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
