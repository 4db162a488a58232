import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { missing } from '../fault.ts'
import type { Params } from '../params.ts'
import { attachMethod, getMethod } from '../payments/payment-method.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

const addressFields = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'] as const

function readAddress(params: Params, current: Stripe.Address | null | undefined): Stripe.Address | null {
  if (!params.has('address')) return current ?? null
  const given = params.hash('address')
  if (!given) return null
  const address = Object.fromEntries(
    addressFields.map((name) => [name, given.textOr(name, current?.[name] ?? null)]),
  )
  given.finish()
  return address as unknown as Stripe.Address
}

/** The customer of that id. Throws 404, in the name of the parameter that held the id. */
export function getCustomer(act: Act, id: string, param = 'id'): Stripe.Customer {
  const customer = act.box.customers.get(id)
  if (!customer) throw missing('customer', id, param)
  return customer
}

/** Creates a customer and tells it. */
export function createCustomer(act: Act, input: Partial<Stripe.Customer>): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId('cus_', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: act.now,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: newId('', 8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
    ...input,
  }
  act.box.customers.put(customer)
  act.emit('customer.created', customer)
  return customer
}

function readFields(params: Params, current?: Stripe.Customer): Partial<Stripe.Customer> {
  return {
    address: readAddress(params, current?.address),
    description: params.textOr('description', current?.description ?? null),
    email: params.textOr('email', current?.email ?? null),
    name: params.textOr('name', current?.name ?? null),
    phone: params.textOr('phone', current?.phone ?? null),
    metadata: params.metadata(current?.metadata),
    preferred_locales: params.has('preferred_locales')
      ? params.texts('preferred_locales')
      : (current?.preferred_locales ?? []),
  }
}

const ignored = ['shipping', 'tax', 'tax_exempt', 'validate'] satisfies (keyof Stripe.CustomerCreateParams)[]

export const customerEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/customers',
    run({ act, params }) {
      const fields = readFields(params)
      const methodId = params.text('payment_method')
      params.finish(ignored)
      const method = methodId ? getMethod(act, methodId) : undefined
      const customer = createCustomer(act, fields)
      if (method) attachMethod(act, method, customer.id)
      return customer
    },
  },
  { method: 'GET', path: '/v1/customers/:id', run: ({ act, id }) => getCustomer(act, id) },
  {
    method: 'POST',
    path: '/v1/customers/:id',
    run({ act, id, params }) {
      const customer = getCustomer(act, id)
      const fields = readFields(params, customer)
      const settings = params.hash('invoice_settings')
      const methodId = settings?.text('default_payment_method')
      params.finish(ignored)
      const previous = Object.fromEntries(
        Object.keys(fields)
          .map((name) => [name, customer[name as keyof Stripe.Customer]] as const)
          .filter(
            ([name, value]) => JSON.stringify(value) !== JSON.stringify(fields[name as keyof typeof fields]),
          ),
      )
      Object.assign(customer, fields)
      if (methodId) customer.invoice_settings.default_payment_method = getMethod(act, methodId).id
      act.box.customers.put(customer)
      if (Object.keys(previous).length > 0 || methodId) act.emit('customer.updated', customer, previous)
      return customer
    },
  },
  {
    method: 'DELETE',
    path: '/v1/customers/:id',
    run({ act, id }) {
      const customer = getCustomer(act, id)
      act.box.customers.remove(id)
      act.emit('customer.deleted', customer)
      return { id, object: 'customer', deleted: true }
    },
  },
  {
    method: 'GET',
    path: '/v1/customers',
    run({ act, params }) {
      const email = params.text('email')
      const found = act.box.customers.all().filter((customer) => !email || customer.email === email)
      return pageOf(found, params, '/v1/customers', 'customer')
    },
  },
  {
    method: 'GET',
    path: '/v1/customers/:id/payment_methods',
    run({ act, id, params }) {
      getCustomer(act, id)
      const type = params.text('type')
      const found = act.box.methods
        .all()
        .filter((item) => item.customer === id && (!type || item.type === type))
      return pageOf(found, params, `/v1/customers/${id}/payment_methods`, 'payment_method')
    },
  },
]
