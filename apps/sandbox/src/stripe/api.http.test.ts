import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { membershipSession, startWorld, until, type World } from '../testing/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterEach(async () => {
  await world.json('/stripe/reset', {})
})
afterAll(() => world.stop())

describe('idempotency', () => {
  it('replays the first answer, and refuses the key for another request', async () => {
    const options = { idempotencyKey: 'renewal-1' }
    const first = await world.stripe.checkout.sessions.create(membershipSession(), options)
    const again = await world.stripe.checkout.sessions.create(membershipSession(), options)
    expect(again.id).toBe(first.id)
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
    const other = world.stripe.checkout.sessions.create(
      membershipSession({ client_reference_id: 'x' }),
      options,
    )
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    expect((await world.stripe.checkout.sessions.list()).data).toHaveLength(1)
  })

  it('gives one object for many requests at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.stripe.customers.create({ name: 'Léa' }, { idempotencyKey: 'one' }),
      ),
    )
    expect(new Set(all.map((customer) => customer.id)).size).toBe(1)
  })

  it('carries out a dropped call, whose answer is found under its key afterwards', async () => {
    await world.behave({ api: 'drop' })
    const options = { idempotencyKey: 'drop-1' }
    await expect(world.stripe.customers.create({ name: 'Léa' }, options)).rejects.toBeInstanceOf(
      Stripe.errors.StripeConnectionError,
    )
    await world.behave({ api: 'normal' })
    const again = await world.stripe.customers.create({ name: 'Léa' }, options)
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect((await world.stripe.customers.list()).data).toHaveLength(1)
  })
})

describe('refusals', () => {
  it('asks for a key', async () => {
    const answer = await fetch(`${world.sandbox.url}/v1/balance`)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
    expect(answer.headers.get('request-id')).toMatch(/^req_/)
  })

  it('names what is missing, unknown or wrong', async () => {
    const { stripe } = world
    await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      requestId: expect.stringMatching(/^req_/),
    })
    await expect(stripe.products.create({} as Stripe.ProductCreateParams)).rejects.toMatchObject({
      code: 'parameter_missing',
      param: 'name',
    })
    const odd = { name: 'x', colour: 'red' } as Stripe.CustomerCreateParams
    await expect(stripe.customers.create(odd)).rejects.toMatchObject({
      code: 'parameter_unknown',
      param: 'colour',
    })
    const cheap = membershipSession({
      line_items: [
        { quantity: 1, price_data: { currency: 'eur', unit_amount: 10, product_data: { name: 'x' } } },
      ],
    })
    await expect(stripe.checkout.sessions.create(cheap)).rejects.toMatchObject({ code: 'amount_too_small' })
    await expect(stripe.checkout.sessions.retrieve('cs_test_none', { expand: ['a'] })).rejects.toMatchObject({
      statusCode: 404,
    })
    await expect(stripe.checkout.sessions.create(membershipSession({ expires_at: 1 }))).rejects.toMatchObject(
      { param: 'expires_at' },
    )
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(0)
  })
})

describe('refunds', () => {
  it('gives back a part, then the rest, and no more', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    await world.pay(session, { card: '4242424242424242' })
    const { payment_intent } = await world.stripe.checkout.sessions.retrieve(session.id)
    const intent = String(payment_intent)
    await world.stripe.refunds.create({
      payment_intent: intent,
      amount: 1900,
      reason: 'requested_by_customer',
    })
    await expect(world.stripe.refunds.create({ payment_intent: intent, amount: 6000 })).rejects.toMatchObject(
      {
        code: 'amount_too_large',
      },
    )
    const rest = await world.stripe.refunds.create({ payment_intent: intent })
    expect(rest).toMatchObject({ amount: 5000, status: 'succeeded' })
    await expect(world.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    })
    const charge = await world.stripe.charges.retrieve(String(rest.charge), { expand: ['refunds'] })
    expect(charge).toMatchObject({ amount_refunded: 6900, refunded: true })
    expect(charge.refunds?.data).toHaveLength(2)
    expect((await world.stripe.events.list({ type: 'charge.refunded' })).data).toHaveLength(2)
    expect((await world.stripe.refunds.list({ payment_intent: intent })).data[0]?.id).toBe(rest.id)
  })
})

describe('a payment that the bank takes back', () => {
  it('is a dispute lost at once, told by an event, and once', async () => {
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    await world.pay(session, { card: '4242424242424242' })
    const { payment_intent } = await world.stripe.checkout.sessions.retrieve(session.id)
    const intent = String(payment_intent)
    const back = () =>
      fetch(`${world.sandbox.url}/stripe/payment-intents/${intent}/return`, { method: 'POST' })
    expect([(await back()).status, (await back()).status]).toEqual([200, 400])
    const { data } = await world.stripe.disputes.list({ payment_intent: intent })
    expect(data).toMatchObject([{ amount: 6900, status: 'lost', payment_intent: intent }])
    expect((await world.stripe.events.list({ type: 'charge.dispute.created' })).data).toHaveLength(1)
  })
})

describe('lists', () => {
  it('page through everything once, newest first', async () => {
    for (let number = 1; number <= 5; number += 1) await world.stripe.customers.create({ name: `n${number}` })
    const page = await world.stripe.customers.list({ limit: 2 })
    expect(page).toMatchObject({ has_more: true, data: [{ name: 'n5' }, { name: 'n4' }] })
    const names: unknown[] = []
    for await (const customer of world.stripe.customers.list({ limit: 2 })) names.push(customer.name)
    expect(names).toEqual(['n5', 'n4', 'n3', 'n2', 'n1'])
    const [oldest] = (await world.stripe.events.list({ type: 'customer.created', limit: 100 })).data.slice(-1)
    const newer = await world.stripe.events.list({ ending_before: oldest?.id ?? '', limit: 100 })
    expect(newer.data).toHaveLength(4)
    const recent = await world.stripe.events.list({ created: { gte: Math.floor(Date.now() / 1000) + 60 } })
    expect(recent.data).toHaveLength(0)
  })
})

describe('payments without a page', () => {
  it('charges a kept card off session; a declined one is a card error', async () => {
    const customer = await world.stripe.customers.create({ name: 'Léa' })
    const method = await world.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
    const base = { amount: 2500, currency: 'eur', customer: customer.id, confirm: true, off_session: true }
    const paid = await world.stripe.paymentIntents.create({ ...base, payment_method: method.id })
    expect(paid.status).toBe('succeeded')
    const refused = world.stripe.paymentIntents.create({ ...base, payment_method: 'pm_card_chargeDeclined' })
    await expect(refused).rejects.toBeInstanceOf(Stripe.errors.StripeCardError)
    await expect(refused).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' })
    const asking = world.stripe.paymentIntents.create({
      ...base,
      payment_method: 'pm_card_threeDSecure2Required',
    })
    await expect(asking).rejects.toMatchObject({ code: 'authentication_required' })
    await expect(world.stripe.paymentIntents.cancel(paid.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    })
    const balance = await world.stripe.balance.retrieve()
    expect(balance.available[0]?.amount).toBe(2500)
    await world.stripe.paymentMethods.detach(method.id)
    expect((await world.stripe.paymentMethods.list({ customer: customer.id })).data).toHaveLength(0)
  })

  it('updates a customer and tells what it was before', async () => {
    const customer = await world.stripe.customers.create({
      email: 'a@exemple.fr',
      metadata: { person: 'p1', old: 'x' },
    })
    const changed = await world.stripe.customers.update(customer.id, {
      email: 'b@exemple.fr',
      metadata: { old: '' },
    })
    expect(changed).toMatchObject({ email: 'b@exemple.fr', metadata: { person: 'p1' } })
    const event = await until(
      async () => (await world.stripe.events.list({ type: 'customer.updated' })).data[0],
    )
    expect(event.data.previous_attributes).toMatchObject({ email: 'a@exemple.fr' })
  })

  it('has products and prices that a session can use', async () => {
    const product = await world.stripe.products.create({ name: 'Adhésion' })
    const price = await world.stripe.prices.create({
      product: product.id,
      currency: 'eur',
      unit_amount: 4200,
    })
    const session = await world.stripe.checkout.sessions.create(
      membershipSession({ line_items: [{ price: price.id, quantity: 2 }] }),
    )
    expect(session.amount_total).toBe(8400)
    const lines = await world.stripe.checkout.sessions.listLineItems(session.id)
    expect(lines.data[0]).toMatchObject({ description: 'Adhésion', quantity: 2 })
    expect(lines.data[0]?.price?.unit_amount_decimal?.toString()).toBe('4200')
  })

  it('changes products and prices, but never what a price costs', async () => {
    const { stripe } = world
    const product = await stripe.products.create({ name: 'Adhésion', metadata: { kept: '1', gone: '1' } })
    const input = { name: 'Adhésion 2027', active: false, metadata: { gone: '' } }
    expect(await stripe.products.update(product.id, input)).toMatchObject({
      name: 'Adhésion 2027',
      active: false,
      metadata: { kept: '1' },
    })
    expect((await stripe.products.retrieve(product.id)).name).toBe('Adhésion 2027')
    const price = await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: 4200 })
    const changed = await stripe.prices.update(price.id, { active: false, lookup_key: 'normale' })
    expect(changed).toMatchObject({ active: false, lookup_key: 'normale', unit_amount: 4200 })
    const dearer = { unit_amount: 1 } as Stripe.PriceUpdateParams
    await expect(stripe.prices.update(price.id, dearer)).rejects.toMatchObject({ code: 'parameter_unknown' })
    expect((await stripe.prices.retrieve(price.id)).unit_amount).toBe(4200)
    await expect(stripe.products.update('prod_none', {})).rejects.toMatchObject({ statusCode: 404 })
  })
})
