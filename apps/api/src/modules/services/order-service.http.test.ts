import { recordPayment } from '@guichet/contract/backoffice.contract'
import { listMyTasks } from '@guichet/contract/me.contract'
import * as contract from '@guichet/contract/services.contract'
import { auditEntries, outgoingMessages, payments, receipts, servicePrices } from '@guichet/db/schema'
import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { reconcilePayments } from '../billing/index.ts'
import { reconcileSubscriptions, syncSubscription } from './index.ts'

const { storyTest, gateway } = tellStory()
const NEXT = new Date('2026-12-21T10:00:00Z')

/** An active member, and a program that acts for him. */
async function asMember(api: TestApp, { active = true } = {}) {
  const member = await api.make.member()
  const over = active ? {} : { startsOn: '2024-01-01', endsOn: '2024-12-31' }
  const membership = await api.make.membership(member, over)
  const client = api.program((await api.make.apiKey(member)).key)
  const order = async (service: { id: string }, over: object = {}) =>
    (
      await client.call(contract.createServiceOrder, {
        body: { serviceId: service.id, method: 'card', amountCents: 3600, beginsAtOnce: true, ...over },
      })
    ).body
  const offer = async (service: { id: string }) =>
    (await client.call(contract.listServices)).body.items.find(({ id }) => id === service.id)
  const check = async (id: string) => (await client.call(contract.checkServiceOrder, { params: { id } })).body
  return { member, membership, client, order, offer, check }
}
const firstPayment = (body: { payments: readonly { id: string }[] }) => String(body.payments[0]?.id)
const actionsOf = async (api: TestApp, subjectId: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId))
      .orderBy(auditEntries.at, auditEntries.id)
  ).map(({ action }) => action)
const mailsTo = async (api: TestApp, personId: string) =>
  (await api.deps.db.select().from(outgoingMessages).where(eq(outgoingMessages.personId, personId))).map(
    ({ template }) => template,
  )

describe('listServices', () => {
  storyTest('says what each costs today and why one cannot be ordered', async ({ api }) => {
    const { offer, client, membership } = await asMember(api)
    const late = await asMember(api, { active: false })
    const members = await api.make.service()
    const everybody = await api.make.service({ audience: 'all' })
    const duo = await api.make.service({ audience: 'types', typeCodes: ['duo'] })
    const monthly = await api.make.service({ interval: 'month', netCents: 1583 })
    await api.deps.db.insert(servicePrices).values([
      ...[
        { serviceId: members.id, startsOn: '2026-06-01', netCents: 2000, vatRateBps: 0 },
        { serviceId: members.id, startsOn: '2099-01-01', netCents: 9000, vatRateBps: 0 },
      ].map((row) => ({ ...row, id: api.deps.ids.uuid(), createdAt: api.clock.now() })),
    ])
    expect(await offer(members)).toMatchObject({
      amountCents: 2000,
      vatCents: 0,
      refusal: null,
      orderId: null,
    })
    expect(await offer(duo)).toMatchObject({ refusal: 'membership-type', typeLabels: ['duo'] })
    expect(await offer(monthly)).toMatchObject({
      ...{ amountCents: 1900, vatCents: 317, interval: 'month', refusal: null },
      methods: ['card', 'sepa-debit'],
    })
    expect((await client.call(contract.listServices)).body.renewableMembershipId).toBe(membership.id)
    expect(await late.offer(members)).toMatchObject({ refusal: 'membership-inactive' })
    expect(await late.offer(everybody)).toMatchObject({ refusal: null })
  })
})

describe('orderService', () => {
  storyTest('is paid by card: receipt, mail, and staff have something to do', async ({ api }) => {
    const { member, order, offer, check, client } = await asMember(api)
    const service = await api.make.service()
    const made = await order(service)
    expect(made).toMatchObject({ state: 'pending', interval: null, amountCents: 3600, vatRateBps: 2000 })
    expect(made.checkoutUrl).toMatch(/^https:\/\/pay\.example\//u)
    expect(await offer(service)).toMatchObject({ refusal: 'pending', orderId: made.id })
    const paymentId = firstPayment(made)
    expect(gateway.asked.at(-1)).toMatchObject({ interval: null, amountCents: 3600 })
    gateway.pay(paymentId, new Date('2026-11-22T09:05:00Z'))
    expect(await check(made.id)).toMatchObject({
      state: 'paid',
      receiptPaymentId: paymentId,
      checkoutUrl: null,
    })
    await check(made.id)
    const found = await api.deps.db.select().from(receipts).where(eq(receipts.paymentId, paymentId))
    expect(found).toHaveLength(1)
    expect(await actionsOf(api, made.id)).toEqual(['service.ordered', 'service.paid'])
    expect(await mailsTo(api, member.id)).toEqual(['service-ordered'])
    expect(await offer(service)).toMatchObject({ refusal: null })
    const { items } = (await client.call(contract.listServiceOrders)).body
    expect(items).toMatchObject([{ id: made.id, state: 'paid', receiptPaymentId: paymentId }])
  })

  storyTest(
    'refuses what is not for one, an old price, a second order, and what is not there',
    async ({ api }) => {
      const late = await asMember(api, { active: false })
      const { order, client } = await asMember(api)
      const service = await api.make.service()
      const monthly = await api.make.service({ interval: 'month' })
      const refused = async (who: typeof client, serviceId: string, over: object = {}) =>
        (
          await who.attempt(contract.createServiceOrder, {
            body: { serviceId, method: 'card', amountCents: 3600, beginsAtOnce: true, ...over },
          })
        ).json()
      expect(await refused(late.client, service.id)).toMatchObject({ code: 'service-order.unavailable' })
      expect(await refused(client, service.id, { amountCents: 1 })).toMatchObject({
        code: 'service-order.price-changed',
      })
      expect(await refused(client, monthly.id, { method: 'cheque' })).toMatchObject({
        ...{ code: 'request.invalid', errors: [{ pointer: '/method' }] },
      })
      expect(await refused(client, api.deps.ids.uuid())).toMatchObject({ code: 'resource.not-found' })
      await order(service)
      expect(await refused(client, service.id)).toMatchObject({ code: 'service-order.pending' })
    },
  )

  storyTest('fifty at once with one key open one payment; other keys find it waiting', async ({ api }) => {
    const { member, client } = await asMember(api)
    const service = await api.make.service()
    const body = { serviceId: service.id, method: 'transfer' as const, amountCents: 3600 }
    const send = (idempotencyKey: string) =>
      client.attempt(contract.createServiceOrder, { body }, { idempotencyKey })
    const key = api.deps.ids.uuid()
    const codes = (await Promise.all(Array.from({ length: 50 }, () => send(key)))).map(
      (answer) => answer.statusCode,
    )
    expect(codes.filter((code) => code === 201).length).toBeGreaterThan(0)
    expect(codes.every((code) => code === 201 || code === 409)).toBe(true)
    expect((await send(api.deps.ids.uuid())).json()).toMatchObject({ code: 'service-order.pending' })
    expect((await send(key)).statusCode).toBe(201)
    const rows = await api.deps.db.select().from(payments).where(eq(payments.personId, member.id))
    expect(rows).toHaveLength(1)
  })

  storyTest('waits for a transfer, which finance records', async ({ api }) => {
    const { order, client } = await asMember(api)
    const made = await order(await api.make.service(), { method: 'transfer' })
    expect(made).toMatchObject({ checkoutUrl: null, transferTo: { iban: expect.any(String) } })
    const finance = await api.signInAs(await api.make.staff('finance'))
    await finance.call(recordPayment, {
      params: { id: firstPayment(made) },
      body: { paidOn: '2026-11-22' },
    })
    const { body } = await client.call(contract.getServiceOrder, { params: { id: made.id } })
    expect(body).toMatchObject({ state: 'paid', transferTo: null })
  })

  storyTest('is given up before it is paid, and stands when it was paid a moment before', async ({ api }) => {
    const { order, client, offer } = await asMember(api)
    const service = await api.make.service()
    const first = await order(service)
    const giveUp = (id: string) => client.attempt(contract.giveUpServiceOrder, { params: { id } })
    expect((await giveUp(first.id)).json()).toMatchObject({ state: 'cancelled', checkoutUrl: null })
    expect(gateway.checkoutOf(firstPayment(first)).status).toBe('expired')
    expect((await giveUp(first.id)).json()).toMatchObject({ code: 'service-order.wrong-state' })
    expect(await offer(service)).toMatchObject({ refusal: null })
    const second = await order(service)
    gateway.pay(firstPayment(second), new Date('2026-11-22T09:05:00Z'))
    expect((await giveUp(second.id)).json()).toMatchObject({ code: 'service-order.wrong-state' })
    const { body } = await client.call(contract.getServiceOrder, { params: { id: second.id } })
    expect(body.state).toBe('paid')
  })

  storyTest('the payment that no webhook told of is found; nobody else sees the order', async ({ api }) => {
    const { order, client } = await asMember(api)
    const stranger = await asMember(api)
    const made = await order(await api.make.service())
    gateway.pay(firstPayment(made), new Date('2026-11-22T09:05:00Z'))
    api.clock.advance(10_000)
    await reconcilePayments(systemCtx(api.deps, 'test'))
    const params = { id: made.id }
    expect((await client.call(contract.getServiceOrder, { params })).body.state).toBe('paid')
    for (const route of [contract.getServiceOrder, contract.checkServiceOrder, contract.giveUpServiceOrder])
      expect((await stranger.client.attempt(route, { params })).json()).toMatchObject({
        code: 'resource.not-found',
      })
  })
})

/** A member whose subscription runs. */
async function subscribed(api: TestApp) {
  const one = await asMember(api)
  const service = await api.make.service({ interval: 'month' })
  const made = await one.order(service)
  const paymentId = firstPayment(made)
  gateway.pay(paymentId, new Date('2026-11-21T10:00:00Z'), NEXT)
  const subscriptionId = `sub_${paymentId}`
  await one.check(made.id)
  const sync = () => syncSubscription(systemCtx(api.deps, 'test'), subscriptionId)
  await sync()
  const read = async () => (await one.client.call(contract.getServiceOrder, { params: { id: made.id } })).body
  return { ...one, service, orderId: made.id, paymentId, subscriptionId, sync, read }
}

describe('a subscription', () => {
  storyTest('begins with its payment, and cannot be taken twice', async ({ api }) => {
    const { read, offer, service, order, orderId } = await subscribed(api)
    expect(gateway.asked.at(-1)).toMatchObject({ interval: 'month' })
    const now = await read()
    expect(now).toMatchObject({ state: 'active', paidUntil: '2026-12-20', interval: 'month' })
    expect(now.payments).toMatchObject([{ startsOn: '2026-11-21', endsOn: '2026-12-20', state: 'paid' }])
    expect(await offer(service)).toMatchObject({ refusal: 'subscribed', orderId })
    await expect(order(service)).rejects.toThrow()
  })

  storyTest('is renewed by each invoice that was paid, once, with a receipt each', async ({ api }) => {
    const { member, read, sync, paymentId } = await subscribed(api)
    gateway.payPeriod(paymentId, NEXT, new Date('2027-01-21T10:00:00Z'))
    await Promise.all([sync(), sync()])
    await sync()
    const now = await read()
    expect(now).toMatchObject({ state: 'active', paidUntil: '2027-01-20' })
    expect(now.payments.map(({ startsOn, receiptNumber }) => [startsOn, receiptNumber !== null])).toEqual([
      ['2026-12-21', true],
      ['2026-11-21', true],
    ])
    expect((await mailsTo(api, member.id)).sort()).toEqual(['service-ordered', 'service-renewed'])
  })

  storyTest(
    'is past due when its payment fails, told once, paid at once by its member, and runs again once it is paid',
    async ({ api }) => {
      const { member, client, orderId, read, sync, paymentId } = await subscribed(api)
      const params = { id: orderId }
      const tasks = async () =>
        (await client.call(listMyTasks)).body.items.filter(({ kind }) => kind === 'service-unpaid')
      const early = await client.refusal(contract.openUnpaidPeriod, { params })
      expect([early.code, await tasks()]).toEqual(['service-order.wrong-state', []])
      gateway.moveSubscription(paymentId, { status: 'past-due', renewsAt: NEXT })
      await sync()
      await sync()
      expect(await read()).toMatchObject({ state: 'past-due', paidUntil: '2026-12-20' })
      expect(await mailsTo(api, member.id)).toContain('service-payment-failed')
      expect(await tasks()).toMatchObject([{ urgency: 'now', orderId, label: expect.any(String) }])
      const all = (await client.call(listMyTasks)).body.items
      expect(all[0]?.kind).toBe('service-unpaid')
      const other = await asMember(api)
      expect((await other.client.refusal(contract.openUnpaidPeriod, { params })).code).toBe(
        'resource.not-found',
      )
      gateway.goAway()
      expect((await client.refusal(contract.openUnpaidPeriod, { params })).code).toBe(
        'payment.provider-unavailable',
      )
      gateway.comeBack()
      const opened = await client.call(contract.openUnpaidPeriod, { params })
      expect(opened.body.url).toMatch(/^https:\/\/pay\.example\//u)
      expect(await actionsOf(api, orderId)).toContain('service.payment-opened')
      gateway.payPeriod(paymentId, NEXT, new Date('2027-01-21T10:00:00Z'))
      // Paid meanwhile: asking for the page brings the order in step.
      expect((await client.refusal(contract.openUnpaidPeriod, { params })).code).toBe(
        'service-order.wrong-state',
      )
      expect(await tasks()).toEqual([])
      await sync()
      expect(await read()).toMatchObject({ state: 'active', paidUntil: '2027-01-20' })
    },
  )

  storyTest('ends with its period when the member says so, with a reason', async ({ api }) => {
    const { client, member, orderId, read, sync, paymentId } = await subscribed(api)
    const end = () =>
      client.attempt(contract.endServiceOrder, {
        params: { id: orderId },
        body: { reason: 'too-expensive', comment: 'Pour l’instant' },
      })
    expect((await end()).json()).toMatchObject({ state: 'ending', endReason: 'too-expensive' })
    expect(gateway.subscriptionOf(paymentId)).toMatchObject({ endsWithPeriod: true, status: 'active' })
    expect(await mailsTo(api, member.id)).toContain('service-ending')
    expect((await end()).json()).toMatchObject({ code: 'service-order.wrong-state' })
    gateway.moveSubscription(paymentId, { status: 'ended' })
    await sync()
    expect(await read()).toMatchObject({ state: 'ended', paidUntil: '2026-12-20' })
    gateway.moveSubscription(paymentId, { status: 'active' })
    await sync()
    expect((await read()).state).toBe('ended')
    expect(await actionsOf(api, orderId)).toEqual([
      ...['service.ordered', 'service.paid', 'service.end-asked', 'service.ending', 'service.ended'],
    ])
  })

  storyTest(
    'one taken over from an earlier system ends without the payment service, after its last day',
    async ({ api }) => {
      const { member, client } = await asMember(api)
      const over = { recurring: true, interval: 'month', state: 'active', paidUntil: '2026-11-30' }
      const { id } = await api.make.serviceOrder(member, over, { state: 'paid', paidOn: '2026-11-01' })
      const params = { id }
      const { body } = await client.call(contract.endServiceOrder, { params, body: { reason: 'unused' } })
      expect(body.state).toBe('ending')
      expect(await mailsTo(api, member.id)).toEqual(['service-ending'])
      const look = async () => {
        await reconcileSubscriptions(systemCtx(api.deps, 'test'))
        return (await client.call(contract.getServiceOrder, { params })).body.state
      }
      expect(await look()).toBe('ending')
      api.clock.advance(20 * 86_400_000)
      expect(await look()).toBe('ended')
    },
  )

  storyTest('an end that the payment service did not hear is told later', async ({ api }) => {
    const { client, orderId, read, paymentId } = await subscribed(api)
    gateway.goAway()
    const answer = await client.attempt(contract.endServiceOrder, {
      params: { id: orderId },
      body: { reason: 'unused' },
    })
    gateway.comeBack()
    expect(answer.json()).toMatchObject({ code: 'payment.provider-unavailable' })
    expect((await read()).state).toBe('active')
    api.clock.advance(10_000)
    await reconcileSubscriptions(systemCtx(api.deps, 'test'))
    expect((await read()).state).toBe('ending')
    expect(gateway.subscriptionOf(paymentId).endsWithPeriod).toBe(true)
  })

  storyTest(
    'a renewal that no webhook told of is found; the first invoice may come before the checkout',
    async ({ api }) => {
      const { read, paymentId } = await subscribed(api)
      gateway.payPeriod(paymentId, NEXT, new Date('2027-01-21T10:00:00Z'))
      api.clock.advance(31 * 86_400_000)
      await reconcileSubscriptions(systemCtx(api.deps, 'test'))
      expect((await read()).paidUntil).toBe('2027-01-20')

      const other = await asMember(api)
      const made = await other.order(await api.make.service({ interval: 'year' }))
      const first = firstPayment(made)
      gateway.pay(first, api.clock.now(), new Date('2027-12-22T10:00:00Z'))
      await syncSubscription(systemCtx(api.deps, 'test'), `sub_${first}`)
      const { body } = await other.client.call(contract.getServiceOrder, { params: { id: made.id } })
      expect(body).toMatchObject({ state: 'active', paidUntil: '2027-12-21' })
    },
  )

  storyTest('whose first debit is refused ends at the payment service too', async ({ api }) => {
    const { order, check, client } = await asMember(api)
    const made = await order(await api.make.service({ interval: 'month' }), { method: 'sepa-debit' })
    const paymentId = firstPayment(made)
    gateway.move(paymentId, { status: 'processing' })
    expect((await check(made.id)).state).toBe('processing')
    gateway.pay(paymentId, api.clock.now(), NEXT)
    gateway.move(paymentId, { status: 'failed', paidAt: null })
    expect((await check(made.id)).state).toBe('cancelled')
    expect(gateway.subscriptionOf(paymentId).status).toBe('ended')
    const { body } = await client.call(contract.getServiceOrder, { params: { id: made.id } })
    expect(body.payments).toMatchObject([{ state: 'failed', receiptNumber: null }])
    const found = await api.deps.db
      .select()
      .from(payments)
      .where(and(eq(payments.id, paymentId), inArray(payments.state, ['failed'])))
    expect(found).toHaveLength(1)
  })
})
