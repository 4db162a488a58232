import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { createPrice, getPrice } from '../api/catalogue.ts'
import { getCustomer } from '../api/customers.ts'
import { offeredTypes, readMethodTypes } from '../api/method-types.ts'
import { invalid } from '../fault.ts'
import type { Params } from '../params.ts'

const dayS = 24 * 3600

function readLineItem(act: Act, params: Params): Stripe.LineItem {
  const priceId = params.text('price')
  const priceData = params.hash('price_data')
  if (!priceId === !priceData)
    throw invalid('Give either price or price_data for each line item.', 'line_items')
  const quantity = params.whole('quantity', 1, 999_999) ?? 1
  const metadata = params.metadata()
  params.finish([
    'adjustable_quantity',
    'tax_rates',
  ] satisfies (keyof Stripe.Checkout.SessionCreateParams.LineItem)[])
  const price = priceData
    ? createPrice(act, priceData, true)
    : getPrice(act, priceId ?? '', 'line_items[price]')
  const product = act.box.products.get(String(price.product))
  const amount = (price.unit_amount ?? 0) * quantity
  return {
    id: newId('li_'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: product?.name ?? null,
    metadata,
    price,
    quantity,
  }
}

function checkLineItems(items: readonly Stripe.LineItem[], mode: Stripe.Checkout.Session.Mode): number {
  if (mode === 'setup') {
    if (items.length > 0) throw invalid('You can not pass line_items in setup mode.', 'line_items')
    return 0
  }
  if (items.length === 0) {
    throw invalid(
      'You must specify line_items in payment and subscription mode.',
      'line_items',
      'parameter_missing',
    )
  }
  if (new Set(items.map((item) => item.currency)).size > 1) {
    throw invalid('All line items must have the same currency.', 'line_items')
  }
  const recurring = items.some((item) => item.price?.recurring)
  if (mode === 'payment' && recurring) {
    throw invalid('You specified `payment` mode but passed a recurring price.', 'line_items')
  }
  if (mode === 'subscription' && !recurring) {
    throw invalid('You must provide at least one recurring price in `subscription` mode.', 'line_items')
  }
  const total = items.reduce((sum, item) => sum + item.amount_total, 0)
  if (total > 0 && total < 50) {
    throw invalid(
      "The Checkout Session's total amount due must add up to at least €0.50.",
      'line_items',
      'amount_too_small',
    )
  }
  return total
}

function readExpiry(act: Act, params: Params): number {
  const expiresAt = params.whole('expires_at', 0, Number.MAX_SAFE_INTEGER)
  if (expiresAt === undefined) return act.now + dayS
  if (expiresAt < act.now + 1800 - 60 || expiresAt > act.now + dayS + 60) {
    throw invalid(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from now.',
      'expires_at',
    )
  }
  return expiresAt
}

function readUrl(params: Params, name: 'success_url' | 'cancel_url'): string | null {
  const url = name === 'success_url' ? params.required(name) : params.text(name)
  if (!url) return null
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: '' }
  if (protocol !== 'http:' && protocol !== 'https:') throw invalid('Not a valid URL', name, 'url_invalid')
  return url
}

const ignored = [
  'adaptive_pricing',
  'after_expiration',
  'allow_promotion_codes',
  'automatic_tax',
  'billing_address_collection',
  'consent_collection',
  'custom_text',
  'customer_update',
  'invoice_creation',
  'payment_method_collection',
  'payment_method_options',
  'phone_number_collection',
  'saved_payment_method_options',
  'submit_type',
  'ui_mode',
] satisfies (keyof Stripe.Checkout.SessionCreateParams)[]

/** Creates an open Checkout session with its hosted page. Throws 400 or 404 as Stripe does. */
export function createSession(act: Act, params: Params): Stripe.Checkout.Session {
  const mode = params.oneOf('mode', ['payment', 'setup', 'subscription']) ?? 'payment'
  const successUrl = readUrl(params, 'success_url')
  const cancelUrl = readUrl(params, 'cancel_url')
  const customerId = params.text('customer') ?? null
  if (customerId) getCustomer(act, customerId, 'customer')
  const email = params.text('customer_email') ?? null
  if (customerId && email)
    throw invalid('You may only specify one of these: customer, customer_email.', 'customer_email')
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email))
    throw invalid(`Invalid email address: ${email}`, 'customer_email', 'email_invalid')
  const creation = params.oneOf('customer_creation', ['always', 'if_required'])
  const intentData =
    params.hash('payment_intent_data') ?? params.hash('setup_intent_data') ?? params.hash('subscription_data')
  const plan = {
    description: intentData?.text('description') ?? null,
    metadata: intentData?.metadata() ?? {},
    setupFutureUsage: intentData?.oneOf('setup_future_usage', ['off_session', 'on_session']) ?? null,
  }
  intentData?.finish([
    'capture_method',
    'receipt_email',
    'statement_descriptor',
    'statement_descriptor_suffix',
  ])
  const payee = params.hash('branding_settings')?.text('display_name') ?? null
  const metadata = params.metadata()
  const reference = params.text('client_reference_id') ?? null
  const locale = (params.text('locale') ?? null) as Stripe.Checkout.Session.Locale | null
  const expiresAt = readExpiry(act, params)
  const itemParams = params.hashes('line_items')
  const setupCurrency = params.text('currency') ?? 'eur'
  const allowed = readMethodTypes(params)
  params.finish(ignored)
  const items = itemParams.map((item) => readLineItem(act, item))
  const total = checkLineItems(items, mode)
  const currency = items[0]?.currency ?? setupCurrency
  const id = newId('cs_test_', 58)
  const session: Stripe.Checkout.Session = {
    id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: allowed,
    amount_subtotal: mode === 'setup' ? null : total,
    amount_total: mode === 'setup' ? null : total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: cancelUrl,
    client_reference_id: reference,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: act.now,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: customerId,
    customer_account: null,
    customer_creation: mode === 'subscription' ? null : (creation ?? 'if_required'),
    customer_details: null,
    customer_email: email,
    discounts: [],
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale,
    managed_payments: null,
    metadata,
    mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'always',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: offeredTypes(allowed, currency),
    payment_status: mode === 'setup' || total === 0 ? 'no_payment_required' : 'unpaid',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: successUrl,
    total_details: mode === 'setup' ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${act.box.url()}/stripe/checkout/${id}`,
    wallet_options: null,
  }
  act.box.plans.put({ id, intent: plan, payee })
  act.box.lineItems.put({ id, items })
  act.box.tasks.put({ id: `expire_${id}`, kind: 'expire-session', targetId: id, dueAt: expiresAt * 1000 })
  return act.box.sessions.put(session)
}
