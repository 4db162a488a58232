import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { createCustomer } from '../api/customers.ts'
import { wrongState } from '../fault.ts'
import { idOf } from '../ids.ts'
import { createInvoice } from '../payments/invoice.ts'
import { createIntent, failIntent, payIntent, settleDebit } from '../payments/payment-intent.ts'
import { settleInvoice } from '../payments/renew-subscription.ts'
import { createSetup, failSetup, keepMethod } from '../payments/setup-intent.ts'
import { createSubscription } from './subscription.ts'

type Session = Stripe.Checkout.Session

/** What came of an attempt on the checkout page. */
export type Attempt =
  | { kind: 'complete' }
  | { kind: 'confirm' }
  | { kind: 'refused'; code: string; declineCode: string | null; message: string }

export interface Payer {
  name: string | null
  email: string | null
}

const confirmUrlOf = (act: Act, session: Session) => `${act.box.url()}/stripe/checkout/${session.id}/confirm`

function ensureCustomer(act: Act, session: Session, payer: Payer): string | null {
  const known = idOf(session.customer)
  if (known) return known
  if (session.mode !== 'subscription' && session.customer_creation !== 'always') return null
  const customer = createCustomer(act, { email: payer.email, name: payer.name })
  session.customer = customer.id
  return customer.id
}

function complete(act: Act, session: Session, payer: Payer): Attempt {
  session.status = 'complete'
  session.url = null
  session.customer_details = {
    address: null,
    business_name: null,
    email: payer.email,
    individual_name: null,
    name: payer.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
  act.box.sessions.put(session)
  act.box.tasks.remove(`expire_${session.id}`)
  act.emit('checkout.session.completed', session)
  return { kind: 'complete' }
}

interface LastError {
  code?: string
  decline_code?: string
  message?: string
}

export const refused = (error: LastError | null): Attempt => ({
  kind: 'refused',
  code: error?.code ?? 'card_declined',
  declineCode: error?.decline_code ?? null,
  message: error?.message ?? 'Your card was declined.',
})

function intentOf(act: Act, session: Session, payer: Payer): Stripe.PaymentIntent {
  const known = act.box.intents.get(idOf(session.payment_intent) ?? '')
  if (known) return known
  const plan = act.box.plans.get(session.id)?.intent
  const keeps = session.mode === 'subscription' ? 'off_session' : null
  const intent = createIntent(act, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'eur',
    customerId: ensureCustomer(act, session, payer),
    description: plan?.description ?? null,
    metadata: session.mode === 'payment' ? { ...plan?.metadata } : {},
    methodTypes: session.payment_method_types,
    receiptEmail: null,
    setupFutureUsage: plan?.setupFutureUsage ?? keeps,
  })
  if (session.mode === 'payment') session.payment_intent = intent.id
  else act.box.plans.put({ ...requirePlan(act, session), hiddenIntentId: intent.id })
  act.box.sessions.put(session)
  return intent
}

function requirePlan(act: Act, session: Session) {
  const plan = act.box.plans.get(session.id)
  if (!plan) throw new Error(`the plan of ${session.id} is missing`)
  return plan
}

function currentIntent(act: Act, session: Session): Stripe.PaymentIntent | undefined {
  const id = idOf(session.payment_intent) ?? act.box.plans.get(session.id)?.hiddenIntentId
  return id ? act.box.intents.get(id) : undefined
}

function pay(
  act: Act,
  session: Session,
  method: Stripe.PaymentMethod,
  payer: Payer,
  confirmed: boolean,
): Attempt {
  const intent = currentIntent(act, session) ?? intentOf(act, session, payer)
  payIntent(act, intent, method, {
    confirmed,
    confirmUrl: confirmUrlOf(act, session),
    returnUrl: session.success_url,
  })
  if (intent.status === 'requires_action') return { kind: 'confirm' }
  if (intent.status === 'requires_payment_method') return refused(intent.last_payment_error)
  session.payment_status = intent.status === 'succeeded' ? 'paid' : 'unpaid'
  if (session.mode === 'subscription') {
    const subscription = createSubscription(act, session, method.id, intent.status === 'succeeded')
    session.subscription = subscription.id
    session.invoice = createInvoice(act, subscription, intent.id, 'subscription_create').id
    settleInvoice(act, intent)
  }
  return complete(act, session, payer)
}

function setUp(
  act: Act,
  session: Session,
  method: Stripe.PaymentMethod,
  payer: Payer,
  confirmed: boolean,
): Attempt {
  let setup = act.box.setups.get(idOf(session.setup_intent) ?? '')
  if (!setup) {
    const plan = requirePlan(act, session).intent
    setup = createSetup(act, {
      customerId: ensureCustomer(act, session, payer),
      description: plan.description,
      metadata: { ...plan.metadata },
      methodTypes: session.payment_method_types,
      usage: 'off_session',
    })
    session.setup_intent = setup.id
    act.box.sessions.put(session)
  }
  keepMethod(act, setup, method, {
    confirmed,
    confirmUrl: confirmUrlOf(act, session),
    returnUrl: session.success_url,
  })
  if (setup.status === 'requires_action') return { kind: 'confirm' }
  if (setup.status === 'requires_payment_method') return refused(setup.last_setup_error)
  return complete(act, session, payer)
}

/** Throws 400 unless the session can still be paid. */
export function requireOpen(session: Session): void {
  if (session.status !== 'open') {
    throw wrongState(`This Checkout Session is ${session.status}.`, 'checkout_session_not_open')
  }
}

/**
 * One attempt to pay an open session with `method` (null only when nothing is due). `confirmed` says that the holder has
 * said yes to his bank. Throws 400 when the session is not open.
 */
export function paySession(
  act: Act,
  session: Session,
  method: Stripe.PaymentMethod | null,
  payer: Payer,
  confirmed = false,
): Attempt {
  requireOpen(session)
  if (session.mode === 'setup' && method) return setUp(act, session, method, payer, confirmed)
  if (session.mode === 'payment' && session.amount_total === 0) {
    ensureCustomer(act, session, payer)
    return complete(act, session, payer)
  }
  if (!method) throw wrongState('A payment method is needed.', 'payment_method_missing')
  return pay(act, session, method, payer, confirmed)
}

/** The method that waits for its holder's confirmation, if any. */
export function methodToConfirm(act: Act, session: Session): Stripe.PaymentMethod | undefined {
  const waiting = act.box.setups.get(idOf(session.setup_intent) ?? '') ?? currentIntent(act, session)
  if (waiting?.status !== 'requires_action') return undefined
  return act.box.methods.get(idOf(waiting.payment_method) ?? '')
}

/** The holder said no to his bank. */
export function refuseConfirmation(act: Act, session: Session): Attempt {
  const message = 'The payment method was not confirmed by its holder.'
  const setup = act.box.setups.get(idOf(session.setup_intent) ?? '')
  if (setup) failSetup(act, setup, 'setup_intent_authentication_failure', message)
  const intent = currentIntent(act, session)
  if (intent) failIntent(act, intent, { code: 'payment_intent_authentication_failure', message })
  return refused(setup?.last_setup_error ?? intent?.last_payment_error ?? null)
}

/** Ends an open session unpaid. Throws 400 when it is not open. */
export function expireSession(act: Act, session: Session): Session {
  if (session.status !== 'open') {
    throw wrongState(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      'checkout_session_not_open',
    )
  }
  session.status = 'expired'
  session.url = null
  const intent = currentIntent(act, session)
  if (intent && intent.status !== 'succeeded') {
    intent.status = 'canceled'
    intent.canceled_at = act.now
    intent.cancellation_reason = 'automatic'
    intent.next_action = null
    act.box.intents.put(intent)
    act.emit('payment_intent.canceled', intent)
  }
  act.box.sessions.put(session)
  act.box.tasks.remove(`expire_${session.id}`)
  act.emit('checkout.session.expired', session)
  return session
}

/** The end of a SEPA debit, for the intent and for the session it belongs to. */
export function settleSepa(act: Act, intent: Stripe.PaymentIntent): void {
  const came = settleDebit(act, intent)
  settleInvoice(act, intent)
  const session = act.box.sessions.all().find((item) => idOf(currentIntent(act, item)) === intent.id)
  if (!session || came === undefined) return
  if (came) session.payment_status = 'paid'
  act.box.sessions.put(session)
  act.emit(
    came ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed',
    session,
  )
}
