import { getFigures } from '@guichet/contract/backoffice.contract'
import { refundPayment } from '@guichet/contract/refunds.contract'
import * as orders from '@guichet/contract/services.contract'
import * as contract from '@guichet/contract/staff-services.contract'
import { auditEntries, outgoingMessages, payments, serviceOrderPeriods } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { refundPayment as giveBack } from '../billing/index.ts'
import { reconcileSubscriptions } from './index.ts'

const { storyTest, gateway } = tellStory()

/** An order of a member that is paid by card today. */
async function paidOrder(
  api: TestApp,
  over: { interval?: 'month'; beginsAtOnce?: boolean; isOnTheWay?: boolean } = {},
) {
  const { interval = null, beginsAtOnce = interval !== null } = over
  const member = await api.make.member()
  await api.make.membership(member)
  const client = await api.signInAs(member)
  const service = await api.make.service({ interval })
  const { body } = await client.call(orders.createServiceOrder, {
    body: { serviceId: service.id, method: 'card', amountCents: 3600, beginsAtOnce },
  })
  const paymentId = String(body.payments[0]?.id)
  if (over.isOnTheWay) gateway.move(paymentId, { status: 'processing' })
  else gateway.pay(paymentId, api.clock.now(), interval ? new Date('2026-12-22T10:00:00Z') : undefined)
  const params = { id: body.id }
  await client.call(orders.checkServiceOrder, { params })
  const read = async () => (await client.call(orders.getServiceOrder, { params })).body
  const withdraw = async () => (await client.call(orders.withdrawServiceOrder, { params, body: {} })).body
  const backCents = async () =>
    (await api.deps.db.select().from(payments).where(eq(payments.id, paymentId)))[0]?.refundedCents
  const mails = async () =>
    (await api.deps.db.select().from(outgoingMessages).where(eq(outgoingMessages.personId, member.id)))
      .map(({ template }) => template)
      .filter((template) => template.startsWith('service-withdrawal') || template === 'payment-refunded')
  return { member, client, params, paymentId, read, withdraw, backCents, mails }
}
const asStaff = async (api: TestApp, role: 'support' | 'manager' | 'finance' = 'finance') =>
  api.signInAs(await api.make.staff(role))
const accept = (over: object = {}) => ({ decision: 'accept' as const, ...over })

describe('withdrawFromOrder', () => {
  storyTest('gives all of it back when nothing was to begin; told twice, it counts once', async ({ api }) => {
    const order = await paidOrder(api)
    expect((await order.read()).withdrawal).toMatchObject({
      ...{ until: '2026-12-07', denial: null, state: null, keptCents: 0 },
    })
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        order.client.attempt(orders.withdrawServiceOrder, { params: order.params, body: {} }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    expect((await order.read()).withdrawal).toMatchObject({
      state: 'asked',
      denial: 'asked',
      toldOn: '2026-11-22',
    })
    const staff = await asStaff(api, 'manager')
    const fulfil = { params: order.params, body: {} }
    expect((await staff.refusal(contract.fulfilServiceOrder, fulfil)).code).toBe('service-order.wrong-state')
    const waiting = await staff.call(contract.listStaffServiceOrders, { query: { state: 'withdrawal' } })
    expect(waiting.body.items.map(({ id }) => id)).toContain(order.params.id)
    const finance = await asStaff(api)
    const share = { params: order.params, body: accept({ donePercent: 10 }) }
    expect((await finance.refusal(contract.decideServiceWithdrawal, share)).errors).toMatchObject([
      { pointer: '/donePercent', code: 'invalid' },
    ])
    const decide = { params: order.params, body: accept() }
    const settled = await finance.call(contract.decideServiceWithdrawal, decide)
    expect(settled.body).toMatchObject({ state: 'refused', withdrawal: { state: 'accepted', keptCents: 0 } })
    expect(await order.backCents()).toBe(3600)
    expect((await finance.refusal(contract.decideServiceWithdrawal, decide)).code).toBe(
      'service-order.wrong-state',
    )
    expect((await order.mails()).toSorted()).toEqual([
      ...['payment-refunded', 'service-withdrawal', 'service-withdrawal'],
    ])
    await api.runOutbox()
    const { text } = api.mailer.sent.find(({ subject }) => subject.includes('bien reçue')) ?? { text: '' }
    expect(text).toContain('6 décembre 2026')
    const written = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, order.params.id))
    expect(written.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['service.withdrawal-asked', 'service.withdrawal-accepted']),
    )
  })

  storyTest('of a subscription ends its charges at once, and keeps the days supplied', async ({ api }) => {
    const order = await paidOrder(api, { interval: 'month' })
    await api.deps.db
      .update(serviceOrderPeriods)
      .set({ startsOn: '2026-11-22', endsOn: '2026-12-21' })
      .where(eq(serviceOrderPeriods.paymentId, order.paymentId))
    const asked = await order.withdraw()
    // The first of thirty days.
    expect(asked).toMatchObject({ state: 'ending', withdrawal: { state: 'asked', keptCents: 120 } })
    const finance = await asStaff(api)
    const { body } = await finance.call(contract.decideServiceWithdrawal, {
      params: order.params,
      body: accept(),
    })
    expect(body).toMatchObject({ state: 'ended', withdrawal: { state: 'accepted', keptCents: 120 } })
    expect(await order.backCents()).toBe(3480)
  })

  storyTest(
    'while its first debit is on the way keeps a subscription from being charged again',
    async ({ api }) => {
      const order = await paidOrder(api, { interval: 'month', isOnTheWay: true })
      expect(await order.withdraw()).toMatchObject({ state: 'processing', withdrawal: { state: 'asked' } })
      gateway.pay(order.paymentId, api.clock.now(), new Date('2026-12-22T10:00:00Z'))
      await order.client.call(orders.checkServiceOrder, { params: order.params })
      await api.runOutbox()
      api.clock.advance(10_000)
      await reconcileSubscriptions(systemCtx(api.deps, 'test'))
      expect((await order.read()).state).toBe('ending')
    },
  )

  storyTest(
    'of a service begun at the express request keeps the part that staff say was done',
    async ({ api }) => {
      const order = await paidOrder(api, { beginsAtOnce: true })
      expect((await order.read()).withdrawal.keptCents).toBeNull()
      await order.withdraw()
      const finance = await asStaff(api)
      const { body } = await finance.call(contract.decideServiceWithdrawal, {
        params: order.params,
        body: accept({ donePercent: 25 }),
      })
      expect(body.withdrawal).toMatchObject({ state: 'accepted', keptCents: 900 })
      expect(await order.backCents()).toBe(2700)
    },
  )

  storyTest(
    'tells of no money that is refused; what went back before is not given twice',
    async ({ api }) => {
      const order = await paidOrder(api)
      await order.withdraw()
      gateway.giveBack(`pi_${order.paymentId}`, 1000)
      const finance = await asStaff(api)
      const decide = { params: order.params, body: accept() }
      expect((await finance.refusal(contract.decideServiceWithdrawal, decide)).code).toBe(
        'payment.refund-refused',
      )
      expect((await order.read()).withdrawal.state).toBe('asked')
      expect((await order.mails()).toSorted()).toEqual(['payment-refunded', 'service-withdrawal'])
      const { body } = await finance.call(contract.decideServiceWithdrawal, decide)
      expect(body).toMatchObject({ state: 'refused', withdrawal: { state: 'accepted', keptCents: 0 } })
      expect(await order.backCents()).toBe(3600)
      await api.runOutbox()
      const told = api.mailer.sent.filter(({ subject }) => subject === 'Votre rétractation est réglée')
      expect(told.filter(({ to }) => to === order.member.email)).toMatchObject([
        { text: expect.stringMatching(/26,00\s€/u) },
      ])
    },
  )

  storyTest(
    'leaves the queue of what is to be done, and all queues once all is paid back',
    async ({ api }) => {
      const order = await paidOrder(api)
      const staff = await asStaff(api, 'manager')
      const queued = async () => {
        const figures = (await staff.call(getFigures)).body
        const lists = await Promise.all(
          (['todo', 'withdrawal'] as const).map((state) =>
            staff.call(contract.listStaffServiceOrders, { query: { state } }),
          ),
        )
        const has = lists.map(({ body }) => body.items.some(({ id }) => id === order.params.id))
        return { has, counts: [figures.ordersToFulfil, figures.withdrawalsToDecide] }
      }
      const { counts } = await queued()
      const [toDo = 0, toPay = 0] = counts
      expect((await queued()).has).toEqual([true, false])
      await order.withdraw()
      expect(await queued()).toEqual({ has: [false, true], counts: [toDo - 1, toPay + 1] })
      // Paid back as any payment is, and not by settling the withdrawal: it is settled all the same, once.
      const finance = await asStaff(api)
      const refund = { params: order.params, body: { paymentId: order.paymentId, reason: 'Rétractation' } }
      const { body } = await finance.call(contract.refundServiceOrder, refund)
      expect(body).toMatchObject({ state: 'refused', withdrawal: { state: 'accepted', keptCents: 0 } })
      expect(await queued()).toEqual({ has: [false, false], counts: [toDo - 1, toPay] })
      const { items } = (await order.client.call(orders.listServiceOrders)).body
      expect(items).toMatchObject([{ state: 'refused', withdrawalState: 'accepted' }])
      expect((await order.mails()).toSorted()).toEqual([
        ...['payment-refunded', 'service-withdrawal', 'service-withdrawal'],
      ])
      const settled = await api.deps.db
        .select({ after: auditEntries.after })
        .from(auditEntries)
        .where(
          and(
            eq(auditEntries.subjectId, order.params.id),
            eq(auditEntries.action, 'service.withdrawal-accepted'),
          ),
        )
      expect(settled).toEqual([{ after: { keptCents: 0, backCents: 3600 } }])
    },
  )

  storyTest('waits as long as less than what is owed has gone back', async ({ api }) => {
    const order = await paidOrder(api)
    await order.withdraw()
    const finance = await asStaff(api)
    const give = (amountCents: number, undoes: boolean) =>
      finance.call(refundPayment, {
        params: { id: order.paymentId },
        body: { amountCents, undoes, reason: 'Geste commercial' },
      })
    await give(100, true)
    expect(await order.read()).toMatchObject({ state: 'refused', withdrawal: { state: 'asked' } })
    const decide = { params: order.params, body: accept() }
    const { body } = await finance.call(contract.decideServiceWithdrawal, decide)
    expect(body.withdrawal).toMatchObject({ state: 'accepted', keptCents: 0 })
    expect(await order.backCents()).toBe(3600)

    // The days that are left of a subscription went back before anybody decided: nothing more does, and it is over.
    const other = await paidOrder(api, { interval: 'month' })
    await api.deps.db
      .update(serviceOrderPeriods)
      .set({ startsOn: '2026-11-22', endsOn: '2026-12-21' })
      .where(eq(serviceOrderPeriods.paymentId, other.paymentId))
    await other.withdraw()
    await finance.call(refundPayment, {
      params: { id: other.paymentId },
      body: { amountCents: 3480, undoes: false, reason: 'Rétractation' },
    })
    const settled = await finance.call(contract.decideServiceWithdrawal, { ...decide, params: other.params })
    expect(settled.body).toMatchObject({ state: 'ended', withdrawal: { state: 'accepted', keptCents: 120 } })
    expect(await other.backCents()).toBe(3480)
  })

  storyTest('whose payment was recorded in error is settled, and promises nothing back', async ({ api }) => {
    const order = await paidOrder(api)
    await order.withdraw()
    const { id: personId } = await api.make.staff('finance')
    const actor = { kind: 'person', personId, sessionId: '', staffRole: 'finance' } as const
    const reason = 'Virement d’une autre personne'
    const mistake = { paymentId: order.paymentId, reason, undoes: true, mistaken: true }
    await giveBack({ ...systemCtx(api.deps, 'test'), actor }, mistake)
    expect((await order.read()).withdrawal).toMatchObject({ state: 'accepted' })
    expect(await order.mails()).toEqual(['service-withdrawal'])
  })

  storyTest('is over once all was done at the express request, and after its last day', async ({ api }) => {
    const done = await paidOrder(api, { beginsAtOnce: true })
    const staff = await asStaff(api, 'manager')
    await staff.call(contract.fulfilServiceOrder, { params: done.params, body: {} })
    expect((await done.read()).withdrawal.denial).toBe('done')
    const late = await paidOrder(api)
    const refused = { params: done.params, body: {} }
    expect((await done.client.refusal(orders.withdrawServiceOrder, refused)).code).toBe(
      'service-order.no-withdrawal',
    )
    // 23:30 in Paris on the last day, then half past midnight.
    api.clock.set('2026-12-07T22:30:00.000Z')
    const again = api.program((await api.make.apiKey(late.member)).key)
    const read = async () => (await again.call(orders.getServiceOrder, { params: late.params })).body
    expect((await read()).withdrawal.denial).toBeNull()
    api.clock.set('2026-12-07T23:30:00.000Z')
    expect((await read()).withdrawal.denial).toBe('too-late')
    // A letter of the last day that is opened today counts.
    const desk = await asStaff(api, 'manager')
    const letter = { toldOn: '2026-12-07' as never, source: 'Courrier reçu' }
    const future = { params: late.params, body: { ...letter, toldOn: '2026-12-09' as never } }
    expect((await desk.refusal(contract.recordServiceWithdrawal, future)).errors).toMatchObject([
      { pointer: '/toldOn', code: 'date.future' },
    ])
    const recorded = await desk.call(contract.recordServiceWithdrawal, { params: late.params, body: letter })
    expect(recorded.body.withdrawal).toMatchObject({ state: 'asked', toldOn: '2026-12-07' })
    const finance = await asStaff(api)
    const decline = { params: late.params, body: { decision: 'decline' as const } }
    expect((await finance.refusal(contract.decideServiceWithdrawal, decline)).errors).toMatchObject([
      { pointer: '/answer', code: 'required' },
    ])
    const declined = await finance.call(contract.decideServiceWithdrawal, {
      ...decline,
      body: { ...decline.body, answer: 'Commande d’un tiers' },
    })
    expect(declined.body).toMatchObject({ state: 'paid', withdrawal: { state: 'declined' } })
  })

  storyTest(
    'of somebody else is not found; a subscription is not begun without the request',
    async ({ api }) => {
      const order = await paidOrder(api)
      const other = await paidOrder(api)
      const stranger = { params: order.params, body: {} }
      expect((await other.client.refusal(orders.withdrawServiceOrder, stranger)).code).toBe(
        'resource.not-found',
      )
      const { id: serviceId } = await api.make.service({ interval: 'month' })
      const refusal = await order.client.refusal(orders.createServiceOrder, {
        body: { serviceId, method: 'card', amountCents: 3600 },
      })
      expect(refusal.errors).toMatchObject([{ pointer: '/beginsAtOnce', code: 'required' }])
    },
  )
})
