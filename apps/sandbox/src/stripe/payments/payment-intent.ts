import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { behaviourOf } from '../box.ts'
import { idOf } from '../ids.ts'
import { createCharge } from './charge.ts'
import { attachMethod, createMandate } from './payment-method.ts'
import { declineMessage } from './test-instruments.ts'

export interface NewIntent {
  amount: number
  currency: string
  customerId: string | null
  description: string | null
  metadata: Stripe.Metadata
  methodTypes: string[]
  receiptEmail: string | null
  setupFutureUsage: 'off_session' | 'on_session' | null
}

/** Creates an intent that waits for a payment method. */
export function createIntent(act: Act, input: NewIntent): Stripe.PaymentIntent {
  const id = newId('pi_')
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: newId(`${id}_secret_`),
    confirmation_method: 'automatic',
    created: act.now,
    currency: input.currency,
    customer: input.customerId,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: input.methodTypes,
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail,
    review: null,
    setup_future_usage: input.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
  act.box.intents.put(intent)
  act.emit('payment_intent.created', intent)
  return intent
}

function succeed(act: Act, intent: Stripe.PaymentIntent): void {
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  intent.next_action = null
  intent.last_payment_error = null
  act.box.intents.put(intent)
  act.emit('payment_intent.succeeded', intent)
}

/** Records that the payment did not pass; the intent can be tried again with another method. */
export function failIntent(
  act: Act,
  intent: Stripe.PaymentIntent,
  error: {
    code: string
    declineCode?: string
    message: string
    type?: 'card_error' | 'invalid_request_error'
  },
  chargeId?: string,
): void {
  const method = act.box.methods.get(idOf(intent.payment_method) ?? '')
  intent.status = 'requires_payment_method'
  intent.next_action = null
  intent.last_payment_error = {
    code: error.code as Stripe.PaymentIntent.LastPaymentError.Code,
    message: error.message,
    type: error.type ?? 'card_error',
    ...(error.declineCode ? { decline_code: error.declineCode } : {}),
    ...(chargeId ? { charge: chargeId } : {}),
    ...(method ? { payment_method: structuredClone(method) } : {}),
  }
  intent.payment_method = null
  act.box.intents.put(intent)
  act.emit('payment_intent.payment_failed', intent)
}

function payByCard(act: Act, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  const charge = createCharge(act, intent, method, 'succeeded')
  intent.latest_charge = charge.id
  const customerId = idOf(intent.customer)
  if (intent.setup_future_usage && customerId) attachMethod(act, method, customerId)
  act.emit('charge.succeeded', charge)
  succeed(act, intent)
}

function decline(
  act: Act,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  code: string,
  declineCode?: string,
): void {
  const message = declineMessage(code, declineCode)
  const charge = createCharge(act, intent, method, 'failed', { failureCode: code, failureMessage: message })
  intent.latest_charge = charge.id
  act.emit('charge.failed', charge)
  failIntent(act, intent, { code, message, ...(declineCode ? { declineCode } : {}) }, charge.id)
}

function startDebit(act: Act, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  const keeps = intent.setup_future_usage !== null
  const known = act.box.mandates
    .all()
    .find((item) => item.payment_method === method.id && item.type === 'multi_use')
  const mandate = known ?? createMandate(act, method, keeps)
  const customerId = idOf(intent.customer)
  if (keeps && customerId) attachMethod(act, method, customerId)
  const charge = createCharge(act, intent, method, 'pending', { mandateId: mandate.id })
  intent.latest_charge = charge.id
  intent.status = 'processing'
  intent.next_action = null
  intent.last_payment_error = null
  act.box.intents.put(intent)
  act.box.tasks.put({
    id: newId('task_'),
    kind: 'settle-sepa',
    targetId: intent.id,
    dueAt: Date.now() + behaviourOf(act.box).sepaDelayMs,
  })
  act.emit('payment_intent.processing', intent)
  act.emit('charge.pending', charge)
}

/**
 * Charges `method` for the intent and leaves it succeeded, processing (SEPA), requires_action (the bank asks the holder)
 * or requires_payment_method (refused, see last_payment_error). `confirmed` says that the holder has just said yes.
 */
export function payIntent(
  act: Act,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  how: { confirmed?: boolean; offSession?: boolean; confirmUrl?: string; returnUrl?: string | null } = {},
): void {
  const instrument = act.box.instruments.get(method.id)
  const outcome = instrument?.outcome ?? { kind: 'pays' }
  intent.payment_method = method.id
  if (outcome.kind === 'declines') decline(act, intent, method, outcome.code, outcome.declineCode)
  else if (outcome.kind === 'debits' || outcome.kind === 'debit-fails') startDebit(act, intent, method)
  else if (outcome.kind === 'pays' || how.confirmed || (how.offSession && instrument?.confirmed)) {
    if (instrument && outcome.kind === 'asks') act.box.instruments.put({ ...instrument, confirmed: true })
    payByCard(act, intent, method)
  } else if (how.offSession) {
    failIntent(act, intent, {
      code: 'authentication_required',
      declineCode: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
    })
  } else {
    intent.status = 'requires_action'
    intent.next_action = {
      type: 'redirect_to_url',
      redirect_to_url: {
        url: how.confirmUrl ?? `${act.box.url()}/stripe/confirm/${intent.id}`,
        return_url: how.returnUrl ?? null,
      },
    }
    act.box.intents.put(intent)
    act.emit('payment_intent.requires_action', intent)
  }
}

/** Ends a SEPA debit some time after it was started. Returns whether the money came; undefined when nothing waits. */
export function settleDebit(act: Act, intent: Stripe.PaymentIntent): boolean | undefined {
  if (intent.status !== 'processing') return undefined
  const charge = act.box.charges.get(idOf(intent.latest_charge) ?? '')
  const instrument = act.box.instruments.get(idOf(intent.payment_method) ?? '')
  if (!charge) return undefined
  if (instrument?.outcome.kind === 'debit-fails') {
    const message = 'The customer’s account has insufficient funds to cover this payment.'
    charge.status = 'failed'
    charge.paid = false
    charge.failure_code = 'insufficient_funds'
    charge.failure_message = message
    act.box.charges.put(charge)
    act.emit('charge.failed', charge)
    failIntent(
      act,
      intent,
      { code: 'payment_intent_payment_attempt_failed', message, type: 'invalid_request_error' },
      charge.id,
    )
    return false
  }
  charge.status = 'succeeded'
  charge.amount_captured = charge.amount
  charge.balance_transaction = newId('txn_')
  act.box.charges.put(charge)
  act.emit('charge.succeeded', charge)
  succeed(act, intent)
  return true
}
