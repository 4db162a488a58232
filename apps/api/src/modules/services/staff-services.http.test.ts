import * as orders from '@guichet/contract/services.contract'
import * as contract from '@guichet/contract/staff-services.contract'
import { auditEntries, outgoingMessages, payments, refunds } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { reconcileRefunds, syncCheckout, syncRefund } from '../billing/index.ts'
import { syncSubscription, undoSubscription } from './index.ts'

const { storyTest, gateway } = tellStory()
const TEXTS = {
  ...{ labelFr: 'Essai', labelEn: 'Trial', descriptionFr: 'Un essai.', descriptionEn: 'A trial.' },
  ...{ audience: 'active' as const, typeCodes: [] as string[], rank: 3 },
}
const asStaff = async (api: TestApp, role: 'support' | 'manager' | 'finance' | 'admin' = 'admin') =>
  api.signInAs(await api.make.staff(role))

/** An order of a member that is paid by card. */
async function paidOrder(api: TestApp, interval: 'month' | null = null) {
  const member = await api.make.member()
  await api.make.membership(member)
  const client = api.program((await api.make.apiKey(member)).key)
  const service = await api.make.service({ interval })
  const { body } = await client.call(orders.createServiceOrder, {
    body: { serviceId: service.id, method: 'card', amountCents: 3600, beginsAtOnce: true },
  })
  const paymentId = String(body.payments[0]?.id)
  gateway.pay(
    paymentId,
    new Date('2026-11-21T10:00:00Z'),
    interval ? new Date('2026-12-21T10:00:00Z') : undefined,
  )
  const params = { id: body.id }
  await client.call(orders.checkServiceOrder, { params })
  const state = async () => (await client.call(orders.getServiceOrder, { params })).body.state
  const payment = async () =>
    (await api.deps.db.select().from(payments).where(eq(payments.id, paymentId)))[0]?.state
  const mails = async () =>
    (await api.deps.db.select().from(outgoingMessages).where(eq(outgoingMessages.personId, member.id))).map(
      ({ template }) => template,
    )
  return { member, client, service, params, paymentId, state, payment, mails }
}

describe('the catalogue', () => {
  storyTest(
    'createService, updateService over the version that was read, setServicePrice',
    async ({ api }) => {
      const staff = await asStaff(api, 'manager')
      const made = (
        await staff.call(contract.createService, {
          body: { ...TEXTS, interval: 'month', netCents: 1583, vatRateBps: 2000 },
        })
      ).body
      const params = { id: made.id }
      expect(made).toMatchObject({ version: 1, withdrawn: false, orderCount: 0, interval: 'month' })
      expect(made.prices).toMatchObject([{ grossCents: 1900, state: 'current' }])
      const put = (ifMatch: string, over: object = {}) =>
        staff.attempt(
          contract.updateService,
          { params, body: { ...TEXTS, withdrawn: false, ...over } },
          { ifMatch },
        )
      expect((await put('"1"', { labelFr: 'Essai deux' })).json()).toMatchObject({ version: 2 })
      expect((await put('"1"', { labelFr: 'Essai trois' })).json()).toMatchObject({
        code: 'resource.changed',
      })
      expect((await put('"2"', { audience: 'types' })).json()).toMatchObject({
        errors: [{ pointer: '/typeCodes', code: 'required' }],
      })
      expect((await put('"2"', { audience: 'types', typeCodes: ['nothing'] })).json()).toMatchObject({
        errors: [{ pointer: '/typeCodes/0', code: 'invalid' }],
      })
      expect((await put('"2"', { labelFr: 'Essai deux', withdrawn: true })).json()).toMatchObject({
        withdrawn: true,
      })
      const price = (startsOn: string) =>
        staff.attempt(contract.createServicePrice, {
          params,
          body: { netCents: 2000, vatRateBps: 0, startsOn },
        })
      expect((await price('2026-01-01')).json()).toMatchObject({ code: 'tariff.in-the-past' })
      expect((await price('2031-11-23')).json()).toMatchObject({
        errors: [{ pointer: '/startsOn', code: 'date.too-late' }],
      })
      expect((await price(api.clock.today())).json()).toMatchObject({ code: 'tariff.start-taken' })
      const { prices } = (await price('2027-01-01')).json()
      expect(prices.map(({ state }: { state: string }) => state)).toEqual(['coming', 'current'])
      const audit = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, made.id))
      expect(audit.map(({ action }) => action).sort()).toEqual([
        ...['service.created', 'service.priced', 'service.updated', 'service.withdrawn'],
      ])
      const { items } = (await staff.call(contract.listStaffServices)).body
      expect(items.find(({ id }) => id === made.id)).toMatchObject({ labelFr: 'Essai deux', withdrawn: true })
    },
  )
})

describe('orders', () => {
  storyTest('are found by name, number, state and service', async ({ api }) => {
    const { member, params, service } = await paidOrder(api)
    const staff = await asStaff(api, 'support')
    const list = async (query: object) =>
      (await staff.call(contract.listStaffServiceOrders, { query })).body.items
    const [line] = await list({ q: member.lastName })
    expect(line).toMatchObject({ id: params.id, personId: member.id, state: 'paid' })
    expect(await list({ q: String(line?.number), serviceId: service.id })).toHaveLength(1)
    expect(await list({ state: 'todo', serviceId: service.id })).toHaveLength(1)
    expect(await list({ state: 'cancelled', serviceId: service.id })).toEqual([])
  })

  storyTest('fulfilOrder tells the member, once', async ({ api }) => {
    const { params, mails } = await paidOrder(api)
    const staff = await asStaff(api, 'support')
    const fulfil = () =>
      staff.attempt(contract.fulfilServiceOrder, { params, body: { note: 'Le 24 à 10 h' } })
    const done = (await fulfil()).json()
    expect(done).toMatchObject({ state: 'fulfilled', fulfilmentNote: 'Le 24 à 10 h' })
    expect(done.history[0]).toMatchObject({ action: 'service.fulfilled', reason: 'Le 24 à 10 h' })
    expect((await fulfil()).json()).toMatchObject({ code: 'service-order.wrong-state' })
    expect((await mails()).filter((template) => template === 'service-fulfilled')).toHaveLength(1)
  })

  storyTest(
    'cancelOrder gives up what is not paid, and ends a subscription with its period',
    async ({ api }) => {
      const staff = await asStaff(api)
      const member = await api.make.member()
      const waiting = await api.make.serviceOrder(member)
      const cancel = (id: string) =>
        staff.attempt(contract.cancelServiceOrder, { params: { id }, body: { reason: 'Atelier complet' } })
      const cancelled = (await cancel(waiting.id)).json()
      expect(cancelled).toMatchObject({ state: 'cancelled' })
      expect(cancelled.history.map(({ action }: { action: string }) => action)).toContain(
        'service.cancelled-by-staff',
      )
      const running = await paidOrder(api, 'month')
      expect((await cancel(running.params.id)).json()).toMatchObject({ state: 'ending' })
      const once = await paidOrder(api)
      expect((await cancel(once.params.id)).json()).toMatchObject({ code: 'service-order.wrong-state' })
      expect((await cancel(api.deps.ids.uuid())).json()).toMatchObject({ code: 'resource.not-found' })
    },
  )
})

describe('refundOrder', () => {
  const refund = (
    staff: Awaited<ReturnType<typeof asStaff>>,
    { params, paymentId }: { params: { id: string }; paymentId: string },
  ) =>
    staff.attempt(contract.refundServiceOrder, {
      params,
      body: { paymentId, reason: 'Atelier annulé' },
    })

  storyTest('gives back once, tells the member, and undoes the order', async ({ api }) => {
    const order = await paidOrder(api)
    const staff = await asStaff(api, 'finance')
    const answers = await Promise.all([refund(staff, order), refund(staff, order)])
    expect(answers.map(({ statusCode }) => statusCode)).toContain(200)
    expect(await order.state()).toBe('refused')
    expect(await order.payment()).toBe('refunded')
    expect(new Set(gateway.refunds.filter((id) => id === `pi_${order.paymentId}`)).size).toBe(1)
    expect((await order.mails()).filter((template) => template === 'payment-refunded')).toHaveLength(1)
    expect((await refund(staff, order)).json()).toMatchObject({ code: 'payment.not-refundable' })
    const rows = await api.deps.db.select().from(refunds).where(eq(refunds.paymentId, order.paymentId))
    expect(rows).toMatchObject([{ state: 'done', reason: 'Atelier annulé', amountCents: 3600 }])
  })

  storyTest('waits for a silent payment service and is carried out later', async ({ api }) => {
    const order = await paidOrder(api)
    const staff = await asStaff(api, 'finance')
    gateway.goAway()
    expect((await refund(staff, order)).json()).toMatchObject({ refundPending: true, state: 'paid' })
    gateway.comeBack()
    api.clock.advance(10_000)
    await reconcileRefunds(systemCtx(api.deps, 'test'))
    expect(await order.state()).toBe('refused')
  })

  storyTest(
    'refused by the payment service is told, changes nothing, and may be asked again',
    async ({ api }) => {
      const order = await paidOrder(api)
      const staff = await asStaff(api, 'finance')
      vi.spyOn(gateway, 'refund').mockRejectedValueOnce(
        new GatewayUnavailableError('the charge is disputed', { refused: true }),
      )
      expect((await refund(staff, order)).json()).toMatchObject({ code: 'payment.refund-refused' })
      expect([await order.state(), await order.payment()]).toEqual(['paid', 'paid'])
      expect(await order.mails()).not.toContain('payment-refunded')
      expect((await refund(staff, order)).statusCode).toBe(200)
      expect([await order.state(), await order.payment()]).toEqual(['refused', 'refunded'])
    },
  )

  storyTest('one made at the payment service itself counts, whatever is heard of first', async ({ api }) => {
    const ctx = systemCtx(api.deps, 'test')
    const known = await paidOrder(api)
    gateway.giveBack(`pi_${known.paymentId}`)
    await syncRefund(ctx, `pi_${known.paymentId}`)
    expect([await known.state(), await known.payment()]).toEqual(['refused', 'refunded'])

    const member = await api.make.member()
    await api.make.membership(member)
    const client = api.program((await api.make.apiKey(member)).key)
    const { body } = await client.call(orders.createServiceOrder, {
      body: {
        serviceId: (await api.make.service()).id,
        method: 'card',
        amountCents: 3600,
        beginsAtOnce: true,
      },
    })
    const paymentId = String(body.payments[0]?.id)
    gateway.pay(paymentId, api.clock.now())
    gateway.giveBack(`pi_${paymentId}`)
    await syncRefund(ctx, `pi_${paymentId}`)
    await syncCheckout(ctx, gateway.checkoutOf(paymentId).id)
    const now = (await client.call(orders.getServiceOrder, { params: { id: body.id } })).body
    expect(now).toMatchObject({ state: 'refused', payments: [{ state: 'refunded' }] })
  })

  storyTest(
    'of the running period ends the subscription at once; of an earlier one it goes on',
    async ({ api }) => {
      const order = await paidOrder(api, 'month')
      const staff = await asStaff(api, 'finance')
      const subscriptionId = `sub_${order.paymentId}`
      const ctx = systemCtx(api.deps, 'test')
      await syncSubscription(ctx, subscriptionId)
      gateway.payPeriod(order.paymentId, new Date('2026-12-21T10:00:00Z'), new Date('2027-01-21T10:00:00Z'))
      await syncSubscription(ctx, subscriptionId)
      const earlier = (await refund(staff, order)).json()
      expect(earlier).toMatchObject({ state: 'active', paidUntil: '2027-01-20' })
      const [latest] = earlier.payments
      expect((await refund(staff, { params: order.params, paymentId: latest.id })).json()).toMatchObject({
        state: 'ended',
      })
      await undoSubscription(ctx, subscriptionId)
      expect(gateway.subscriptionOf(order.paymentId).status).toBe('ended')
    },
  )

  storyTest('refuses a payment that is not of the order, and what is not paid', async ({ api }) => {
    const order = await paidOrder(api)
    const other = await paidOrder(api)
    const staff = await asStaff(api, 'finance')
    expect((await refund(staff, { params: order.params, paymentId: other.paymentId })).json()).toMatchObject({
      code: 'resource.not-found',
    })
    const waiting = await api.make.serviceOrder(await api.make.member())
    expect(
      (await refund(staff, { params: { id: waiting.id }, paymentId: waiting.paymentId })).json(),
    ).toMatchObject({ code: 'payment.not-refundable' })
  })
})
