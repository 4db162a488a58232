import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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

describe('a checkout session paid by card', () => {
  it('is created, paid, and told in the order of Stripe', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 6900,
      currency: 'eur',
      payment_intent: null,
      client_reference_id: 'membership-1',
      url: `${world.sandbox.url}/stripe/checkout/${session.id}`,
    })
    expect(session.id).toMatch(/^cs_test_\w{58}$/)

    const paid = await world.pay(session, { card: '4242 4242 4242 4242' })
    expect(paid).toEqual({ status: 200, body: { status: 'complete', payment_status: 'paid' } })

    const order = [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]
    expect(await typesOf()).toEqual(order)
    await until(() => world.receiver.received.length === 4)
    expect(world.receiver.types()).toEqual(order)

    const found = await world.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge', 'line_items'],
    })
    const intent = found.payment_intent as Stripe.PaymentIntent
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 6900,
      metadata: { membership: 'm1' },
    })
    expect(intent.latest_charge).toMatchObject({ status: 'succeeded', paid: true, amount: 6900 })
    expect(found.line_items?.data[0]).toMatchObject({ description: 'Adhésion 2026', amount_total: 6900 })
    expect(found.customer_details).toMatchObject({ email: 'lea@exemple.fr' })
    const listed = await world.stripe.checkout.sessions.list({ payment_intent: intent.id })
    expect(listed.data.map((item) => item.id)).toEqual([session.id])
  })

  it('signs its webhooks so that the SDK accepts them, and only with the right secret', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    await world.pay(session, { card: '4242424242424242' })
    const last = await until(() =>
      world.receiver.received.find((item) => item.event.type === 'checkout.session.completed'),
    )
    const signature = String(last.headers['stripe-signature'])
    const event = world.stripe.webhooks.constructEvent(last.body, signature, 'whsec_test')
    expect(event.data.object).toMatchObject({ id: session.id, payment_status: 'paid', status: 'complete' })
    expect(event.api_version).toBe('2026-10-28.endive')
    expect(() => world.stripe.webhooks.constructEvent(last.body, signature, 'whsec_other')).toThrow()
    await until(async () => (await world.stripe.events.retrieve(event.id)).pending_webhooks === 0)
  })

  it('is declined and can be paid with another card, on the same payment intent', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    const refused = await world.pay(session, { card: '4000000000000002' })
    expect(refused.status).toBe(402)
    expect(refused.body.error).toMatchObject({ code: 'card_declined', decline_code: 'generic_decline' })
    const wrong = await world.pay(session, { card: '4111111111111111' })
    expect(wrong.body.error).toMatchObject({ code: 'incorrect_number' })
    expect((await world.pay(session, { card: '4242424242424242' })).status).toBe(200)
    const types = await typesOf()
    expect(types.filter((type) => type === 'payment_intent.created')).toHaveLength(1)
    expect(types.filter((type) => type === 'payment_intent.payment_failed')).toHaveLength(2)
    expect(types.at(-1)).toBe('checkout.session.completed')
    expect((await world.pay(session, { card: '4242424242424242' })).status).toBe(400)
  })

  it('waits for the confirmation of the holder, who may refuse', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    const asked = await world.pay(session, { card: '4000002500003155' })
    expect(asked.body.error?.code).toBe('authentication_required')
    const refused = await world.pay(session, { card: '4000002500003155', confirm: false })
    expect(refused.body.error?.code).toBe('payment_intent_authentication_failure')
    const paid = await world.pay(session, { card: '4000002500003155', confirm: true })
    expect(paid.body).toEqual({ status: 'complete', payment_status: 'paid' })
    expect(await typesOf()).toContain('payment_intent.requires_action')
  })
})

describe('a checkout session paid by SEPA debit', () => {
  const ok = 'FR14 2004 1010 0505 0001 3M02 606'
  const failing = 'FR84 2004 1010 0505 0001 3M02 607'

  it.each([
    [ok, 'checkout.session.async_payment_succeeded', 'paid', 'succeeded'],
    [failing, 'checkout.session.async_payment_failed', 'unpaid', 'requires_payment_method'],
  ])('%s is complete but unpaid, then %s', async (iban, type, paymentStatus, intentStatus) => {
    // Long enough that the first event has arrived, however busy the machine.
    await world.behave({ sepaDelayMs: 500 })
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    const paid = await world.pay(session, { iban })
    expect(paid).toEqual({ status: 200, body: { status: 'complete', payment_status: 'unpaid' } })
    const told = await until(() => world.receiver.received.find((item) => item.event.type === type))
    expect(told.event.data.object).toMatchObject({ id: session.id, payment_status: paymentStatus })
    const found = await world.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(found.payment_intent).toMatchObject({ status: intentStatus })
    expect(world.receiver.types().indexOf('checkout.session.completed')).toBeLessThan(
      world.receiver.types().indexOf(type as never),
    )
  })

  it('refuses an IBAN that is no test account', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    const answer = await world.pay(session, { iban: 'FR7630006000011234567890189' })
    expect(answer.status).toBe(400)
  })
})

describe('other ends and kinds of session', () => {
  it('expires on demand, once, and can then not be paid', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    const expired = await world.stripe.checkout.sessions.expire(session.id)
    expect(expired).toMatchObject({ status: 'expired', url: null })
    await expect(world.stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 })
    expect((await world.pay(session, { card: '4242424242424242' })).status).toBe(400)
    expect(await typesOf()).toEqual(['checkout.session.expired'])
  })

  it('keeps a SEPA account in setup mode, which is debited later without its holder', async () => {
    await world.behave({ sepaDelayMs: 20 })
    const customer = await world.stripe.customers.create({ email: 'lea@exemple.fr', name: 'Léa' })
    const { customer_email: _, line_items: __, payment_intent_data: ___, ...base } = membershipSession()
    const session = await world.stripe.checkout.sessions.create({
      ...base,
      mode: 'setup',
      customer: customer.id,
    })
    const done = await world.pay(session, { iban: 'FR1420041010050500013M02606' })
    expect(done.body).toEqual({ status: 'complete', payment_status: 'no_payment_required' })
    const methods = await world.stripe.paymentMethods.list({ customer: customer.id, type: 'sepa_debit' })
    expect(methods.data[0]?.sepa_debit?.last4).toBe('2606')
    const intent = await world.stripe.paymentIntents.create({
      amount: 1500,
      currency: 'eur',
      customer: customer.id,
      payment_method: methods.data[0]?.id ?? '',
      allowed_payment_method_types: ['sepa_debit'],
      confirm: true,
      off_session: true,
    })
    expect(intent.status).toBe('processing')
    await until(async () => (await world.stripe.paymentIntents.retrieve(intent.id)).status === 'succeeded')
  })
})
