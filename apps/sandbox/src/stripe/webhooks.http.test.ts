import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { membershipSession, startWorld, until, type World } from '../testing/world.ts'

interface Shown {
  eventId: string
  type: string
  state: string
  tries: number
  lastStatus: number | null
}

let folder: string
let world: World

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
  world = await startWorld(folder)
})
afterEach(async () => {
  world.receiver.state.status = 200
  await world.json('/stripe/reset', {})
  world.receiver.received.length = 0
})
afterAll(async () => {
  await world.stop()
  await rm(folder, { recursive: true })
})

const order = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
]
const deliveries = async () => (await world.json<{ webhooks: Shown[] }>('/stripe/webhooks')).body.webhooks

async function payOne() {
  const session = await world.stripe.checkout.sessions.create(membershipSession())
  await world.pay(session, { card: '4242424242424242' })
  return session
}

describe('delivery', () => {
  it('twice sends each event two times, with the same id', async () => {
    await world.behave({ webhooks: 'twice' })
    await payOne()
    await until(() => world.receiver.received.length === 8)
    const ids = world.receiver.received.map((item) => item.event.id)
    expect(new Set(ids).size).toBe(4)
    expect(world.receiver.types()).toEqual(order.flatMap((type) => [type, type]))
  })

  it('shuffled sends all of them in another order', async () => {
    await world.behave({ webhooks: 'shuffled' })
    await payOne()
    expect(world.receiver.received).toHaveLength(0)
    await until(() => world.receiver.received.length === 4)
    expect(world.receiver.types()).not.toEqual(order)
    expect(world.receiver.types().sort()).toEqual([...order].sort())
  })

  it('late waits for lateMs', async () => {
    await world.behave({ webhooks: 'late', lateMs: 300 })
    const start = Date.now()
    await payOne()
    await until(() => world.receiver.received.length === 4)
    expect(Date.now() - start).toBeGreaterThanOrEqual(300)
  })

  it('off holds them, normal leaves them held, flush sends them', async () => {
    await world.behave({ webhooks: 'off' })
    await payOne()
    expect((await deliveries()).map((item) => item.state)).toEqual(['held', 'held', 'held', 'held'])
    await world.behave({ webhooks: 'normal' })
    await world.stripe.customers.create({ email: 'a@exemple.fr' })
    await until(() => world.receiver.received.length === 1)
    expect(world.receiver.types()).toEqual(['customer.created'])
    expect((await world.json('/stripe/webhooks/flush', {})).body).toEqual({ sent: 4 })
    await until(() => world.receiver.received.length === 5)
    expect(world.receiver.types().slice(1)).toEqual(order)
  })

  it('is tried again until the shop says yes, with a fresh signature', async () => {
    world.receiver.state.status = 500
    await world.stripe.customers.create({ email: 'a@exemple.fr' })
    await until(() => world.receiver.received.length >= 3)
    world.receiver.state.status = 200
    const [shown] = await until(async () => {
      const found = await deliveries()
      return found[0]?.state === 'delivered' && found
    })
    expect(shown).toMatchObject({ type: 'customer.created', lastStatus: 200 })
    expect(shown?.tries).toBe(world.receiver.received.length)
    for (const { body, headers } of world.receiver.received) {
      world.stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), 'whsec_test')
    }
  })

  it('can be asked for again, by event', async () => {
    await world.stripe.customers.create({ email: 'a@exemple.fr' })
    const first = await until(() => world.receiver.received[0])
    expect((await world.json(`/stripe/webhooks/${first.event.id}/resend`, {})).status).toBe(200)
    await until(() => world.receiver.received.length === 2)
    expect(world.receiver.received[1]?.event.id).toBe(first.event.id)
    expect((await world.json('/stripe/webhooks/evt_none/resend', {})).status).toBe(404)
  })
})

describe('a restart', () => {
  it('keeps objects and answers, and takes up what was not delivered', async () => {
    world.receiver.state.status = 503
    const session = await payOne()
    await until(() => world.receiver.received.length >= 4)
    await world.restart()
    world.receiver.state.status = 200
    await until(async () => (await deliveries()).every((item) => item.state === 'delivered'))
    const found = await world.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(found).toMatchObject({ status: 'complete', payment_status: 'paid' })
    expect((await world.stripe.events.list({ type: 'checkout.session.completed' })).data).toHaveLength(1)
  })

  it('ends a SEPA debit that was under way', async () => {
    await world.behave({ sepaDelayMs: 200 })
    const session = await world.stripe.checkout.sessions.create(membershipSession())
    await world.pay(session, { iban: 'FR1420041010050500013M02606' })
    await world.restart()
    await until(() => world.receiver.types().includes('checkout.session.async_payment_succeeded'))
    expect((await world.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
  })
})

describe('behaviour', () => {
  it('is shown, changed in part, and refused when unknown', async () => {
    expect((await world.behave({ lateMs: 10 })).body).toEqual({
      webhooks: 'normal',
      api: 'normal',
      sepaDelayMs: 2000,
      lateMs: 10,
    })
    expect((await world.json('/stripe/behaviour')).body).toMatchObject({ lateMs: 10 })
    for (const wrong of [{ webhooks: 'never' }, { api: 1 }, { lateMs: -1 }, { other: 1 }]) {
      expect((await world.behave(wrong)).status).toBe(400)
    }
  })
})
