import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { missing, StripeFault, wrongState } from '../fault.ts'
import type { Params } from '../params.ts'
import { getMethod } from '../payments/payment-method.ts'
import { createSetup, keepMethod } from '../payments/setup-intent.ts'
import { getCustomer } from './customers.ts'
import type { Endpoint } from './endpoint.ts'
import { offeredTypes, readMethodTypes } from './method-types.ts'
import { pageOf } from './page.ts'

function getSetup(act: Act, id: string): Stripe.SetupIntent {
  const setup = act.box.setups.get(id)
  if (!setup) throw missing('setupintent', id, 'intent')
  return setup
}

const ignored = ['mandate_data', 'payment_method_options'] satisfies (keyof Stripe.SetupIntentCreateParams)[]

function confirm(
  act: Act,
  setup: Stripe.SetupIntent,
  methodId: string | undefined,
  returnUrl: string | null,
) {
  const id = methodId ?? setup.payment_method
  if (typeof id !== 'string') throw wrongState('A payment method is needed.', 'setup_intent_unexpected_state')
  if (setup.status === 'succeeded' || setup.status === 'canceled') {
    throw wrongState(`This SetupIntent has a status of ${setup.status}.`, 'setup_intent_unexpected_state')
  }
  keepMethod(act, setup, getMethod(act, id), { returnUrl })
  const error = setup.last_setup_error
  if (setup.status !== 'requires_payment_method') return setup
  throw new StripeFault(402, {
    type: 'card_error',
    code: error?.code ?? 'card_declined',
    message: error?.message ?? 'Your card was declined.',
    ...(error?.decline_code ? { decline_code: error.decline_code } : {}),
    setup_intent: structuredClone(setup),
  })
}

function create(act: Act, params: Params): Stripe.SetupIntent {
  const customerId = params.text('customer') ?? null
  if (customerId) getCustomer(act, customerId, 'customer')
  const input = {
    customerId,
    description: params.textOr('description', null),
    metadata: params.metadata(),
    methodTypes: offeredTypes(readMethodTypes(params), 'eur'),
    usage: params.oneOf('usage', ['off_session', 'on_session']) ?? 'off_session',
  }
  const methodId = params.text('payment_method')
  const confirms = params.flag('confirm') ?? false
  const returnUrl = params.text('return_url') ?? null
  params.finish(ignored)
  const method = methodId ? getMethod(act, methodId) : undefined
  const setup = createSetup(act, input)
  if (method) {
    setup.payment_method = method.id
    setup.status = 'requires_confirmation'
    act.box.setups.put(setup)
  }
  return confirms ? confirm(act, setup, undefined, returnUrl) : setup
}

export const setupIntentEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/setup_intents', run: ({ act, params }) => create(act, params) },
  { method: 'GET', path: '/v1/setup_intents/:id', run: ({ act, id }) => getSetup(act, id) },
  {
    method: 'POST',
    path: '/v1/setup_intents/:id/confirm',
    run({ act, id, params }) {
      const methodId = params.text('payment_method')
      const returnUrl = params.text('return_url') ?? null
      params.finish(ignored)
      return confirm(act, getSetup(act, id), methodId, returnUrl)
    },
  },
  {
    method: 'POST',
    path: '/v1/setup_intents/:id/cancel',
    run({ act, id }) {
      const setup = getSetup(act, id)
      if (setup.status === 'succeeded') {
        throw wrongState('This SetupIntent has a status of succeeded.', 'setup_intent_unexpected_state')
      }
      setup.status = 'canceled'
      act.box.setups.put(setup)
      act.emit('setup_intent.canceled', setup)
      return setup
    },
  },
  {
    method: 'GET',
    path: '/v1/setup_intents',
    run({ act, params }) {
      const customer = params.text('customer')
      const found = act.box.setups.all().filter((item) => !customer || item.customer === customer)
      return pageOf(found, params, '/v1/setup_intents', 'setupintent')
    },
  },
]
