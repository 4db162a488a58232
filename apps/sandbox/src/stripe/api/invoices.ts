import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { missing } from '../fault.ts'
import { idOf } from '../ids.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

const STATUSES = ['draft', 'open', 'paid', 'uncollectible', 'void'] as const

function getInvoice(act: Act, id: string): Stripe.Invoice {
  const invoice = act.box.invoices.get(id)
  if (!invoice) throw missing('invoice', id)
  return invoice
}

export const invoiceEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/invoices/:id', run: ({ act, id }) => getInvoice(act, id) },
  {
    method: 'GET',
    path: '/v1/invoices',
    run({ act, params }) {
      const customer = params.text('customer')
      const subscription = params.text('subscription')
      const status = params.oneOf('status', STATUSES)
      const found = act.box.invoices
        .all()
        .filter((item) => !customer || item.customer === customer)
        .filter((item) => !status || item.status === status)
        .filter(
          (item) =>
            !subscription || idOf(item.parent?.subscription_details?.subscription ?? null) === subscription,
        )
      return pageOf(found, params, '/v1/invoices', 'invoice')
    },
  },
]
