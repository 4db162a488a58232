import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { membershipSession, startWorld, until, type World } from '../testing/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterEach(async () => {
  await world.json('/stripe/reset', {})
  world.receiver.received.length = 0
})
afterAll(() => world.stop())

const typesOf = async () =>
  (await world.stripe.events.list({ limit: 100 })).data.map((event) => event.type).reverse()

/** A subscription of 9,00 € a month, begun by its checkout. */
async function begin(method: { card: string } | { iban: string } = { card: '4242424242424242' }) {
  const { payment_intent_data: _, ...base } = membershipSession()
  const price = {
    currency: 'eur',
    unit_amount: 900,
    recurring: { interval: 'month' as const },
    product_data: { name: 'Aide' },
  }
  const session = await world.stripe.checkout.sessions.create({
    ...base,
    mode: 'subscription',
    subscription_data: { metadata: { paymentId: 'p1' } },
    line_items: [{ price_data: price, quantity: 1 }],
  })
  await world.pay(session, method)
  const found = await world.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['subscription', 'invoice', 'invoice.payments'],
  })
  return {
    session: found,
    subscription: found.subscription as Stripe.Subscription,
    invoice: found.invoice as Stripe.Invoice,
  }
}
const advance = (id: string, body: object = {}) => world.json(`/stripe/subscriptions/${id}/advance`, body)
const invoicesOf = async (subscription: string, status: 'paid' | 'open' = 'paid') =>
  (await world.stripe.invoices.list({ subscription, status, expand: ['data.payments'] })).data

it('begins with a paid invoice, whose intent is told only when it is asked for', async () => {
  const { session, subscription, invoice } = await begin()
  expect(session).toMatchObject({ status: 'complete', payment_status: 'paid', payment_intent: null })
  expect(subscription).toMatchObject({ status: 'active', metadata: { paymentId: 'p1' } })
  expect(subscription.items.data[0]?.price.unit_amount_decimal?.toString()).toBe('900')
  expect(invoice).toMatchObject({ status: 'paid', amount_paid: 900, billing_reason: 'subscription_create' })
  const intentId = String(invoice.payments?.data[0]?.payment.payment_intent)
  expect(await world.stripe.paymentIntents.retrieve(intentId)).toMatchObject({ status: 'succeeded' })
  expect((await world.stripe.invoices.retrieve(invoice.id)).payments).toBeUndefined()
  expect((await typesOf()).filter((type) => !/^(?:customer\.created|payment_method)/u.test(type))).toEqual([
    ...['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'],
    ...['customer.subscription.created', 'invoice.created', 'invoice.finalized', 'invoice.paid'],
    ...['invoice.payment_succeeded', 'customer.subscription.updated', 'checkout.session.completed'],
  ])
})

it('each period is invoiced and charged where the one before ended', async () => {
  const { subscription } = await begin()
  const first = subscription.items.data[0]
  await advance(subscription.id)
  const next = (await world.stripe.subscriptions.retrieve(subscription.id)).items.data[0]
  expect(next?.current_period_start).toBe(first?.current_period_end)
  const [latest, oldest] = await invoicesOf(subscription.id)
  expect(latest).toMatchObject({ billing_reason: 'subscription_cycle', status: 'paid' })
  expect(latest?.lines.data[0]?.period).toEqual({
    start: next?.current_period_start,
    end: next?.current_period_end,
  })
  expect(oldest?.billing_reason).toBe('subscription_create')
  const told = await until(() =>
    world.receiver.received.find(
      ({ event }) => event.type === 'invoice.paid' && (event.data.object as Stripe.Invoice).id === latest?.id,
    ),
  )
  expect((told.event.data.object as Stripe.Invoice).parent?.subscription_details?.subscription).toBe(
    subscription.id,
  )
})

it('is past due while the bank refuses, and runs again once it pays', async () => {
  const { subscription } = await begin()
  await advance(subscription.id, { declines: true })
  expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe('past_due')
  expect(await invoicesOf(subscription.id, 'open')).toHaveLength(1)
  expect(await typesOf()).toContain('invoice.payment_failed')
  await advance(subscription.id)
  expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe('active')
  expect(await invoicesOf(subscription.id)).toHaveLength(2)
})

it('is paid on the page of its invoice with another card, which pays the later periods too', async () => {
  const { subscription } = await begin()
  await advance(subscription.id, { declines: true })
  const [invoice] = await invoicesOf(subscription.id, 'open')
  const url = String(invoice?.hosted_invoice_url)
  await world.stripe.subscriptions.update(subscription.id, {
    payment_settings: { save_default_payment_method: 'on_subscription' },
  })
  const post = (fields: Record<string, string>, address = url) =>
    fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const by = (card: string) => ({ card, expiry: '12/40', cvc: '123', name: 'Camille Payeur' })
  expect(await (await fetch(url)).text()).toContain('9,00')
  expect((await post({})).status).toBe(422)
  const refused = await post(by('4000000000000002'))
  expect([refused.status, await refused.text()]).toEqual([402, expect.stringContaining('refusée')])
  expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe('past_due')
  const asks = await post(by('4000002500003155'))
  expect(asks.headers.get('location')).toMatch(/\/confirm$/u)
  const said = await post({ answer: 'no' }, `${url}/confirm`)
  expect(said.headers.get('location')).toMatch(/refused=1$/u)
  expect((await post(by('5555555555554444'))).status).toBe(303)
  expect(await (await fetch(url)).text()).toContain('Facture payée')
  const now = await world.stripe.subscriptions.retrieve(subscription.id, {
    expand: ['default_payment_method'],
  })
  expect(now).toMatchObject({ status: 'active', default_payment_method: { card: { last4: '4444' } } })
  await advance(subscription.id)
  expect(await invoicesOf(subscription.id)).toHaveLength(3)
  expect((await fetch(`${url}x`)).status).toBe(404)
})

it('ends with its period or at once, for a reason, and then for good', async () => {
  const { subscription } = await begin()
  const ending = await world.stripe.subscriptions.update(subscription.id, {
    cancel_at_period_end: true,
    cancellation_details: { comment: 'Trop cher', feedback: 'too_expensive' },
  })
  expect(ending).toMatchObject({
    ...{ status: 'active', cancel_at_period_end: true },
    cancellation_details: { comment: 'Trop cher', feedback: 'too_expensive' },
  })
  await advance(subscription.id)
  expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled')
  expect((await typesOf()).at(-1)).toBe('customer.subscription.deleted')
  await expect(world.stripe.subscriptions.cancel(subscription.id)).rejects.toMatchObject({ statusCode: 400 })
  const other = await begin()
  expect(await world.stripe.subscriptions.cancel(other.subscription.id)).toMatchObject({
    status: 'canceled',
  })
})

it('whose first debit is rejected never runs', async () => {
  await world.behave({ sepaDelayMs: 20 })
  const { subscription } = await begin({ iban: 'FR8420041010050500013M02607' })
  await until(
    async () => (await world.stripe.subscriptions.retrieve(subscription.id)).status === 'incomplete_expired',
  )
  expect(await invoicesOf(subscription.id)).toEqual([])
})
