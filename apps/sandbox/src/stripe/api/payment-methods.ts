import type { Act } from '../act.ts'
import { invalid, missing, wrongState } from '../fault.ts'
import { idOf } from '../ids.ts'
import type { Params } from '../params.ts'
import { attachMethod, createCard, createSepaDebit, getMethod } from '../payments/payment-method.ts'
import { getCustomer } from './customers.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

function create(act: Act, params: Params) {
  const type = params.oneOf('type', ['card', 'sepa_debit'])
  const billing = params.hash('billing_details')
  const holder = { name: billing?.text('name') ?? null, email: billing?.text('email') ?? null }
  const details = params.hash(type ?? 'card')
  params.metadata()
  params.finish()
  if (!type || !details) throw invalid('Missing required param: type.', 'type', 'parameter_missing')
  if (type === 'sepa_debit') return createSepaDebit(act, details.required('iban'), holder)
  const expMonth = details.whole('exp_month', 1, 12) ?? 12
  const expYear = details.whole('exp_year', 2000, 2100) ?? 2040
  return createCard(act, { number: details.required('number'), expMonth, expYear }, holder)
}

export const paymentMethodEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/payment_methods', run: ({ act, params }) => create(act, params) },
  { method: 'GET', path: '/v1/payment_methods/:id', run: ({ act, id }) => getMethod(act, id) },
  {
    method: 'POST',
    path: '/v1/payment_methods/:id/attach',
    run({ act, id, params }) {
      const customer = getCustomer(act, params.required('customer'), 'customer')
      params.finish()
      return attachMethod(act, getMethod(act, id), customer.id)
    },
  },
  {
    method: 'POST',
    path: '/v1/payment_methods/:id/detach',
    run({ act, id }) {
      const method = getMethod(act, id)
      const previous = idOf(method.customer)
      if (!previous) {
        throw wrongState(
          'The payment method you provided is not attached to a customer so detachment is impossible.',
          'payment_method_not_attached',
        )
      }
      method.customer = null
      act.box.methods.put(method)
      act.emit('payment_method.detached', method, { customer: previous })
      return method
    },
  },
  {
    method: 'GET',
    path: '/v1/payment_methods',
    run({ act, params }) {
      const customer = params.text('customer')
      const type = params.text('type')
      const found = act.box.methods
        .all()
        .filter((item) => (customer ? item.customer === customer : true))
        .filter((item) => !type || item.type === type)
      return pageOf(found, params, '/v1/payment_methods', 'payment_method')
    },
  },
  {
    method: 'GET',
    path: '/v1/mandates/:id',
    run({ act, id }) {
      const mandate = act.box.mandates.get(id)
      if (!mandate) throw missing('mandate', id)
      return mandate
    },
  },
]
