import * as contract from '@guichet/contract/automatic-renewals.contract'
import * as member from '@guichet/contract/memberships.contract'
import { cancelMembership } from '@guichet/contract/refunds.contract'
import { getMyReminders } from '@guichet/contract/reminders.contract'
import {
  auditEntries,
  automaticRenewals,
  memberships,
  outgoingMessages,
  payments,
  renewalPlans,
  renewals,
} from '@guichet/db/schema'
import { addDays, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { and, asc, eq, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx, withTx } from '../../ctx.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { waitForLock } from '../../testing/wait-for-lock.ts'
import {
  applyCheckout,
  chargePayment,
  endPayment,
  openCheckout,
  reconcilePayments,
  syncCharge,
} from '../billing/index.ts'
import { renewAutomatically, syncSetup } from './index.ts'

const { storyTest, gateway } = tellStory()
/** Day of the API in each test, in the middle of the day. */
const on = (api: TestApp, day: string) => api.clock.set(`${day}T11:00:00Z`)

/** A member until 31 December 2026 who has left an account with the payment service on `day`. */
async function switchedOn(api: TestApp, day = '2026-06-01') {
  on(api, day)
  const person = await api.make.member()
  const membership = await api.make.membership(person)
  const client = api.program((await api.make.apiKey(person)).key)
  const { body } = await client.call(contract.startAutomaticRenewal, { body: { method: 'sepa-debit' } })
  expect(body).toMatchObject({
    state: 'setting-up',
    setupUrl: expect.stringContaining('https://pay.example/'),
  })
  const [row] = await api.deps.db
    .select()
    .from(automaticRenewals)
    .where(eq(automaticRenewals.personId, person.id))
  const id = String(row?.id)
  gateway.keep(id, `pm_${id}`)
  await syncSetup(systemCtx(api.deps, 'test'), `cs_${id}`)
  const run = async () => {
    await renewAutomatically(systemCtx(api.deps, 'test'))
    await api.runOutbox()
  }
  return {
    ...{ person, membership, client, id, run },
    runOn: async (at: string) => {
      on(api, at)
      await run()
    },
    read: async () => (await client.call(contract.getAutomaticRenewal)).body,
    mails: async () =>
      (
        await api.deps.db
          .select({ template: outgoingMessages.template })
          .from(outgoingMessages)
          .where(
            and(
              eq(outgoingMessages.personId, person.id),
              like(outgoingMessages.template, 'automatic-renewal%'),
            ),
          )
          .orderBy(asc(outgoingMessages.createdAt), asc(outgoingMessages.id))
      ).map(({ template }) => template.replace('automatic-renewal-', '')),
    paid: () => api.deps.db.select().from(payments).where(eq(payments.personId, person.id)),
    periods: async () =>
      (
        await api.deps.db
          .select({ startsOn: memberships.startsOn })
          .from(memberships)
          .where(eq(memberships.personId, person.id))
          .orderBy(asc(memberships.startsOn))
      ).map(({ startsOn }) => startsOn),
  }
}
/** A member whose debit is written down, and not made yet. */
async function due(api: TestApp) {
  const world = await switchedOn(api)
  for (const day of ['2026-10-31', '2026-12-10']) await world.runOn(day)
  on(api, '2026-12-24')
  await renewAutomatically(systemCtx(api.deps, 'test'))
  const [payment] = await world.paid()
  return { ...world, paymentId: String(payment?.id) }
}
const debitsOf = (all: readonly { id: string }[]) =>
  gateway.charges.filter((id) => all.some((one) => one.id === id)).length

describe('automatic renewal', () => {
  storyTest(
    'is explained before, noticed, announced and debited once, and takes the place of reminders',
    async ({ api }) => {
      gateway.chargeWith('paid')
      const world = await switchedOn(api)
      expect(await world.read()).toMatchObject({
        ...{ state: 'on', method: 'sepa-debit', methodLabel: '•••• 2606', setupUrl: null },
        next: {
          ...{ amountCents: 4500, currentEndsOn: '2026-12-31', startsOn: '2027-01-01', state: 'waiting' },
          ...{ noticeOn: '2026-10-31', announceOn: '2026-12-10', debitOn: '2026-12-24' },
        },
      })
      await world.runOn('2026-10-30')
      expect(await world.mails()).toEqual(['on'])
      await world.runOn('2026-10-31')
      await world.run()
      expect(await world.mails()).toEqual(['on', 'notice'])
      const timeline = (await world.client.call(getMyReminders)).body
      expect(timeline).toMatchObject({ automatic: true, items: [] })
      await world.runOn('2026-12-10')
      await world.runOn('2026-12-23')
      expect(await world.paid()).toEqual([])
      on(api, '2026-12-24')
      await Promise.all(Array.from({ length: 8 }, () => renewAutomatically(systemCtx(api.deps, 'test'))))
      await api.runOutbox()
      await world.run()
      const paid = await world.paid()
      expect(paid).toMatchObject([
        { state: 'paid', amountCents: 4500, unattended: true, method: 'sepa-debit' },
      ])
      expect(debitsOf(paid)).toBe(1)
      expect(await world.periods()).toEqual(['2026-01-01', '2027-01-01'])
      expect(await world.mails()).toEqual(['on', 'notice', 'announced'])
      expect(await world.read()).toMatchObject({ state: 'on', next: null })
      await world.runOn('2027-11-01')
      expect(await world.mails()).toEqual(['on', 'notice', 'announced', 'notice'])
    },
  )

  storyTest('agreed at the very end, the agreement stands for notice and announcement', async ({ api }) => {
    gateway.chargeWith('paid')
    const world = await switchedOn(api, '2026-12-30')
    expect((await world.read()).next).toMatchObject({
      noticeOn: null,
      announceOn: null,
      debitOn: '2027-01-01',
    })
    await world.runOn('2026-12-31')
    expect(await world.paid()).toEqual([])
    await world.runOn('2027-01-01')
    expect(await world.periods()).toEqual(['2026-01-01', '2027-01-01'])
  })

  storyTest('the portal was away: what is late is told late, and debited later', async ({ api }) => {
    gateway.chargeWith('paid')
    const world = await switchedOn(api)
    await world.runOn('2026-12-20')
    expect((await world.read()).next).toMatchObject({ noticeOn: '2026-12-20', debitOn: '2027-01-20' })
    for (let day: LocalDate = parseLocalDate('2026-12-21'); day <= '2027-01-19'; day = addDays(day, 1))
      await world.runOn(day)
    expect(await world.paid()).toEqual([])
    await world.runOn('2027-01-20')
    expect(await world.periods()).toEqual(['2026-01-01', '2027-01-20'])
    const long = await switchedOn(api, '2026-06-01')
    await long.runOn('2027-01-20')
    expect(await long.read()).toMatchObject({ state: 'off', stopped: { reason: 'too-late' } })
    expect(await long.paid()).toEqual([])
  })

  storyTest('a debit that takes days, told by its event, in any order', async ({ api }) => {
    gateway.chargeWith('processing')
    const world = await switchedOn(api)
    for (const day of ['2026-10-31', '2026-12-10', '2026-12-24']) await world.runOn(day)
    const [payment] = await world.paid()
    expect(payment).toMatchObject({ state: 'processing' })
    expect((await world.read()).next).toMatchObject({ state: 'debiting' })
    await world.runOn('2026-12-27')
    await reconcilePayments(systemCtx(api.deps, 'test'))
    gateway.chargeWith('paid', payment?.id)
    const intent = `pi_${payment?.id}`
    await Promise.all([1, 2].map(() => syncCharge(systemCtx(api.deps, 'test'), intent)))
    await syncCharge(systemCtx(api.deps, 'test'), intent)
    expect(await world.periods()).toEqual(['2026-01-01', '2027-01-01'])
    expect(debitsOf(await world.paid())).toBe(1)
  })

  storyTest('the answer of the payment service is lost: asked again, debited once', async ({ api }) => {
    gateway.chargeWith('paid')
    const world = await switchedOn(api)
    for (const day of ['2026-10-31', '2026-12-10']) await world.runOn(day)
    gateway.goAway('after-opening')
    on(api, '2026-12-24')
    await renewAutomatically(systemCtx(api.deps, 'test'))
    await api.runOutbox().catch(() => undefined)
    gateway.comeBack()
    api.clock.advance(60_000)
    await reconcilePayments(systemCtx(api.deps, 'test'))
    const paid = await world.paid()
    expect(paid).toMatchObject([{ state: 'paid' }])
    expect(debitsOf(paid)).toBe(1)
  })

  storyTest('refused is told, tried again once, then stopped', async ({ api }) => {
    gateway.chargeWith('failed')
    const world = await switchedOn(api)
    for (const day of ['2026-10-31', '2026-12-10', '2026-12-24']) await world.runOn(day)
    expect((await world.read()).next).toMatchObject({ state: 'again', debitOn: '2026-12-29' })
    await world.runOn('2026-12-28')
    expect(await world.paid()).toHaveLength(1)
    await world.runOn('2026-12-29')
    expect(await world.read()).toMatchObject({ state: 'off', stopped: { reason: 'refused' } })
    await world.runOn('2027-01-05')
    expect((await world.paid()).map(({ state }) => state)).toEqual(['failed', 'failed'])
    expect(await world.mails()).toEqual(['on', 'notice', 'announced', 'refused', 'stopped'])
    expect(gateway.dropped).toContain(`pm_${world.id}`)
  })

  storyTest('is stopped in one click until the day before; nothing is debited then', async ({ api }) => {
    gateway.chargeWith('paid')
    const world = await switchedOn(api)
    for (const day of ['2026-10-31', '2026-12-10', '2026-12-23']) await world.runOn(day)
    expect((await world.client.call(contract.stopAutomaticRenewal)).body).toMatchObject({
      ...{ state: 'off', stopped: { on: '2026-12-23', reason: 'member' } },
    })
    await world.runOn('2026-12-24')
    expect(await world.paid()).toEqual([])
    const again = await world.client.refusal(contract.stopAutomaticRenewal)
    expect(again.code).toBe('renewal.automatic-off')
    expect((await world.client.call(getMyReminders)).body.automatic).toBe(false)
  })

  storyTest('who renews by hand meanwhile is not debited; who is cancelled neither', async ({ api }) => {
    gateway.chargeWith('paid')
    const world = await switchedOn(api)
    for (const day of ['2026-10-31', '2026-12-10']) await world.runOn(day)
    const { body } = await world.client.call(member.createRenewal, {
      params: { id: world.membership.id },
      body: { typeId: world.membership.typeId, method: 'transfer' },
    })
    await world.runOn('2026-12-24')
    expect((await world.paid()).map(({ id }) => id)).toEqual([body.paymentId])
    const other = await switchedOn(api)
    on(api, '2026-06-02')
    const staff = await api.signInAs(await api.make.staff('finance'))
    await staff.call(cancelMembership, { params: { id: other.membership.id }, body: { reason: 'Démission' } })
    expect(await other.read()).toMatchObject({ state: 'off', stopped: { reason: 'cancelled' } })
  })

  storyTest(
    'asks for a renewal by hand at the very same moment: one of them, and no other payment',
    async ({ api }) => {
      gateway.chargeWith('paid')
      const world = await switchedOn(api)
      for (const day of ['2026-10-31', '2026-12-10']) await world.runOn(day)
      on(api, '2026-12-24')
      const [id, paymentId] = [api.deps.ids.uuid(), api.deps.ids.uuid()]
      const { id: membershipId, typeId } = world.membership
      const now = api.clock.now()
      const both = { personId: world.person.id, amountCents: 4500, createdAt: now, updatedAt: now }
      let run: Promise<number> | undefined
      await withTx(systemCtx(api.deps, 'test'), async (tx) => {
        await tx.db.insert(payments).values({
          ...{ ...both, id: paymentId, purpose: 'membership-renewal', purposeId: id, method: 'transfer' },
          ...{ labelFr: 'Adhésion', labelEn: 'Membership', state: 'pending', reference: id },
        })
        await tx.db
          .insert(renewals)
          .values({ ...both, id, membershipId, typeId, paymentId, state: 'awaiting-payment' })
        run = renewAutomatically(systemCtx(api.deps, 'test'))
        await waitForLock(api.deps.pool)
      })
      await run
      await api.runOutbox()
      expect((await world.paid()).map(({ id }) => id)).toEqual([paymentId])
      expect((await world.read()).next).toMatchObject({ state: 'waiting' })
    },
  )

  storyTest('a debit has no payment page: it is asked about, not paid, and not given up', async ({ api }) => {
    gateway.chargeWith('processing')
    const world = await switchedOn(api)
    for (const day of ['2026-10-31', '2026-12-10']) await world.runOn(day)
    on(api, '2026-12-24')
    const ctx = systemCtx(api.deps, 'test')
    await renewAutomatically(ctx)
    const [payment] = await world.paid()
    const paymentId = String(payment?.id)
    const params = { id: world.membership.id, renewalId: String(payment?.purposeId) }
    const refusal = await world.client.refusal(member.cancelRenewal, { params })
    expect(refusal.code).toBe('renewal.not-pending')
    expect((await world.client.call(member.getRenewal, { params })).body.unattended).toBe(true)
    const page = { paymentId, successUrl: 'https://guichet.example', cancelUrl: 'https://guichet.example' }
    await expect(openCheckout(ctx, page)).rejects.toThrow(TypeError)
    expect((await world.client.call(member.checkRenewal, { params })).body).toMatchObject({
      ...{ state: 'processing', checkoutUrl: null },
    })
    await world.client.call(member.checkRenewal, { params })
    expect(gateway.asked.some((asked) => asked.paymentId === paymentId)).toBe(false)
    await applyCheckout(ctx, paymentId, {
      ...{ id: `cs_${paymentId}`, url: null, paymentId, amountCents: 4500, paymentIntentId: null },
      ...{ subscriptionId: null, isRefunded: false, status: 'expired', kept: null, paidAt: null },
    })
    await world.run()
    const paid = await world.paid()
    expect(paid).toMatchObject([{ state: 'processing' }])
    expect(debitsOf(paid)).toBe(1)
    expect((await world.client.refusal(member.cancelRenewal, { params })).code).toBe('renewal.not-pending')
  })

  storyTest(
    'is stopped before its debit has left: nothing is debited, and the way is free',
    async ({ api }) => {
      gateway.chargeWith('paid')
      const world = await due(api)
      await world.client.call(contract.stopAutomaticRenewal)
      await world.run()
      expect(await world.paid()).toMatchObject([{ state: 'cancelled' }])
      expect(debitsOf(await world.paid())).toBe(0)
      const { status } = await world.client.call(member.createRenewal, {
        params: { id: world.membership.id },
        body: { typeId: world.membership.typeId, method: 'transfer' },
      })
      expect(status).toBe(201)
      const lost = await due(api)
      gateway.goAway('after-opening')
      await chargePayment(systemCtx(api.deps, 'test'), lost.paymentId).catch(() => undefined)
      gateway.comeBack()
      await lost.client.call(contract.stopAutomaticRenewal)
      await lost.run()
      expect(await lost.paid()).toMatchObject([{ state: 'paid' }])
      expect(debitsOf(await lost.paid())).toBe(1)
    },
  )

  storyTest('a means of payment that the payment service does not take is a refusal', async ({ api }) => {
    gateway.chargeWith('paid')
    const world = await due(api)
    await gateway.dropMethod(`pm_${world.id}`)
    await api.runOutbox()
    expect(await world.paid()).toMatchObject([{ state: 'failed' }])
    expect((await world.read()).next).toMatchObject({ state: 'again', debitOn: '2026-12-29' })
    await world.runOn('2026-12-29')
    expect(await world.read()).toMatchObject({ state: 'off', stopped: { reason: 'refused' } })
  })

  storyTest('money of a debit that comes after its payment has ended is reported', async ({ api }) => {
    gateway.chargeWith('processing')
    const world = await due(api)
    await api.runOutbox()
    const ctx = systemCtx(api.deps, 'test')
    await endPayment(ctx, world.paymentId, 'cancelled')
    gateway.chargeWith('paid', world.paymentId)
    await syncCharge(ctx, `pi_${world.paymentId}`)
    const told = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, world.paymentId))
    expect(told).toContainEqual({ action: 'payment.arrived-after-end' })
    expect(await world.paid()).toMatchObject([{ state: 'cancelled' }])
  })

  storyTest('is switched on by a renewal that is paid, where its box was ticked', async ({ api }) => {
    on(api, '2026-06-01')
    const person = await api.make.member()
    const membership = await api.make.membership(person)
    const client = api.program((await api.make.apiKey(person)).key)
    const { body } = await client.call(member.createRenewal, {
      params: { id: membership.id },
      body: { typeId: membership.typeId, method: 'card', automatic: true },
    })
    const paymentId = String(body.paymentId)
    expect(gateway.asked.find((asked) => asked.paymentId === paymentId)?.keeps).toBe(true)
    gateway.move(paymentId, { kept: { id: 'pm_kept', label: '•••• 4242' } })
    gateway.pay(paymentId, api.clock.now())
    await client.call(member.checkRenewal, { params: { id: membership.id, renewalId: body.id } })
    expect((await client.call(contract.getAutomaticRenewal)).body).toMatchObject({
      ...{ state: 'on', method: 'card', methodLabel: '•••• 4242' },
    })
  })

  storyTest(
    'is not to be had twice, nor without a membership to renew, nor once the page has expired',
    async ({ api }) => {
      const world = await switchedOn(api)
      const twice = await world.client.refusal(contract.startAutomaticRenewal, { body: { method: 'card' } })
      expect(twice.code).toBe('renewal.automatic-already')
      const nobody = await api.signInAs(await api.make.member())
      const none = await nobody.refusal(contract.startAutomaticRenewal, { body: { method: 'card' } })
      expect(none.code).toBe('renewal.unavailable')
      const plans = await api.deps.db
        .select()
        .from(renewalPlans)
        .where(eq(renewalPlans.automaticId, world.id))
      expect(plans).toMatchObject([{ state: 'waiting', amountCents: 4500, tries: 0 }])
    },
  )
})
