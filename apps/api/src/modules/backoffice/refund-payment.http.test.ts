import { getVerification, listCertificates } from '@guichet/contract/certificates.contract'
import * as member from '@guichet/contract/memberships.contract'
import { listPayments } from '@guichet/contract/payments.contract'
import * as contract from '@guichet/contract/refunds.contract'
import { auditEntries, memberships, outgoingMessages, payments, refunds } from '@guichet/db/schema'
import { asc, eq, sql } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { GatewayUnavailableError } from '../../platform/ports/payment-gateway.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { reconcileRefunds, syncCheckout, syncRefund } from '../billing/index.ts'

const { storyTest, gateway } = tellStory()
const REASON = 'Retrait dans les quatorze jours'

/** A membership until the end of 2026, renewed by card for 2027 and paid; the API’s day is 22 November 2026. */
async function renewed(api: TestApp, method: 'card' | 'transfer' = 'card', isPaid = true) {
  const person = await api.make.member()
  const current = await api.make.membership(person)
  const client = await api.signInAs(person)
  const { body } = await client.call(member.createRenewal, {
    params: { id: current.id },
    body: { typeId: current.typeId, method },
  })
  const paymentId = String(body.paymentId)
  const params = { id: current.id, renewalId: body.id }
  const ctx = systemCtx(api.deps, 'test')
  if (isPaid && method === 'card') {
    gateway.pay(paymentId, api.clock.now())
    await client.call(member.checkRenewal, { params })
  }
  const next = async () =>
    (await client.call(member.listMemberships, { query: { limit: 10 } })).body.items.find(
      ({ id }) => id !== current.id,
    )
  return {
    ...{ person, current, client, paymentId, ctx, next, intentId: `pi_${paymentId}` },
    payment: async () =>
      (await client.call(listPayments, { query: { limit: 10 } })).body.items.find(
        ({ id }) => id === paymentId,
      ),
    mails: async () =>
      api.deps.db
        .select({
          template: outgoingMessages.template,
          data: sql<Record<string, unknown>>`${outgoingMessages.data} -> 'values'`,
        })
        .from(outgoingMessages)
        .where(eq(outgoingMessages.personId, person.id))
        .orderBy(asc(outgoingMessages.createdAt), asc(outgoingMessages.id)),
    rows: () =>
      api.deps.db
        .select()
        .from(refunds)
        .where(eq(refunds.paymentId, paymentId))
        .orderBy(asc(refunds.createdAt)),
  }
}
const asStaff = async (api: TestApp, role: 'support' | 'manager' | 'finance' | 'admin' = 'finance') =>
  api.signInAs(await api.make.staff(role))
const refund = (
  staff: Awaited<ReturnType<typeof asStaff>>,
  id: string,
  amountCents: number,
  undoes: boolean,
) => staff.attempt(contract.refundPayment, { params: { id }, body: { amountCents, undoes, reason: REASON } })

describe('refundPayment of a membership', () => {
  storyTest(
    'gives all back and cancels it: the period it renewed counts as the last one',
    async ({ api }) => {
      const world = await renewed(api)
      const staff = await asStaff(api)
      const before = (await staff.call(contract.getStaffPayment, { params: { id: world.paymentId } })).body
      expect(before).toMatchObject({
        ...{ refundableCents: 4500, byHand: false, refunds: [] },
        membership: { startsOn: '2027-01-01', endsOn: '2027-12-31', state: 'upcoming' },
      })
      expect(
        (await world.client.call(member.getMembership, { params: { id: world.current.id } })).body,
      ).toMatchObject({ renewedOn: '2026-11-22', renewable: false })
      const after = (await refund(staff, world.paymentId, 4500, true)).json()
      expect(after).toMatchObject({
        ...{ state: 'refunded', refundedCents: 4500, refundableCents: 0, membership: { state: 'cancelled' } },
        refunds: [{ amountCents: 4500, state: 'done', reason: REASON, undoes: true }],
      })
      expect(await world.next()).toMatchObject({
        ...{ state: 'cancelled', renewable: false },
        cancellation: { on: '2026-11-22', agreedEndsOn: '2027-12-31' },
      })
      expect(
        (await world.client.call(member.getMembership, { params: { id: world.current.id } })).body,
      ).toMatchObject({ renewedOn: null, renewable: true, state: 'active' })
      expect(await world.payment()).toMatchObject({ state: 'refunded', refundedCents: 4500 })
      const mail = (await world.mails()).at(-1)
      expect(mail).toMatchObject({
        template: 'membership-cancelled',
        data: { reason: REASON, amountCents: 4500, memberUntil: '2026-12-31' },
      })
      const audit = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, world.paymentId))
      expect(audit.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['payment.refund-asked', 'payment.refunded']),
      )
      expect(gateway.refunds.filter((id) => id === world.intentId)).toHaveLength(1)
      // What was cancelled stands in nobody's way: the same days are bought again.
      const again = await world.client.call(member.createRenewal, {
        params: { id: world.current.id },
        body: { typeId: world.current.typeId, method: 'card' },
      })
      gateway.pay(String(again.body.paymentId), api.clock.now())
      await syncCheckout(world.ctx, gateway.checkoutOf(String(again.body.paymentId)).id)
      const rows = await api.deps.db
        .select({ startsOn: memberships.startsOn, cancelledOn: memberships.cancelledOn })
        .from(memberships)
        .where(eq(memberships.personId, world.person.id))
      expect(rows).toContainEqual({ startsOn: '2027-01-01', cancelledOn: null })
    },
  )

  storyTest(
    'is cancelled when the bank takes the money back, whoever tells of it how often',
    async ({ api }) => {
      const world = await renewed(api)
      gateway.sendBack(world.intentId)
      await Promise.all([syncRefund(world.ctx, world.intentId), syncRefund(world.ctx, world.intentId)])
      await syncRefund(world.ctx, world.intentId)
      expect(await world.payment()).toMatchObject({
        state: 'refunded',
        refundedCents: 4500,
        unpaidBy: 'bank',
      })
      expect(await world.next()).toMatchObject({ state: 'cancelled' })
      const told = (await world.mails()).filter(({ template }) => template === 'payment-returned')
      expect(told).toMatchObject([{ data: { amountCents: 4500 } }])
      const desk = await api.deps.db
        .select({ to: outgoingMessages.recipient, data: outgoingMessages.data })
        .from(outgoingMessages)
        .where(eq(outgoingMessages.template, 'payment-returned-desk'))
      expect(desk.filter(({ data }) => JSON.stringify(data).includes(world.person.lastName))).toHaveLength(1)
      const audit = await api.deps.db
        .select({ action: auditEntries.action })
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, world.paymentId))
      expect(audit.filter(({ action }) => action === 'payment.returned')).toHaveLength(1)
    },
  )

  storyTest('gives parts back and keeps it, never more than was paid', async ({ api }) => {
    const world = await renewed(api)
    const staff = await asStaff(api, 'admin')
    expect((await refund(staff, world.paymentId, 1000, false)).json()).toMatchObject({
      ...{ state: 'paid', refundedCents: 1000, refundableCents: 3500, membership: { state: 'upcoming' } },
    })
    expect((await refund(staff, world.paymentId, 3501, false)).json()).toMatchObject({
      code: 'payment.refund-too-much',
      errors: [{ pointer: '/amountCents' }],
    })
    expect((await refund(staff, world.paymentId, 3500, false)).json()).toMatchObject({
      ...{ state: 'refunded', refundedCents: 4500, membership: { state: 'upcoming' } },
    })
    expect((await refund(staff, world.paymentId, 1, false)).json()).toMatchObject({
      code: 'payment.not-refundable',
    })
    const told = (await world.mails()).filter(({ template }) => template === 'payment-refunded')
    expect(told.map(({ data }) => [data.amountCents, data.remains])).toEqual([
      [1000, 1],
      [3500, 1],
    ])
  })

  storyTest('asked for fifty times at once goes back once', async ({ api }) => {
    const world = await renewed(api)
    const staff = await asStaff(api)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => refund(staff, world.paymentId, 3000, false)),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await world.rows()).toHaveLength(1)
    expect(await world.payment()).toMatchObject({ state: 'paid', refundedCents: 3000 })
  })

  storyTest('of a transfer goes back by hand, at once', async ({ api }) => {
    const world = await renewed(api, 'transfer')
    await api.deps.db
      .update(payments)
      .set({ state: 'paid', paidOn: '2026-11-20', paidAt: api.clock.now() })
      .where(eq(payments.id, world.paymentId))
    const staff = await asStaff(api)
    expect((await refund(staff, world.paymentId, 4500, true)).json()).toMatchObject({
      ...{ state: 'refunded', byHand: true, membership: null },
    })
    expect(gateway.refunds).not.toContain(world.intentId)
  })

  storyTest('refuses what is not paid, what is not there, and whoever may not', async ({ api }) => {
    const world = await renewed(api, 'card', false)
    const staff = await asStaff(api)
    expect((await refund(staff, world.paymentId, 100, false)).json()).toMatchObject({
      code: 'payment.not-refundable',
    })
    expect((await refund(staff, api.deps.ids.uuid(), 100, false)).json()).toMatchObject({
      code: 'resource.not-found',
    })
    for (const role of ['support', 'manager'] as const)
      expect((await refund(await asStaff(api, role), world.paymentId, 100, false)).json()).toMatchObject({
        code: 'session.forbidden',
      })
  })

  storyTest('waits for a silent payment service; refused by it, nothing changes', async ({ api }) => {
    const world = await renewed(api)
    const staff = await asStaff(api)
    gateway.goAway()
    expect((await refund(staff, world.paymentId, 1000, true)).json()).toMatchObject({
      ...{
        state: 'paid',
        refundPendingCents: 1000,
        refundableCents: 3500,
        membership: { state: 'upcoming' },
      },
    })
    gateway.comeBack()
    api.clock.advance(10_000)
    vi.spyOn(gateway, 'refund').mockRejectedValueOnce(
      new GatewayUnavailableError('the charge is disputed', { refused: true }),
    )
    await reconcileRefunds(world.ctx)
    expect(await world.rows()).toMatchObject([{ state: 'failed' }])
    expect(await world.next()).toMatchObject({ state: 'upcoming' })
    vi.spyOn(gateway, 'refund').mockRejectedValueOnce(
      new GatewayUnavailableError('the charge is disputed', { refused: true }),
    )
    expect((await refund(staff, world.paymentId, 4500, true)).json()).toMatchObject({
      code: 'payment.refund-refused',
    })
    expect((await refund(staff, world.paymentId, 4500, true)).statusCode).toBe(200)
    expect(await world.next()).toMatchObject({ state: 'cancelled' })
  })
})

describe('reconcileRefunds', () => {
  storyTest('ends one whose payment the service does not know, and carries out the next', async ({ api }) => {
    const [unknown, next] = [await renewed(api), await renewed(api)]
    const staff = await asStaff(api)
    gateway.goAway()
    await refund(staff, unknown.paymentId, 1000, false)
    api.clock.advance(1000)
    await refund(staff, next.paymentId, 2000, false)
    gateway.comeBack()
    api.clock.advance(10_000)
    const noSuchIntent = new GatewayUnavailableError('no such payment intent', { refused: true })
    vi.spyOn(gateway, 'refund').mockRejectedValueOnce(noSuchIntent)
    vi.spyOn(gateway, 'listRefunds').mockRejectedValueOnce(noSuchIntent)
    await reconcileRefunds(next.ctx)
    expect(await unknown.rows()).toMatchObject([{ state: 'failed' }])
    expect(await unknown.payment()).toMatchObject({ state: 'paid', refundedCents: 0, refundPendingCents: 0 })
    expect(await next.payment()).toMatchObject({ refundedCents: 2000, refundPendingCents: 0 })
  })
})

describe('refunds that the payment service tells of', () => {
  storyTest('the event of ours comes before its answer, and twice', async ({ api }) => {
    const world = await renewed(api)
    const staff = await asStaff(api)
    const { refund: give } = gateway
    vi.spyOn(gateway, 'refund').mockImplementationOnce(async (request) => {
      const answer = await give(request)
      await syncRefund(world.ctx, world.intentId)
      await syncRefund(world.ctx, world.intentId)
      return answer
    })
    expect((await refund(staff, world.paymentId, 2000, true)).json()).toMatchObject({
      ...{ state: 'paid', refundedCents: 2000, membership: { state: 'cancelled' } },
    })
    await syncRefund(world.ctx, world.intentId)
    expect(await world.rows()).toMatchObject([{ state: 'done', undoes: true, amountCents: 2000 }])
    const told = (await world.mails()).filter(({ template }) => template === 'membership-cancelled')
    expect(told).toHaveLength(1)
  })

  storyTest(
    'the answer to ours is lost: its event settles it, and it is not asked for again',
    async ({ api }) => {
      const world = await renewed(api)
      const staff = await asStaff(api)
      const { refund: give } = gateway
      vi.spyOn(gateway, 'refund').mockImplementationOnce(async (request) => {
        await give(request)
        throw new GatewayUnavailableError('the answer was lost')
      })
      expect((await refund(staff, world.paymentId, 2000, false)).json()).toMatchObject({
        refundPendingCents: 2000,
      })
      await syncRefund(world.ctx, world.intentId)
      api.clock.advance(10_000)
      await reconcileRefunds(world.ctx)
      expect(await world.payment()).toMatchObject({ refundedCents: 2000, refundPendingCents: 0 })
      expect(gateway.refunds.filter((id) => id === world.intentId)).toHaveLength(1)
    },
  )

  storyTest('parts made there add up; the last one cancels the membership', async ({ api }) => {
    const world = await renewed(api)
    gateway.giveBack(world.intentId, 1500)
    await syncRefund(world.ctx, world.intentId)
    expect(await world.payment()).toMatchObject({ state: 'paid', refundedCents: 1500 })
    expect(await world.next()).toMatchObject({ state: 'upcoming' })
    gateway.giveBack(world.intentId, 3000)
    await Promise.all([syncRefund(world.ctx, world.intentId), syncRefund(world.ctx, world.intentId)])
    expect(await world.payment()).toMatchObject({ state: 'refunded', refundedCents: 4500 })
    expect(await world.next()).toMatchObject({ state: 'cancelled' })
    expect(await world.rows()).toHaveLength(2)
  })

  storyTest('one that came before we heard of the payment is taken with it', async ({ api }) => {
    const world = await renewed(api, 'card', false)
    gateway.pay(world.paymentId, api.clock.now())
    gateway.giveBack(world.intentId)
    await syncRefund(world.ctx, world.intentId)
    await syncCheckout(world.ctx, gateway.checkoutOf(world.paymentId).id)
    expect(await world.payment()).toMatchObject({ state: 'refunded' })
    expect(await world.next()).toMatchObject({ state: 'cancelled' })
  })

  storyTest(
    'one that fails later counts no more, and the membership stays as staff left it',
    async ({ api }) => {
      const world = await renewed(api)
      const staff = await asStaff(api)
      await refund(staff, world.paymentId, 4500, true)
      const [row] = await world.rows()
      gateway.moveRefund(String(row?.id), { state: 'failed' })
      await syncRefund(world.ctx, world.intentId)
      expect(await world.payment()).toMatchObject({ state: 'paid', refundedCents: 0 })
      expect(await world.next()).toMatchObject({ state: 'cancelled' })
    },
  )
})

describe('cancelMembership', () => {
  const cancel = (staff: Awaited<ReturnType<typeof asStaff>>, id: string) =>
    staff.attempt(contract.cancelMembership, { params: { id }, body: { reason: REASON } })

  storyTest('ends it yesterday, revokes what was issued, and tells the member', async ({ api }) => {
    const person = await api.make.member()
    const membership = await api.make.membership(person)
    const certificate = await api.make.certificate(person, { membershipId: membership.id })
    const client = await api.signInAs(person)
    const staff = await asStaff(api)
    expect((await cancel(staff, membership.id)).json()).toMatchObject({
      ...{ state: 'cancelled', endsOn: '2026-11-21', renewable: true },
      cancellation: { on: '2026-11-22', agreedEndsOn: '2026-12-31' },
    })
    const code = certificate.code
    expect((await api.browser().call(getVerification, { params: { code } })).body).toMatchObject({
      state: 'revoked',
    })
    expect((await client.call(listCertificates, { query: { limit: 10 } })).body.items).toMatchObject([
      { state: 'revoked' },
    ])
    expect(
      (await client.refusal(member.getMembershipCertificate, { params: { id: membership.id } })).code,
    ).toBe('membership.inactive')
    const seen = (await client.call(member.getMembership, { params: { id: membership.id } })).body
    expect(seen).toMatchObject({ cancelReason: REASON, refundedCents: 0, certificateAvailable: false })
    const [mail] = await api.deps.db
      .select()
      .from(outgoingMessages)
      .where(eq(outgoingMessages.personId, person.id))
    expect(mail).toMatchObject({ template: 'membership-cancelled', data: { values: { memberUntil: '' } } })
    expect((await cancel(staff, membership.id)).json()).toMatchObject({ code: 'membership.not-cancellable' })
    expect((await cancel(staff, api.deps.ids.uuid())).json()).toMatchObject({ code: 'resource.not-found' })
    // The same day: what begins today has no day left, and joining again begins today.
    const offer = (await client.call(member.getRenewalOffer, { params: { id: membership.id } })).body
    expect(offer).toMatchObject({ rule: 'late', startsOn: '2026-11-22' })
  })

  storyTest('what began today, and what is to come, are left without a day', async ({ api }) => {
    const person = await api.make.member()
    const today = await api.make.membership(person, { startsOn: '2026-11-22', endsOn: '2027-11-21' })
    const coming = await api.make.membership(person, { startsOn: '2027-11-22', endsOn: '2028-11-21' })
    const over = await api.make.membership(person, { startsOn: '2024-01-01', endsOn: '2024-12-31' })
    const staff = await asStaff(api)
    expect((await cancel(staff, coming.id)).json()).toMatchObject({ endsOn: '2026-11-21', renewable: false })
    expect((await cancel(staff, today.id)).json()).toMatchObject({ endsOn: '2026-11-21' })
    expect((await cancel(staff, over.id)).json()).toMatchObject({ code: 'membership.not-cancellable' })
  })
})
