import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { missing, StripeFault } from '../fault.ts'
import { idOf } from '../ids.ts'
import type { Endpoint } from './endpoint.ts'
import { pageOf } from './page.ts'

/** The bank takes back what a payment intent brought, as it does with a SEPA debit its holder does not want: lost at once. */
export function returnPayment(act: Act, intentId: string): Stripe.Dispute {
  const intent = act.box.intents.get(intentId)
  if (!intent) throw missing('payment_intent', intentId)
  const charge = act.box.charges.get(idOf(intent.latest_charge) ?? '')
  const amount = (charge?.amount ?? 0) - (charge?.amount_refunded ?? 0)
  if (charge?.status !== 'succeeded' || charge.disputed || amount === 0) {
    throw new StripeFault(400, {
      type: 'invalid_request_error',
      message: 'There is nothing that the bank could take back.',
      param: 'payment_intent',
    })
  }
  const dispute = {
    id: newId('du_'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: act.now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: intentId,
    reason: charge.payment_method_details?.type === 'sepa_debit' ? 'debit_not_authorized' : 'general',
    status: 'lost',
  } as unknown as Stripe.Dispute
  act.box.disputes.put(dispute)
  charge.disputed = true
  act.box.charges.put(charge)
  act.emit('charge.dispute.created', dispute)
  act.emit('charge.dispute.closed', dispute)
  return dispute
}

export const disputeEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/disputes/:id',
    run({ act, id }) {
      const dispute = act.box.disputes.get(id)
      if (!dispute) throw missing('dispute', id)
      return dispute
    },
  },
  {
    method: 'GET',
    path: '/v1/disputes',
    run({ act, params }) {
      const charge = params.text('charge')
      const intent = params.text('payment_intent')
      const found = act.box.disputes
        .all()
        .filter((item) => !charge || item.charge === charge)
        .filter((item) => !intent || item.payment_intent === intent)
      return pageOf(found, params, '/v1/disputes', 'dispute')
    },
  },
]
