import { createRenewal, getRenewal } from '@guichet/contract/memberships.contract'
import { memberships, paymentEvents, payments, receipts } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import { describe, expect } from 'vitest'
import { PLAY_WEBHOOK_SECRET } from '../../testing/play-gateway.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest, gateway } = tellStory()
const stripe = new Stripe('sk_test_play')

let events = 0
/** An event as Stripe sends it, and the header that signs it `agoS` seconds ago. */
function eventOf(api: TestApp, objectId: string, type = 'checkout.session.completed') {
  events += 1
  const body = JSON.stringify({
    id: `evt_${api.clock.now().getTime()}_${events}`,
    object: 'event',
    type,
    created: Math.floor(api.clock.now().getTime() / 1000),
    data: { object: { id: objectId, object: type.startsWith('checkout') ? 'checkout.session' : 'other' } },
  })
  const sign = (agoS = 0, secret = PLAY_WEBHOOK_SECRET, payload = body) =>
    stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp: Math.floor(api.clock.now().getTime() / 1000) - agoS,
    })
  return { body, sign }
}
const post = (api: TestApp, body: string, signature: string | null) =>
  api.browser().send({
    method: 'POST',
    url: '/api/webhooks/stripe',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(signature === null ? {} : { 'stripe-signature': signature }),
    },
    payload: body,
  })

async function asked(api: TestApp) {
  const member = await api.make.member()
  const membership = await api.make.membership(member)
  const client = await api.signInAs(member)
  const { body } = await client.call(createRenewal, {
    params: { id: membership.id },
    body: { typeId: membership.typeId, method: 'card' },
  })
  const paymentId = String(body.paymentId)
  const checkoutId = gateway.checkoutOf(paymentId).id
  const state = async () =>
    (await client.call(getRenewal, { params: { id: membership.id, renewalId: body.id } })).body.state
  const made = async () => ({
    memberships: (await api.deps.db.select().from(memberships).where(eq(memberships.paymentId, paymentId)))
      .length,
    receipts: (await api.deps.db.select().from(receipts).where(eq(receipts.paymentId, paymentId))).length,
  })
  return { member, paymentId, checkoutId, state, made }
}
const kept = async (api: TestApp, checkoutId: string) =>
  (await api.deps.db.select().from(paymentEvents).where(eq(paymentEvents.objectId, checkoutId))).length

describe('receiveEvent', () => {
  storyTest(
    'asks Stripe and completes the renewal; the same event again is taken and changes nothing',
    async ({ api }) => {
      const { member, paymentId, checkoutId, state, made } = await asked(api)
      gateway.pay(paymentId, api.clock.now())
      const { body, sign } = eventOf(api, checkoutId)
      for (let times = 0; times < 3; times++) {
        expect((await post(api, body, sign())).json()).toEqual({ received: true })
        await api.runOutbox()
      }
      expect(await state()).toBe('completed')
      expect(await made()).toEqual({ memberships: 1, receipts: 1 })
      expect(await kept(api, checkoutId)).toBe(1)
      expect(api.mailer.sent.map(({ to }) => to)).toEqual([member.email])
    },
  )

  storyTest('twenty deliveries at once of three events lead to one membership', async ({ api }) => {
    const { member, paymentId, checkoutId, made } = await asked(api)
    gateway.pay(paymentId, api.clock.now())
    const sent = [1, 2, 3].map(() => eventOf(api, checkoutId))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const event = sent[index % 3] as (typeof sent)[number]
        return post(api, event.body, event.sign())
      }),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200))
    expect(await kept(api, checkoutId)).toBe(3)
    await api.runOutbox()
    expect(await made()).toEqual({ memberships: 1, receipts: 1 })
    expect(api.mailer.sent.map(({ to }) => to)).toEqual([member.email])
  })

  storyTest(
    'believes nothing that the event says: what counts is where the checkout stands',
    async ({ api }) => {
      const { checkoutId, state } = await asked(api)
      const { body, sign } = eventOf(api, checkoutId)
      expect((await post(api, body, sign())).statusCode).toBe(200)
      await api.runOutbox()
      expect(await state()).toBe('awaiting-payment')
    },
  )

  storyTest('an event of the beginning that comes after the end undoes nothing', async ({ api }) => {
    const { paymentId, checkoutId, state, made } = await asked(api)
    gateway.pay(paymentId, api.clock.now())
    for (const type of [
      'checkout.session.async_payment_succeeded',
      'checkout.session.completed',
      'checkout.session.async_payment_failed',
      'checkout.session.expired',
    ]) {
      const { body, sign } = eventOf(api, checkoutId, type)
      await post(api, body, sign())
      await api.runOutbox()
    }
    expect(await state()).toBe('completed')
    expect(await made()).toEqual({ memberships: 1, receipts: 1 })
  })

  storyTest('a page that expired ends the renewal', async ({ api }) => {
    const { paymentId, checkoutId, state } = await asked(api)
    gateway.move(paymentId, { status: 'expired', url: null })
    const { body, sign } = eventOf(api, checkoutId, 'checkout.session.expired')
    await post(api, body, sign())
    await api.runOutbox()
    expect(await state()).toBe('expired')
  })

  storyTest('an event whose answer finds Stripe away waits in the outbox', async ({ api }) => {
    const { paymentId, checkoutId, state } = await asked(api)
    gateway.pay(paymentId, api.clock.now())
    const { body, sign } = eventOf(api, checkoutId)
    await post(api, body, sign())
    gateway.goAway()
    await expect(api.runOutbox()).rejects.toThrow('away')
    gateway.comeBack()
    await api.runOutbox()
    expect(await state()).toBe('completed')
  })

  storyTest.for([
    ['without a signature', () => null],
    ['with a signature that is none', () => 'nonsense'],
    ['signed with another secret', (sign) => sign(0, 'whsec_other')],
    ['signed six minutes ago', (sign) => sign(360)],
    ['signed six minutes ahead', (sign) => sign(-360)],
    ['signed tomorrow', (sign) => sign(-86_400)],
  ] as [string, (sign: (agoS?: number, secret?: string) => string) => string | null][])(
    'refuses an event %s and keeps nothing of it',
    async ([, signatureOf], { api }) => {
      const { paymentId, checkoutId, state } = await asked(api)
      gateway.pay(paymentId, api.clock.now())
      const { body, sign } = eventOf(api, checkoutId)
      const answer = await post(api, body, signatureOf(sign))
      expect(answer.json()).toMatchObject({ code: 'request.malformed', status: 400 })
      expect(await kept(api, checkoutId)).toBe(0)
      expect(await api.runOutbox()).toBe(0)
      expect(await state()).toBe('awaiting-payment')
    },
  )

  storyTest('takes one that was four minutes on its way', async ({ api }) => {
    const { paymentId, checkoutId, state } = await asked(api)
    gateway.pay(paymentId, api.clock.now())
    const { body, sign } = eventOf(api, checkoutId)
    expect((await post(api, body, sign(240))).statusCode).toBe(200)
    await api.runOutbox()
    expect(await state()).toBe('completed')
  })

  storyTest(
    'refuses a body that was altered under its signature, an empty one and a huge one',
    async ({ api }) => {
      const { checkoutId } = await asked(api)
      const { body, sign } = eventOf(api, checkoutId)
      expect((await post(api, body.replace('completed', 'expired'), sign())).statusCode).toBe(400)
      expect((await post(api, '', sign())).statusCode).toBe(400)
      const huge = await post(api, `${body}${' '.repeat(300_000)}`, sign())
      expect(huge.json()).toMatchObject({ code: 'request.too-large' })
      expect(await kept(api, checkoutId)).toBe(0)
    },
  )

  storyTest.for([
    ['no id', { id: undefined }],
    ['an id with U+0000', { id: 'evt_\u0000' }],
    ['an id of 256 characters', { id: 'e'.repeat(256) }],
    ['an endless type', { type: 't'.repeat(300_000 / 2) }],
    ['no day', { created: 'today' }],
    ['a day beyond the calendar', { created: 9e15 }],
    ['nothing in it', { data: null }],
    ['a checkout with U+0000', { data: { object: { id: 'cs_\u0000', object: 'checkout.session' } } }],
    ['a checkout without end', { data: { object: { id: 'c'.repeat(256), object: 'checkout.session' } } }],
  ] as const)('refuses a signed event with %s, instead of failing over it', async ([, change], { api }) => {
    const { body, sign } = eventOf(api, 'cs_odd')
    const odd = JSON.stringify({ ...JSON.parse(body), ...change })
    expect((await post(api, odd, sign(0, PLAY_WEBHOOK_SECRET, odd))).json()).toMatchObject({
      code: 'request.malformed',
      status: 400,
    })
    expect(await api.runOutbox()).toBe(0)
  })

  storyTest('events of other things are kept and lead to nothing', async ({ api }) => {
    const id = `ch_${api.deps.ids.uuid()}`
    const { body, sign } = eventOf(api, id, 'charge.succeeded')
    expect((await post(api, body, sign())).statusCode).toBe(200)
    expect(await kept(api, id)).toBe(1)
    expect(await api.runOutbox()).toBe(0)
  })

  storyTest('finds the payment of a checkout whose name it never learned', async ({ api }) => {
    const { paymentId, checkoutId, state } = await asked(api)
    await api.deps.db
      .update(payments)
      .set({ checkoutId: null, checkoutUrl: null })
      .where(eq(payments.id, paymentId))
    gateway.pay(paymentId, api.clock.now())
    const { body, sign } = eventOf(api, checkoutId)
    await post(api, body, sign())
    await api.runOutbox()
    expect(await state()).toBe('completed')
  })
})
