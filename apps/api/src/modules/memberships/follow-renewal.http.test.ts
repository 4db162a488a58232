import { recordPayment } from '@guichet/contract/backoffice.contract'
import * as contract from '@guichet/contract/memberships.contract'
import { auditEntries, memberships, outbox, outgoingMessages, payments, receipts } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest, gateway } = tellStory()

type Period = Parameters<TestApp['make']['membership']>[1]

/** A member who has asked for a renewal. */
async function renewing(
  api: TestApp,
  period: Period = {},
  method: 'card' | 'sepa-debit' | 'transfer' = 'card',
) {
  const member = await api.make.member()
  const membership = await api.make.membership(member, period)
  // A key outlives the days by which the clock is moved; a session would not.
  const client = api.program((await api.make.apiKey(member)).key)
  const { body } = await client.call(contract.createRenewal, {
    params: { id: membership.id },
    body: { typeId: membership.typeId, method },
  })
  const params = { id: membership.id, renewalId: body.id }
  const paymentId = String(body.paymentId)
  return {
    ...{ member, membership, client, params, paymentId },
    check: async () => (await client.call(contract.checkRenewal, { params })).body,
    read: async () => (await client.call(contract.getRenewal, { params })).body,
    cancel: async () => (await client.call(contract.cancelRenewal, { params })).body,
    payment: async () => {
      const [row] = await api.deps.db.select().from(payments).where(eq(payments.id, paymentId))
      return row
    },
    actions: async (subjectId: string) =>
      (await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId))).map(
        ({ action }) => action,
      ),
  }
}
const detail = async (api: TestApp, id: string) => {
  const [row] = await api.deps.db.select().from(memberships).where(eq(memberships.id, id))
  return row
}

describe('checkRenewal, once Stripe says it is paid', () => {
  storyTest('makes the membership, the receipt and its mail, all at once and once only', async ({ api }) => {
    const { member, membership, check, paymentId, payment, actions, read } = await renewing(api)
    gateway.pay(paymentId, new Date('2026-11-22T09:05:00Z'))
    const done = await check()
    expect(done).toMatchObject({
      state: 'completed',
      rule: 'early',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      checkoutUrl: null,
    })
    const newId = String(done.newMembershipId)
    expect(await detail(api, newId)).toMatchObject({
      personId: member.id,
      paymentId,
      paidOn: '2026-11-22',
      paymentMethod: 'card',
      renewedOn: null,
    })
    expect((await detail(api, membership.id))?.renewedOn).toBe('2026-11-22')
    expect(await payment()).toMatchObject({
      state: 'paid',
      paidOn: '2026-11-22',
      paymentIntentId: `pi_${paymentId}`,
    })
    const found = await api.deps.db.select().from(receipts).where(eq(receipts.paymentId, paymentId))
    expect(found.map(({ number }) => number)).toEqual([expect.stringMatching(/^R-2026-\d{6}$/u)])
    expect(await actions(paymentId)).toEqual(['payment.paid'])
    expect(await actions(newId)).toEqual(['membership.renewed'])
    const effects = await api.deps.db.select().from(outbox)
    expect(effects.map(({ topic }) => topic)).toEqual(['message.queued'])

    expect(await check()).toEqual(done)
    expect(await read()).toEqual(done)
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to, attachments }) => [to, attachments?.map((a) => a.filename)])).toEqual([
      [member.email, [`recu-${found[0]?.number}.pdf`, expect.stringMatching(/^facture-F2026-\d{6}\.pdf$/u)]],
    ])
    const queued = await api.deps.db
      .select()
      .from(outgoingMessages)
      .where(eq(outgoingMessages.personId, member.id))
    expect(queued.map(({ state }) => state)).toEqual(['sent'])
  })

  storyTest('carries over the partner named now and the management tool', async ({ api }) => {
    const partner = await api.make.partner()
    const member = await api.make.member({}, { partnerId: partner.id })
    const membership = await api.make.membership(member, {
      managementTool: true,
      managementToolSince: '2024-05-02',
    })
    const client = await api.signInAs(member)
    const { body } = await client.call(contract.createRenewal, {
      params: { id: membership.id },
      body: { typeId: membership.typeId, method: 'card' },
    })
    gateway.pay(String(body.paymentId), api.clock.now())
    const done = await client.call(contract.checkRenewal, {
      params: { id: membership.id, renewalId: body.id },
    })
    const next = await client.call(contract.getMembership, {
      params: { id: String(done.body.newMembershipId) },
    })
    expect(next.body).toMatchObject({
      partnerName: partner.name,
      managementTool: true,
      managementToolSince: '2024-05-02',
      state: 'upcoming',
      certificateAvailable: false,
    })
  })

  storyTest.for([
    // [paid at, end of the current year, rule, first day, last day]
    ['2026-11-22T22:59:59Z', '2026-11-22', 'early', '2026-11-23', '2027-11-22'],
    ['2026-11-22T23:00:00Z', '2026-11-22', 'late', '2026-11-23', '2027-11-22'],
    ['2026-11-23T23:00:00Z', '2026-11-22', 'late', '2026-11-24', '2027-11-23'],
    ['2027-03-27T23:30:00Z', '2026-12-31', 'late', '2027-03-28', '2028-03-27'],
    ['2027-03-28T22:00:00Z', '2026-12-31', 'late', '2027-03-29', '2028-03-28'],
    ['2027-10-30T22:00:00Z', '2026-12-31', 'late', '2027-10-31', '2028-10-30'],
    ['2027-10-31T22:59:59Z', '2026-12-31', 'late', '2027-10-31', '2028-10-30'],
    ['2027-10-31T23:00:00Z', '2026-12-31', 'late', '2027-11-01', '2028-10-31'],
    ['2028-02-29T08:00:00Z', '2027-12-31', 'late', '2028-02-29', '2029-02-27'],
    ['2026-12-31T22:59:59Z', '2026-12-31', 'early', '2027-01-01', '2027-12-31'],
    ['2026-12-31T23:00:00Z', '2026-12-31', 'late', '2027-01-01', '2027-12-31'],
  ] as const)(
    'paid at %s on a year through %s it is %s, from %s through %s',
    async ([at, endsOn, rule, startsOn, lastDay], { api }) => {
      const { check, paymentId } = await renewing(api, { startsOn: '2026-01-01', endsOn })
      gateway.pay(paymentId, new Date(at))
      api.clock.set(at)
      expect(await check()).toMatchObject({ state: 'completed', rule, startsOn, endsOn: lastDay })
    },
  )

  storyTest('goes by the day the money was taken, not by the day we hear of it', async ({ api }) => {
    const { check, paymentId } = await renewing(api, { startsOn: '2025-11-23', endsOn: '2026-11-22' })
    gateway.pay(paymentId, new Date('2026-11-22T09:00:00Z'))
    api.clock.set('2026-11-25T09:00:00Z')
    expect(await check()).toMatchObject({ rule: 'early', startsOn: '2026-11-23', endsOn: '2027-11-22' })
  })

  storyTest('still tells the rule by which it was made after the next renewal', async ({ api }) => {
    const first = await renewing(api, { startsOn: '2025-01-01', endsOn: '2025-12-31' })
    gateway.pay(first.paymentId, api.clock.now())
    const done = await first.check()
    expect(done.rule).toBe('late')
    const { body: second } = await first.client.call(contract.createRenewal, {
      params: { id: String(done.newMembershipId) },
      body: { typeId: first.membership.typeId, method: 'card' },
    })
    gateway.pay(String(second.paymentId), api.clock.now())
    await first.client.call(contract.checkRenewal, {
      params: { id: String(done.newMembershipId), renewalId: second.id },
    })
    expect(await first.read()).toEqual(done)
  })
})

describe('a direct debit', () => {
  storyTest('waits until the bank says yes, and cannot be given up meanwhile', async ({ api }) => {
    const { client, params, check, paymentId, payment, actions } = await renewing(api, {}, 'sepa-debit')
    gateway.move(paymentId, { status: 'processing', url: null })
    expect(await check()).toMatchObject({ state: 'processing', checkoutUrl: null })
    expect((await payment())?.state).toBe('processing')
    expect((await client.refusal(contract.cancelRenewal, { params })).code).toBe('renewal.not-pending')
    gateway.pay(paymentId, new Date('2026-11-27T08:00:00Z'))
    expect(await check()).toMatchObject({ state: 'completed' })
    expect(await actions(paymentId)).toEqual(['payment.processing', 'payment.paid'])
  })

  storyTest('that fails ends the renewal, and another may be asked for', async ({ api }) => {
    const { client, params, membership, check, paymentId, actions } = await renewing(api, {}, 'sepa-debit')
    gateway.move(paymentId, { status: 'processing', url: null })
    await check()
    gateway.move(paymentId, { status: 'failed' })
    expect(await check()).toMatchObject({ state: 'failed', newMembershipId: null })
    expect((await actions(params.renewalId)).toSorted()).toEqual([
      'membership.renewal-failed',
      'membership.renewal-requested',
    ])
    const again = await client.call(contract.createRenewal, {
      params: { id: membership.id },
      body: { typeId: membership.typeId, method: 'card' },
    })
    expect(again.status).toBe(201)
  })
})

describe('checkRenewal of a checkout that does not fit', () => {
  storyTest.for([
    ['the amount', { amountCents: 1 }],
    ['the payment', { paymentId: 'another' }],
  ] as const)('refuses what Stripe says when %s is another', async ([, change], { api }) => {
    const { check, paymentId, payment } = await renewing(api)
    gateway.pay(paymentId, api.clock.now())
    const own = gateway.checkoutOf(paymentId)
    gateway.move(paymentId, change)
    expect(await check()).toMatchObject({ state: 'awaiting-payment', newMembershipId: null })
    expect((await payment())?.state).toBe('pending')
    gateway.move(paymentId, own)
    expect(await check()).toMatchObject({ state: 'completed' })
  })

  storyTest('with the payment service away says so and changes nothing', async ({ api }) => {
    const { client, params, read, cancel } = await renewing(api)
    const before = await read()
    gateway.goAway()
    expect((await client.refusal(contract.checkRenewal, { params })).code).toBe(
      'payment.provider-unavailable',
    )
    expect((await client.refusal(contract.cancelRenewal, { params })).code).toBe(
      'payment.provider-unavailable',
    )
    gateway.comeBack()
    expect(await read()).toEqual(before)
    expect((await cancel()).state).toBe('cancelled')
  })
})

describe('cancelRenewal', () => {
  storyTest('closes the page first, then gives up; another may be asked for', async ({ api }) => {
    const { client, params, membership, cancel, paymentId, payment, actions } = await renewing(api)
    expect(await cancel()).toMatchObject({ state: 'cancelled', checkoutUrl: null, newMembershipId: null })
    expect(gateway.checkoutOf(paymentId).status).toBe('expired')
    expect((await payment())?.state).toBe('cancelled')
    expect(await actions(paymentId)).toEqual(['payment.cancelled'])
    expect(await actions(params.renewalId)).toEqual([
      'membership.renewal-requested',
      'membership.renewal-cancelled',
    ])
    expect((await client.refusal(contract.cancelRenewal, { params })).code).toBe('renewal.not-pending')
    const again = await client.call(contract.createRenewal, {
      params: { id: membership.id },
      body: { typeId: membership.typeId, method: 'card' },
    })
    expect(again.body.id).not.toBe(params.renewalId)
  })

  storyTest('by transfer needs no payment service', async ({ api }) => {
    const { cancel } = await renewing(api, {}, 'transfer')
    gateway.goAway()
    expect((await cancel()).state).toBe('cancelled')
    gateway.comeBack()
  })

  storyTest('paid a moment before: the renewal is completed instead', async ({ api }) => {
    const { client, params, read, paymentId } = await renewing(api)
    gateway.pay(paymentId, api.clock.now())
    expect((await client.refusal(contract.cancelRenewal, { params })).code).toBe('renewal.not-pending')
    expect((await read()).state).toBe('completed')
  })

  storyTest('whose page was opened without our knowing closes that page too', async ({ api }) => {
    const member = await api.make.member()
    const membership = await api.make.membership(member)
    const client = await api.signInAs(member)
    const params = { id: membership.id }
    gateway.goAway('after-opening')
    await client.refusal(contract.createRenewal, {
      params,
      body: { typeId: membership.typeId, method: 'card' },
    })
    gateway.comeBack()
    const { body: offer } = await client.call(contract.getRenewalOffer, { params })
    const both = { ...params, renewalId: String(offer.pending?.id) }
    expect((await client.call(contract.cancelRenewal, { params: both })).body.state).toBe('cancelled')
    expect(gateway.checkoutOf(String(offer.pending?.paymentId)).status).toBe('expired')
  })

  storyTest('money that comes all the same is written down for staff', async ({ api }) => {
    const { check, cancel, paymentId, payment, actions } = await renewing(api, {}, 'transfer')
    await cancel()
    const finance = await api.signInAs(await api.make.staff('finance'))
    const late = await finance.refusal(recordPayment, {
      params: { id: paymentId },
      body: { paidOn: '2026-11-22' },
    })
    expect(late.code).toBe('payment.not-recordable')
    expect(await check()).toMatchObject({ state: 'cancelled' })
    expect((await payment())?.state).toBe('cancelled')
    expect(await actions(paymentId)).toEqual(['payment.cancelled'])
  })
})
