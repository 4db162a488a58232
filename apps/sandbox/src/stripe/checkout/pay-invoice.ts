import type Stripe from 'stripe'
import type { Act } from '../act.ts'
import { idOf } from '../ids.ts'
import { failIntent, payIntent } from '../payments/payment-intent.ts'
import { settleInvoice } from '../payments/renew-subscription.ts'
import { type Attempt, refused } from './pay-session.ts'

const subscriptionOf = (act: Act, invoice: Stripe.Invoice) =>
  act.box.subscriptions.get(idOf(invoice.parent?.subscription_details?.subscription ?? null) ?? '')
const intentOf = (act: Act, invoice: Stripe.Invoice) =>
  act.box.intents.get(act.box.invoiceIntents.get(invoice.id)?.intentId ?? '')

/**
 * One attempt to pay an open invoice with `method`, which pays the later ones too where the subscription says so. `confirmed` says
 * that the holder has said yes to his bank.
 */
export function payInvoice(
  act: Act,
  invoice: Stripe.Invoice,
  method: Stripe.PaymentMethod,
  confirmed = false,
): Attempt {
  const [intent, subscription] = [intentOf(act, invoice), subscriptionOf(act, invoice)]
  if (!intent || !subscription) throw new Error(`nothing pays invoice ${invoice.id}`)
  const isKept = subscription.payment_settings?.save_default_payment_method === 'on_subscription'
  Object.assign(intent, {
    payment_method_types: [method.type],
    setup_future_usage: isKept ? 'off_session' : null,
  } satisfies Partial<Stripe.PaymentIntent>)
  const confirmUrl = `${act.box.url()}/stripe/invoice/${invoice.id}/confirm`
  payIntent(act, intent, method, { confirmed, confirmUrl, returnUrl: null })
  if (intent.status === 'requires_action') return { kind: 'confirm' }
  if (intent.status === 'requires_payment_method') {
    settleInvoice(act, intent)
    return refused(intent.last_payment_error)
  }
  if (isKept) subscription.default_payment_method = method.id
  act.box.subscriptions.put(subscription)
  settleInvoice(act, intent)
  return { kind: 'complete' }
}

/** The holder’s answer to his bank; undefined when no method waits for it. */
export function confirmInvoice(act: Act, invoice: Stripe.Invoice, yes: boolean): Attempt | undefined {
  const intent = intentOf(act, invoice)
  const method = act.box.methods.get(idOf(intent?.payment_method ?? null) ?? '')
  if (intent?.status !== 'requires_action' || !method) return undefined
  if (yes) return payInvoice(act, invoice, method, true)
  const message = 'The payment method was not confirmed by its holder.'
  failIntent(act, intent, { code: 'payment_intent_authentication_failure', message })
  settleInvoice(act, intent)
  return refused(intent.last_payment_error)
}
