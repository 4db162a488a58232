import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { invalid, missing, StripeFault } from '../fault.ts'
import { idOf } from '../ids.ts'
import type { Params } from '../params.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

function getRefund(act: Act, id: string): Stripe.Refund {
  const refund = act.box.refunds.get(id)
  if (!refund) throw missing('refund', id)
  return refund
}

function getCharge(act: Act, id: string, param = 'id'): Stripe.Charge {
  const charge = act.box.charges.get(id)
  if (!charge) throw missing('charge', id, param)
  return charge
}

function chargeToRefund(act: Act, chargeId: string | undefined, intentId: string | undefined): Stripe.Charge {
  if (!chargeId && !intentId) {
    throw invalid('One of charge or payment_intent is needed.', 'payment_intent', 'parameter_missing')
  }
  if (chargeId) return getCharge(act, chargeId, 'charge')
  const intent = act.box.intents.get(intentId ?? '')
  if (!intent) throw missing('payment_intent', intentId ?? '', 'payment_intent')
  const charge = act.box.charges.get(idOf(intent.latest_charge) ?? '')
  if (charge?.status === 'succeeded') return charge
  throw new StripeFault(400, {
    type: 'invalid_request_error',
    message: 'This PaymentIntent does not have a successful charge to refund.',
    param: 'payment_intent',
  })
}

const cardDestination = {
  reference_status: 'pending',
  reference_type: 'acquirer_reference_number',
  type: 'refund',
} satisfies Stripe.Refund.DestinationDetails.Card

function create(act: Act, params: Params): Stripe.Refund {
  const chargeId = params.text('charge')
  const intentId = params.text('payment_intent')
  const amountAsked = params.whole('amount', 1)
  const reason = params.oneOf('reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null
  const metadata = params.metadata()
  params.finish()
  const charge = chargeToRefund(act, chargeId, intentId)
  const left = charge.amount - charge.amount_refunded
  if (charge.status !== 'succeeded' || left === 0) {
    throw new StripeFault(400, {
      type: 'invalid_request_error',
      code: left === 0 ? 'charge_already_refunded' : 'charge_not_refundable',
      message:
        left === 0
          ? `Charge ${charge.id} has already been refunded.`
          : `Charge ${charge.id} cannot be refunded.`,
      param: 'charge',
    })
  }
  const amount = amountAsked ?? left
  if (amount > left) {
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`,
      'amount',
      'amount_too_large',
    )
  }
  const isCard = charge.payment_method_details?.type === 'card'
  const refund: Stripe.Refund = {
    id: newId('re_'),
    object: 'refund',
    amount,
    balance_transaction: newId('txn_'),
    charge: charge.id,
    created: act.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(isCard ? { destination_details: { card: cardDestination, type: 'card' } } : {}),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
  act.box.refunds.put(refund)
  const before = charge.amount_refunded
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  act.box.charges.put(charge)
  act.emit('refund.created', refund)
  act.emit('charge.refunded', charge, {
    amount_refunded: before,
    ...(charge.refunded ? { refunded: false } : {}),
  })
  return refund
}

export const refundEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v1/refunds', run: ({ act, params }) => create(act, params) },
  { method: 'GET', path: '/v1/refunds/:id', run: ({ act, id }) => getRefund(act, id) },
  {
    method: 'GET',
    path: '/v1/refunds',
    run({ act, params }) {
      const charge = params.text('charge')
      const intent = params.text('payment_intent')
      const found = act.box.refunds
        .all()
        .filter((item) => !charge || item.charge === charge)
        .filter((item) => !intent || item.payment_intent === intent)
      return pageOf(found, params, '/v1/refunds', 'refund')
    },
  },
  { method: 'GET', path: '/v1/charges/:id', run: ({ act, id }) => getCharge(act, id) },
  {
    method: 'GET',
    path: '/v1/charges',
    run({ act, params }) {
      const customer = params.text('customer')
      const intent = params.text('payment_intent')
      const found = act.box.charges
        .all()
        .filter((item) => !customer || item.customer === customer)
        .filter((item) => !intent || item.payment_intent === intent)
      return pageOf(found, params, '/v1/charges', 'charge')
    },
  },
]
