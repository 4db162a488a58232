import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { createSession } from '../checkout/create-session.ts'
import { expireSession } from '../checkout/pay-session.ts'
import { missing } from '../fault.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

/** The Checkout session of that id. Throws 404. */
function getSession(act: Act, id: string): Stripe.Checkout.Session {
  const session = act.box.sessions.get(id)
  if (!session) throw missing('checkout.session', id)
  return session
}

export const sessionEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/checkout/sessions', run: ({ act, params }) => createSession(act, params) },
  { method: 'GET', path: '/v1/checkout/sessions/:id', run: ({ act, id }) => getSession(act, id) },
  {
    method: 'POST',
    path: '/v1/checkout/sessions/:id',
    run({ act, id, params }) {
      const session = getSession(act, id)
      session.metadata = params.metadata(session.metadata ?? {})
      params.finish()
      return act.box.sessions.put(session)
    },
  },
  {
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    run: ({ act, id }) => expireSession(act, getSession(act, id)),
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    run({ act, id, params }) {
      getSession(act, id)
      const items = act.box.lineItems.get(id)?.items ?? []
      return pageOf([...items].reverse(), params, `/v1/checkout/sessions/${id}/line_items`, 'item')
    },
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    run({ act, params }) {
      const intent = params.text('payment_intent')
      const subscription = params.text('subscription')
      const customer = params.text('customer')
      const status = params.oneOf('status', ['open', 'complete', 'expired'])
      const found = act.box.sessions
        .all()
        .filter((item) => !intent || item.payment_intent === intent)
        .filter((item) => !subscription || item.subscription === subscription)
        .filter((item) => !customer || item.customer === customer)
        .filter((item) => !status || item.status === status)
      return pageOf(found, params, '/v1/checkout/sessions', 'checkout.session')
    },
  },
]
