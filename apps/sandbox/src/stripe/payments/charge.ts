import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'

function details(method: Stripe.PaymentMethod, mandateId: string | null): Stripe.Charge.PaymentMethodDetails {
  if (method.card) {
    const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card
    const card = {
      amount_authorized: null,
      authorization_code: null,
      brand,
      checks: method.card.checks,
      country,
      electronic_commerce_indicator: null,
      exp_month,
      exp_year,
      fingerprint: fingerprint ?? null,
      funding,
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_transaction_id: newId('', 15),
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    }
    return { card, type: 'card' } as Stripe.Charge.PaymentMethodDetails
  }
  const account = method.sepa_debit
  return {
    sepa_debit: {
      bank_code: account?.bank_code ?? null,
      branch_code: account?.branch_code ?? null,
      country: account?.country ?? null,
      fingerprint: account?.fingerprint ?? null,
      last4: account?.last4 ?? null,
      mandate: mandateId,
    },
    type: 'sepa_debit',
  }
}

/** Records a charge of an intent; `failed` carries the code and the sentence. */
export function createCharge(
  act: Act,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  status: 'succeeded' | 'pending' | 'failed',
  more: { mandateId?: string | null; failureCode?: string; failureMessage?: string } = {},
): Stripe.Charge {
  const id = newId(method.type === 'card' ? 'ch_' : 'py_')
  const charge: Stripe.Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: status === 'succeeded' ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: status === 'succeeded' ? newId('txn_') : null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? 'GUICHET',
    captured: status !== 'failed',
    created: act.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: more.failureCode ?? null,
    failure_message: more.failureMessage ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: status === 'failed' ? 'declined_by_network' : 'approved_by_network',
      reason: more.failureCode ?? null,
      seller_message: status === 'failed' ? 'The bank declined the payment.' : 'Payment complete.',
      type: status === 'failed' ? 'issuer_declined' : 'authorized',
    },
    paid: status !== 'failed',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: details(method, more.mandateId ?? null),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: `${act.box.url()}/stripe/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status,
    transfer_data: null,
    transfer_group: null,
  }
  return act.box.charges.put(charge)
}
