import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { invalid, missing, StripeFault, wrongState } from '../fault.ts'
import { idOf } from '../ids.ts'
import type { Params } from '../params.ts'
import { createIntent, payIntent } from '../payments/payment-intent.ts'
import { getMethod } from '../payments/payment-method.ts'
import { readCurrency } from './catalogue.ts'
import { getCustomer } from './customers.ts'
import type { Endpoint } from './endpoint.ts'
import { offeredTypes, readMethodTypes } from './method-types.ts'
import { pageOf } from './page.ts'

function getIntent(act: Act, id: string): Stripe.PaymentIntent {
  const intent = act.box.intents.get(id)
  if (!intent) throw missing('payment_intent', id, 'intent')
  return intent
}

function cardFault(intent: Stripe.PaymentIntent): StripeFault {
  const error = intent.last_payment_error
  return new StripeFault(402, {
    type: 'card_error',
    code: error?.code ?? 'card_declined',
    message: error?.message ?? 'Your card was declined.',
    ...(error?.decline_code ? { decline_code: error.decline_code } : {}),
    ...(error?.charge ? { charge: error.charge } : {}),
    ...(error?.payment_method ? { payment_method: error.payment_method } : {}),
    payment_intent: structuredClone(intent),
  })
}

function confirm(
  act: Act,
  intent: Stripe.PaymentIntent,
  how: { offSession: boolean; returnUrl: string | null },
): void {
  const methodId = idOf(intent.payment_method)
  if (!methodId) {
    throw wrongState(
      'You cannot confirm this PaymentIntent because it’s missing a payment method.',
      'payment_intent_unexpected_state',
    )
  }
  payIntent(act, intent, getMethod(act, methodId), how)
  if (intent.status === 'requires_payment_method') throw cardFault(intent)
}

function chooseMethod(act: Act, intent: Stripe.PaymentIntent, id: string): void {
  const method = getMethod(act, id)
  const owner = idOf(method.customer)
  if (owner && owner !== idOf(intent.customer)) {
    throw invalid('The payment method belongs to another customer than the PaymentIntent.', 'payment_method')
  }
  if (!intent.payment_method_types.includes(method.type)) {
    throw invalid(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent.`,
      'payment_method',
    )
  }
  intent.payment_method = method.id
  if (intent.status === 'requires_payment_method') intent.status = 'requires_confirmation'
}

const ignored = [
  'capture_method',
  'confirmation_method',
  'error_on_requires_action',
  'mandate',
  'mandate_data',
  'payment_method_options',
  'statement_descriptor',
  'statement_descriptor_suffix',
] satisfies (keyof Stripe.PaymentIntentCreateParams)[]

function create(act: Act, params: Params): Stripe.PaymentIntent {
  const amount = params.whole('amount', 50)
  if (amount === undefined) throw invalid('Missing required param: amount.', 'amount', 'parameter_missing')
  const customerId = params.text('customer') ?? null
  if (customerId) getCustomer(act, customerId, 'customer')
  const currency = readCurrency(params)
  const input = {
    amount,
    currency,
    customerId,
    description: params.textOr('description', null),
    metadata: params.metadata(),
    methodTypes: offeredTypes(readMethodTypes(params), currency),
    receiptEmail: params.textOr('receipt_email', null),
    setupFutureUsage: params.oneOf('setup_future_usage', ['off_session', 'on_session']) ?? null,
  }
  const methodId = params.text('payment_method')
  const confirms = params.flag('confirm') ?? false
  const how = {
    offSession: params.flag('off_session') ?? false,
    returnUrl: params.text('return_url') ?? null,
  }
  params.finish(ignored)
  if (confirms && !methodId)
    throw invalid('A payment_method is needed to confirm.', 'payment_method', 'parameter_missing')
  const method = methodId ? getMethod(act, methodId) : undefined
  const intent = createIntent(act, input)
  if (method) chooseMethod(act, intent, method.id)
  act.box.intents.put(intent)
  if (confirms) confirm(act, intent, how)
  return intent
}

const changeable = ['requires_payment_method', 'requires_confirmation', 'requires_action']

function requireChangeable(intent: Stripe.PaymentIntent, verb: string): void {
  if (changeable.includes(intent.status)) return
  throw new StripeFault(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    payment_intent: structuredClone(intent),
  })
}

function update(act: Act, intent: Stripe.PaymentIntent, params: Params): Stripe.PaymentIntent {
  const metadata = params.metadata(intent.metadata)
  const description = params.textOr('description', intent.description)
  const receiptEmail = params.textOr('receipt_email', intent.receipt_email)
  const amount = params.whole('amount', 50)
  const methodId = params.text('payment_method')
  params.finish(ignored)
  if (amount !== undefined || methodId) requireChangeable(intent, 'update')
  if (methodId) chooseMethod(act, intent, methodId)
  if (amount !== undefined) intent.amount = amount
  Object.assign(intent, { metadata, description, receipt_email: receiptEmail })
  return act.box.intents.put(intent)
}

export const paymentIntentEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/payment_intents', run: ({ act, params }) => create(act, params) },
  { method: 'GET', path: '/v1/payment_intents/:id', run: ({ act, id }) => getIntent(act, id) },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id',
    run: ({ act, id, params }) => update(act, getIntent(act, id), params),
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    run({ act, id, params }) {
      const intent = getIntent(act, id)
      const methodId = params.text('payment_method')
      const how = {
        offSession: params.flag('off_session') ?? false,
        returnUrl: params.text('return_url') ?? null,
      }
      params.finish(ignored)
      requireChangeable(intent, 'confirm')
      if (methodId) chooseMethod(act, intent, methodId)
      confirm(act, intent, how)
      return intent
    },
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    run({ act, id, params }) {
      const intent = getIntent(act, id)
      const reasons = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'] as const
      const reason = params.oneOf('cancellation_reason', reasons) ?? null
      params.finish()
      requireChangeable(intent, 'cancel')
      Object.assign(intent, {
        status: 'canceled',
        canceled_at: act.now,
        cancellation_reason: reason,
        next_action: null,
      })
      act.box.intents.put(intent)
      act.emit('payment_intent.canceled', intent)
      return intent
    },
  },
  {
    method: 'GET',
    path: '/v1/payment_intents',
    run({ act, params }) {
      const customer = params.text('customer')
      const found = act.box.intents.all().filter((item) => !customer || item.customer === customer)
      return pageOf(found, params, '/v1/payment_intents', 'payment_intent')
    },
  },
]
