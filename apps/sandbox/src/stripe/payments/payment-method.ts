import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { invalid, missing, wrongState } from '../fault.ts'
import { idOf } from '../ids.ts'
import { cardOutcome, compact, ibanOutcome, type Outcome, readyMade } from './test-instruments.ts'

export interface CardInput {
  number: string
  /** 1 to 12 and a full year. */
  expMonth: number
  expYear: number
}

export interface Holder {
  name: string | null
  email: string | null
}

function put(
  act: Act,
  type: 'card' | 'sepa_debit',
  outcome: Outcome,
  holder: Holder,
  details: object,
): Stripe.PaymentMethod {
  const method = {
    id: newId('pm_'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: holder.email, name: holder.name, phone: null, tax_id: null },
    created: act.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
    ...details,
  } satisfies Stripe.PaymentMethod
  act.box.instruments.put({ id: method.id, outcome, confirmed: false })
  return act.box.methods.put(method)
}

/** A card as payment method. Only its last four digits are kept. */
export function createCard(act: Act, input: CardInput, holder: Holder): Stripe.PaymentMethod {
  const { brand, outcome } = cardOutcome(input.number)
  const card = {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'FR',
    display_brand: brand,
    exp_month: input.expMonth,
    exp_year: input.expYear,
    fingerprint: compact(input.number).slice(-10),
    funding: 'credit',
    generated_from: null,
    last4: compact(input.number).slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  } satisfies Stripe.PaymentMethod.Card
  return put(act, 'card', outcome, holder, { card })
}

/** A bank account for SEPA debits. Throws a 400 StripeFault when the IBAN is not one of Stripe's test accounts. */
export function createSepaDebit(act: Act, iban: string, holder: Holder): Stripe.PaymentMethod {
  const outcome = ibanOutcome(iban)
  if (!outcome)
    throw invalid(
      'The IBAN you provided is not a test IBAN.',
      'sepa_debit[iban]',
      'invalid_bank_account_iban',
    )
  const account = compact(iban)
  const sepa_debit = {
    bank_code: account.slice(4, 9),
    branch_code: account.slice(9, 14),
    country: account.slice(0, 2),
    fingerprint: account.slice(-12),
    generated_from: { charge: null, setup_attempt: null },
    last4: account.slice(-4),
  } satisfies Stripe.PaymentMethod.SepaDebit
  return put(act, 'sepa_debit', outcome, holder, { sepa_debit })
}

/** The payment method of that id; a ready-made one such as `pm_card_visa` is made on the spot. Throws 404. */
export function getMethod(act: Act, id: string, param = 'payment_method'): Stripe.PaymentMethod {
  const found = act.box.methods.get(id)
  if (found) return found
  const ready = readyMade[id]
  if (!ready) throw missing('PaymentMethod', id, param)
  const holder = { name: null, email: null }
  const expYear = new Date().getFullYear() + 3
  if ('card' in ready) return createCard(act, { number: ready.card, expMonth: 12, expYear }, holder)
  return createSepaDebit(act, ready.iban, holder)
}

/** Ties a method to a customer. Throws 400 when it belongs to another one. */
export function attachMethod(
  act: Act,
  method: Stripe.PaymentMethod,
  customerId: string,
): Stripe.PaymentMethod {
  const owner = idOf(method.customer)
  if (owner === customerId) return method
  if (owner) {
    throw wrongState(
      'The payment method you provided has already been attached to a customer.',
      'payment_method_unexpected_state',
    )
  }
  method.customer = customerId
  act.box.methods.put(method)
  act.emit('payment_method.attached', method)
  return method
}

/** The mandate under which a SEPA account is debited. */
export function createMandate(act: Act, method: Stripe.PaymentMethod, multiUse: boolean): Stripe.Mandate {
  const reference = newId('', 16).toUpperCase()
  const mandate: Stripe.Mandate = {
    id: newId('mandate_'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: act.now,
      online: { ip_address: '127.0.0.1', user_agent: null },
      type: 'online',
    },
    livemode: false,
    payment_method: method.id,
    payment_method_details: {
      sepa_debit: { reference, url: `${act.box.url()}/stripe/mandates/${reference}` },
      type: 'sepa_debit',
    },
    status: 'active',
    type: multiUse ? 'multi_use' : 'single_use',
    ...(multiUse ? { multi_use: {} } : {}),
  }
  return act.box.mandates.put(mandate)
}
