import * as contract from '@guichet/contract/services.contract'
import { payments } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import { describe, expect } from 'vitest'
import { PLAY_WEBHOOK_SECRET } from '../../testing/play-gateway.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest, gateway } = tellStory()
const stripe = new Stripe('sk_test_play')
const NEXT = new Date('2026-12-21T10:00:00Z')

let events = 0
/** Sends an event of Stripe about an object, and does what follows from it. */
async function tell(api: TestApp, type: string, object: object) {
  events += 1
  const at = Math.floor(api.clock.now().getTime() / 1000)
  const payload = JSON.stringify({
    ...{ id: `evt_services_${at}_${events}`, object: 'event', type, created: at },
    data: { object },
  })
  const header = { payload, secret: PLAY_WEBHOOK_SECRET, timestamp: at }
  const answer = await api.browser().send({
    method: 'POST',
    url: '/api/webhooks/stripe',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': stripe.webhooks.generateTestHeaderString(header),
    },
    payload,
  })
  expect(answer.statusCode).toBe(200)
  await api.runOutbox()
}

/** A subscription that is ordered and not told of yet, and the events that tell of it. */
async function ordered(api: TestApp) {
  const member = await api.make.member()
  await api.make.membership(member)
  const client = api.program((await api.make.apiKey(member)).key)
  const service = await api.make.service({ interval: 'month' })
  const { body } = await client.call(contract.createServiceOrder, {
    body: { serviceId: service.id, method: 'card', amountCents: 3600, beginsAtOnce: true },
  })
  const paymentId = String(body.payments[0]?.id)
  const read = async () => (await client.call(contract.getServiceOrder, { params: { id: body.id } })).body
  const subscription = `sub_${paymentId}`
  const parent = { type: 'subscription_details', subscription_details: { subscription } }
  const told = {
    checkout: () =>
      tell(api, 'checkout.session.completed', {
        ...{ id: gateway.checkoutOf(paymentId).id, object: 'checkout.session' },
      }),
    invoice: () => tell(api, 'invoice.paid', { id: `in_${paymentId}`, object: 'invoice', parent }),
    updated: () => tell(api, 'customer.subscription.updated', { id: subscription, object: 'subscription' }),
    refund: () =>
      tell(api, 'charge.refunded', { id: 'ch_1', object: 'charge', payment_intent: `pi_${paymentId}` }),
  }
  return { member, paymentId, read, told }
}

describe('events of Stripe about subscriptions and refunds', () => {
  storyTest(
    'an invoice renews a period; the same again, or an older one, changes nothing',
    async ({ api }) => {
      const { paymentId, read, told } = await ordered(api)
      gateway.pay(paymentId, api.clock.now(), NEXT)
      await told.checkout()
      await told.invoice()
      expect(await read()).toMatchObject({ state: 'active', paidUntil: '2026-12-20' })
      gateway.payPeriod(paymentId, NEXT, new Date('2027-01-21T10:00:00Z'))
      await told.invoice()
      await told.updated()
      await told.checkout()
      await told.invoice()
      const now = await read()
      expect(now).toMatchObject({ state: 'active', paidUntil: '2027-01-20' })
      expect(now.payments).toHaveLength(2)
    },
  )

  for (const order of [
    ['checkout', 'invoice', 'refund'],
    ['checkout', 'refund', 'invoice'],
    ['invoice', 'checkout', 'refund'],
    ['invoice', 'refund', 'checkout'],
    ['refund', 'checkout', 'invoice'],
    ['refund', 'invoice', 'checkout'],
  ] as const) {
    storyTest(`a first payment that went back: told in the order ${order.join(', ')}`, async ({ api }) => {
      const { paymentId, read, told } = await ordered(api)
      gateway.pay(paymentId, api.clock.now(), NEXT)
      gateway.giveBack(`pi_${paymentId}`)
      for (const name of order) await told[name]()
      const now = await read()
      expect(now.state).toBe('ended')
      expect(now.payments.map(({ state }) => state)).toEqual(['refunded'])
      expect(gateway.subscriptionOf(paymentId).status).toBe('ended')
      const rows = await api.deps.db.select().from(payments).where(eq(payments.purposeId, now.id))
      expect(rows).toHaveLength(1)
    })
  }
})
