import type Stripe from 'stripe'
import { newId } from '../../state/new-id.ts'
import type { Act } from '../act.ts'
import { idOf } from '../ids.ts'

type Reason = 'subscription_create' | 'subscription_cycle'

function lineOf(subscription: Stripe.Subscription, invoiceId: string): Stripe.InvoiceLineItem[] {
  return subscription.items.data.map((item) => {
    const amount = (item.price.unit_amount ?? 0) * (item.quantity ?? 1)
    return {
      id: newId('il_1'),
      object: 'line_item',
      amount,
      currency: subscription.currency,
      description: subscription.description,
      discount_amounts: [],
      discountable: true,
      discounts: [],
      invoice: invoiceId,
      livemode: false,
      metadata: { ...subscription.metadata },
      parent: null,
      period: { start: item.current_period_start, end: item.current_period_end },
      pretax_credit_amounts: [],
      pricing: null,
      quantity: item.quantity ?? 1,
      quantity_decimal: null,
      subscription: subscription.id,
      subtotal: amount,
      taxes: [],
    }
  })
}

/** The open invoice of the period that a subscription is in; `intentId` is what pays it. */
export function createInvoice(
  act: Act,
  subscription: Stripe.Subscription,
  intentId: string,
  reason: Reason,
): Stripe.Invoice {
  const id = newId('in_1')
  const data = lineOf(subscription, id)
  const total = data.reduce((sum, line) => sum + line.amount, 0)
  const invoice: Stripe.Invoice = {
    id,
    object: 'invoice',
    account_country: 'FR',
    account_name: null,
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: act.now,
    currency: subscription.currency,
    custom_fields: null,
    customer: idOf(subscription.customer),
    customer_account: null,
    customer_address: null,
    customer_email: null,
    customer_name: null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: subscription.description,
    discounts: [],
    due_date: null,
    effective_at: act.now,
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: `${act.box.url()}/stripe/invoice/${id}`,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data, has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: { ...subscription.metadata }, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: act.now,
    period_start: act.now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'open',
    status_transitions: {
      finalized_at: act.now,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  }
  act.box.invoices.put(invoice)
  act.box.invoiceIntents.put({ id, intentId })
  subscription.latest_invoice = id
  act.box.subscriptions.put(subscription)
  act.emit('invoice.created', invoice)
  act.emit('invoice.finalized', invoice)
  return invoice
}

/** The invoice is paid. */
export function markInvoicePaid(act: Act, invoice: Stripe.Invoice): void {
  Object.assign(invoice, {
    status: 'paid',
    amount_paid: invoice.total,
    amount_remaining: 0,
    attempted: true,
    attempt_count: invoice.attempt_count + 1,
    status_transitions: { ...invoice.status_transitions, paid_at: act.now },
  } satisfies Partial<Stripe.Invoice>)
  act.box.invoices.put(invoice)
  act.emit('invoice.paid', invoice)
  act.emit('invoice.payment_succeeded', invoice)
}

/** A try to pay the invoice failed; it stays open. */
export function markInvoiceFailed(act: Act, invoice: Stripe.Invoice): void {
  Object.assign(invoice, { attempted: true, attempt_count: invoice.attempt_count + 1 })
  act.box.invoices.put(invoice)
  act.emit('invoice.payment_failed', invoice)
}

/** What has paid or is to pay an invoice, as Stripe lists it. */
export function invoicePayments(
  intentId: string,
  invoice: Stripe.Invoice,
): Stripe.ApiList<Stripe.InvoicePayment> {
  const isPaid = invoice.status === 'paid'
  const payment: Stripe.InvoicePayment = {
    id: `inpay_${invoice.id.slice(3)}`,
    object: 'invoice_payment',
    amount_paid: isPaid ? invoice.total : null,
    amount_requested: invoice.total,
    created: invoice.created,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: 'payment_intent', payment_intent: intentId },
    status: isPaid ? 'paid' : 'open',
    status_transitions: { canceled_at: null, paid_at: invoice.status_transitions.paid_at },
  }
  return {
    object: 'list',
    data: [payment],
    has_more: false,
    url: `/v1/invoice_payments?invoice=${invoice.id}`,
  }
}
