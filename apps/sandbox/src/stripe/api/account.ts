import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { missing } from '../fault.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

function balanceOf(act: Act): Stripe.Balance {
  const paid = act.box.charges
    .all()
    .reduce((sum, item) => sum + (item.status === 'succeeded' ? item.amount_captured : 0), 0)
  const refunded = act.box.refunds.all().reduce((sum, item) => sum + item.amount, 0)
  const amount = paid - refunded
  return {
    object: 'balance',
    available: [{ amount, currency: 'eur', source_types: { card: amount } }],
    livemode: false,
    pending: [{ amount: 0, currency: 'eur', source_types: { card: 0 } }],
  }
}

// "checkout.session.*" takes all of a kind, as Stripe's own filter does.
function fits(type: string, wanted: readonly string[]): boolean {
  return (
    wanted.length === 0 ||
    wanted.some((name) => name === type || (name.endsWith('*') && type.startsWith(name.slice(0, -1))))
  )
}

/** The account whose key it is, as far as the portal looks at it. */
const account = {
  id: 'acct_sandbox',
  object: 'account',
  business_profile: { name: 'Azur et Lavande (bac à sable)' },
  charges_enabled: true,
  country: 'FR',
  default_currency: 'eur',
  details_submitted: true,
  payouts_enabled: true,
  settings: { dashboard: { display_name: 'Azur et Lavande', timezone: 'Europe/Paris' } },
  type: 'standard',
}

export const accountEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/account', run: () => account },
  {
    method: 'GET',
    path: '/v1/webhook_endpoints',
    run: ({ act, params }) =>
      pageOf(
        [
          {
            ...{ id: 'we_sandbox', object: 'webhook_endpoint', api_version: null, created: 0 },
            ...{ enabled_events: ['*'], livemode: false, metadata: {}, status: 'enabled' },
            url: act.box.webhookUrl,
          },
        ],
        params,
        '/v1/webhook_endpoints',
        'webhook_endpoint',
      ),
  },
  { method: 'GET', path: '/v1/balance', run: ({ act }) => balanceOf(act) },
  {
    method: 'GET',
    path: '/v1/events/:id',
    run({ act, id }) {
      const event = act.box.events.get(id)
      if (!event) throw missing('event', id)
      return event
    },
  },
  {
    method: 'GET',
    path: '/v1/events',
    run({ act, params }) {
      const type = params.text('type')
      const wanted = [...(type ? [type] : []), ...params.texts('types')]
      const delivered = params.flag('delivery_success')
      const found = act.box.events
        .all()
        .filter((event) => fits(event.type, wanted))
        .filter((event) => delivered === undefined || (event.pending_webhooks === 0) === delivered)
      return pageOf(found, params, '/v1/events', 'event')
    },
  },
]
