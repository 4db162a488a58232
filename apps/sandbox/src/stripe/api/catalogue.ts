import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { invalid, missing } from '../fault.ts'
import type { Params } from '../params.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

type ProductInput = {
  name: string
  description: string | null
  active: boolean
  metadata: Stripe.Metadata
  images: string[]
}

function newProduct(act: Act, input: ProductInput, id = newId('prod_', 14)): Stripe.Product {
  const product: Stripe.Product = {
    id,
    object: 'product',
    ...input,
    created: act.now,
    default_price: null,
    livemode: false,
    marketing_features: [],
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: act.now,
    url: null,
  }
  return act.box.products.put(product)
}

function readProduct(params: Params): ProductInput {
  return {
    name: params.required('name'),
    description: params.textOr('description', null),
    active: params.flag('active') ?? true,
    metadata: params.metadata(),
    images: params.texts('images'),
  }
}

function getProduct(act: Act, id: string, param = 'id'): Stripe.Product {
  const product = act.box.products.get(id)
  if (!product) throw missing('product', id, param)
  return product
}

/** The price of that id. Throws 404. */
export function getPrice(act: Act, id: string, param = 'id'): Stripe.Price {
  const price = act.box.prices.get(id)
  if (!price) throw missing('price', id, param)
  return price
}

/** Three small letters. Throws 400. */
export function readCurrency(params: Params): string {
  const currency = params.required('currency').toLowerCase()
  if (!/^[a-z]{3}$/.test(currency)) throw invalid(`Invalid currency: ${currency}.`, 'currency')
  return currency
}

function readRecurring(params: Params): Stripe.Price.Recurring | null {
  const recurring = params.hash('recurring')
  if (!recurring) return null
  const interval = recurring.oneOf('interval', ['day', 'week', 'month', 'year'])
  if (!interval)
    throw invalid('Missing required param: recurring[interval].', 'recurring[interval]', 'parameter_missing')
  const interval_count = recurring.whole('interval_count', 1, 156) ?? 1
  return { interval, interval_count, meter: null, trial_period_days: null, usage_type: 'licensed' }
}

const ignoredOfProduct = [
  'shippable',
  'statement_descriptor',
  'tax_code',
  'type',
  'unit_label',
  'url',
] satisfies (keyof Stripe.ProductCreateParams)[]
const ignoredOfPrice = [
  'billing_scheme',
  'tax_behavior',
  'nickname',
] satisfies (keyof Stripe.PriceCreateParams)[]

/** Reads and creates a price, with its product when `product_data` is given. Used for prices and for `price_data` alike. */
export function createPrice(act: Act, params: Params, inline: boolean): Stripe.Price {
  const currency = readCurrency(params)
  const unitAmount = params.whole('unit_amount')
  if (unitAmount === undefined)
    throw invalid('Missing required param: unit_amount.', 'unit_amount', 'parameter_missing')
  const recurring = readRecurring(params)
  const productData = params.hash('product_data')
  const productInput = productData ? readProduct(productData) : undefined
  productData?.finish(ignoredOfProduct)
  const productId = productInput ? undefined : getProduct(act, params.required('product'), 'product').id
  const metadata = inline ? {} : params.metadata()
  const lookupKey = inline ? null : params.textOr('lookup_key', null)
  const active = inline ? false : (params.flag('active') ?? true)
  params.finish(ignoredOfPrice)
  const price: Stripe.Price = {
    id: newId('price_1'),
    object: 'price',
    active,
    billing_scheme: 'per_unit',
    created: act.now,
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: lookupKey,
    metadata,
    nickname: null,
    product: productId ?? newProduct(act, { ...(productInput as ProductInput), active: !inline }).id,
    recurring,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: unitAmount,
    // a decimal is text on the wire; the SDK makes its Decimal of it
    unit_amount_decimal: String(unitAmount) as unknown as Stripe.Price['unit_amount_decimal'],
  }
  return act.box.prices.put(price)
}

export const catalogueEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/products',
    run({ act, params }) {
      const input = readProduct(params)
      const id = params.text('id')
      params.finish(ignoredOfProduct)
      if (id && act.box.products.get(id))
        throw invalid('Product already exists.', 'id', 'resource_already_exists')
      const product = newProduct(act, input, id)
      act.emit('product.created', product)
      return product
    },
  },
  { method: 'GET', path: '/v1/products/:id', run: ({ act, id }) => getProduct(act, id) },
  {
    method: 'POST',
    path: '/v1/products/:id',
    run({ act, id, params }) {
      const product = getProduct(act, id)
      const changed = {
        name: params.text('name') ?? product.name,
        description: params.textOr('description', product.description),
        active: params.flag('active') ?? product.active,
        metadata: params.metadata(product.metadata),
        updated: act.now,
      }
      params.finish(ignoredOfProduct)
      Object.assign(product, changed)
      act.emit('product.updated', act.box.products.put(product))
      return product
    },
  },
  {
    method: 'GET',
    path: '/v1/products',
    run({ act, params }) {
      const active = params.flag('active')
      const found = act.box.products.all().filter((item) => active === undefined || item.active === active)
      return pageOf(found, params, '/v1/products', 'product')
    },
  },
  {
    method: 'POST',
    path: '/v1/prices',
    run({ act, params }) {
      const price = createPrice(act, params, false)
      act.emit('price.created', price)
      return price
    },
  },
  { method: 'GET', path: '/v1/prices/:id', run: ({ act, id }) => getPrice(act, id) },
  {
    method: 'POST',
    path: '/v1/prices/:id',
    // What it costs stays: Stripe lets an amount be changed by a new price only.
    run({ act, id, params }) {
      const price = getPrice(act, id)
      const changed = {
        active: params.flag('active') ?? price.active,
        lookup_key: params.textOr('lookup_key', price.lookup_key),
        metadata: params.metadata(price.metadata),
      }
      params.finish(ignoredOfPrice)
      Object.assign(price, changed)
      act.emit('price.updated', act.box.prices.put(price))
      return price
    },
  },
  {
    method: 'GET',
    path: '/v1/prices',
    run({ act, params }) {
      const product = params.text('product')
      const active = params.flag('active')
      const lookupKeys = params.texts('lookup_keys')
      const found = act.box.prices
        .all()
        .filter((item) => !product || item.product === product)
        .filter((item) => active === undefined || item.active === active)
        .filter((item) => lookupKeys.length === 0 || lookupKeys.includes(item.lookup_key ?? ''))
      return pageOf(found, params, '/v1/prices', 'price')
    },
  },
]
