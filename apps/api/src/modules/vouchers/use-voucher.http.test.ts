import * as renewals from '@guichet/contract/memberships.contract'
import { listPayments } from '@guichet/contract/payments.contract'
import { cancelMembership, refundPayment } from '@guichet/contract/refunds.contract'
import * as orders from '@guichet/contract/services.contract'
import { refundServiceOrder } from '@guichet/contract/staff-services.contract'
import * as contract from '@guichet/contract/vouchers.contract'
import { auditEntries, outgoingMessages, payments, receipts, vouchers } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { reconcilePayments, syncRefund } from '../billing/index.ts'
import { expireVouchers, warnOfVouchers } from './index.ts'

const { storyTest, gateway, pdf } = tellStory()

/** A member whose year ends at New Year, with a voucher of 20,00 €. */
async function holder(api: TestApp, valueCents = 2000) {
  const member = await api.make.member()
  const type = await api.make.membershipType({ amountCents: 6900 })
  const membership = await api.make.membership(member, { typeId: type.id })
  const voucher = await api.make.voucher(member, { valueCents })
  const client = await api.signInAs(member)
  const params = { id: membership.id }
  const renew = (method: 'card' | 'transfer' = 'card', voucherId: string | null = voucher.id) =>
    client.call(renewals.createRenewal, { params, body: { typeId: type.id, method, voucherId } })
  const now = async (id = voucher.id) => (await client.call(contract.getVoucher, { params: { id } })).body
  const order = async (over: object = {}) => {
    const service = await api.make.service()
    return client.attempt(orders.createServiceOrder, {
      body: { serviceId: service.id, method: 'card', amountCents: 3600, voucherId: voucher.id, ...over },
    })
  }
  return { member, membership, voucher, client, params, renew, now, order }
}
const kindsOf = ({ movements }: { movements: readonly { kind: string }[] }) =>
  movements.map(({ kind }) => kind).toReversed()
const linesOf = (api: TestApp, paymentId: string) =>
  api.deps.db.select().from(payments).where(eq(payments.id, paymentId))

describe('a renewal paid with a voucher', () => {
  storyTest('what is left is paid by card, and the receipt says both', async ({ api }) => {
    const { renew, now, client, voucher } = await holder(api)
    const { body } = await renew()
    expect(body).toMatchObject({ amountCents: 4900, voucherCents: 2000, state: 'awaiting-payment' })
    const paymentId = String(body.paymentId)
    expect(gateway.asked.at(-1)).toMatchObject({ amountCents: 4900 })
    expect(await now()).toMatchObject({ state: 'reserved', balanceCents: 0, reservedCents: 2000 })
    gateway.pay(paymentId, api.clock.now())
    const params = { id: body.membershipId, renewalId: body.id }
    for (let n = 0; n < 2; n++) await client.call(renewals.checkRenewal, { params })
    const used = await now()
    expect(used).toMatchObject({ state: 'used', balanceCents: 0, reservedCents: 0, usedCents: 2000 })
    expect(kindsOf(used)).toEqual(['issued', 'reserved', 'used'])
    await api.runOutbox()
    const receipt = pdf.asked.findLast(({ kind }) => kind === 'payment-receipt')
    expect(receipt?.data).toMatchObject({
      receipt: {
        amountCents: 4900,
        lines: [{ amountCents: 6900 }, { label: `Bon cadeau n° ${voucher.number}`, amountCents: -2000 }],
      },
    })
    const rows = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, voucher.id))
    expect(rows.map(({ action }) => action).sort()).toEqual(['voucher.reserved', 'voucher.used'])
  })

  storyTest('pays it all: no payment page, and the membership is there at once', async ({ api }) => {
    const { renew, now } = await holder(api, 7000)
    const asked = gateway.asked.length
    const { body } = await renew('transfer')
    expect(body).toMatchObject({
      ...{ state: 'completed', method: 'free', amountCents: 0, voucherCents: 6900, checkoutUrl: null },
      transferTo: null,
    })
    expect(body.newMembershipId).not.toBeNull()
    expect(gateway.asked).toHaveLength(asked)
    // What is left of it stays for later.
    expect(await now()).toMatchObject({ state: 'issued', balanceCents: 100, usedCents: 6900 })
    const found = await api.deps.db
      .select()
      .from(receipts)
      .where(eq(receipts.paymentId, String(body.paymentId)))
    expect(found).toHaveLength(1)
  })

  storyTest('is not asked for once another order has spent a part of the voucher', async ({ api }) => {
    const { client, params, membership, order, voucher, now } = await holder(api, 5000)
    const ask = (voucherCents: number) =>
      client.attempt(renewals.createRenewal, {
        params,
        body: {
          ...{ typeId: membership.typeId, method: 'transfer', voucherId: voucher.id },
          ...{ amountCents: 6900, voucherCents },
        },
      })
    // The voucher pays this one whole, at once.
    expect((await order()).json()).toMatchObject({ state: 'paid', voucherCents: 3600 })
    expect((await ask(5000)).json()).toMatchObject({
      ...{ status: 409, code: 'membership.offer-changed' },
      errors: [{ pointer: '/voucherCents' }],
    })
    expect(await now()).toMatchObject({ state: 'issued', balanceCents: 1400, reservedCents: 0 })
    expect((await ask(1400)).json()).toMatchObject({ amountCents: 5500, voucherCents: 1400 })
  })

  storyTest('that alone paid it comes back when staff cancel the membership', async ({ api }) => {
    const { renew, now, client } = await holder(api, 7000)
    const { body } = await renew('transfer')
    const staff = await api.signInAs(await api.make.staff('finance'))
    const cancel = () =>
      staff.attempt(cancelMembership, {
        params: { id: String(body.newMembershipId) },
        body: { reason: 'Erreur' },
      })
    expect((await cancel()).statusCode).toBe(200)
    expect((await cancel()).json()).toMatchObject({ code: 'membership.not-cancellable' })
    const back = await now()
    expect(back).toMatchObject({ state: 'issued', balanceCents: 7000, usedCents: 0 })
    expect(kindsOf(back)).toEqual(['issued', 'reserved', 'used', 'returned'])
    expect((await client.call(listPayments, {})).body.items).toMatchObject([{ state: 'refunded' }])
  })

  storyTest('given up or run out, the voucher is free again', async ({ api }) => {
    const { renew, now, client } = await holder(api)
    const { body: given } = await renew()
    const params = { id: given.membershipId, renewalId: given.id }
    await client.call(renewals.cancelRenewal, { params })
    const free = await now()
    expect(free).toMatchObject({ state: 'issued', balanceCents: 2000 })
    expect(kindsOf(free)).toEqual(['issued', 'reserved', 'released'])

    const { body: late } = await renew()
    gateway.move(String(late.paymentId), { status: 'expired', url: null })
    api.clock.advance(60_000)
    await reconcilePayments(api.ctx())
    expect(await now()).toMatchObject({ state: 'issued', balanceCents: 2000 })

    const { body: failed } = await renew()
    gateway.move(String(failed.paymentId), { status: 'failed', url: null })
    api.clock.advance(60_000)
    await reconcilePayments(api.ctx())
    expect(await now()).toMatchObject({ state: 'issued', balanceCents: 2000, reservedCents: 0 })
    expect((await renew('transfer', null)).body).toMatchObject({ amountCents: 6900, voucherCents: 0 })
  })
})

describe('a service paid with a voucher', () => {
  storyTest('the VAT goes down with the price, and a refund brings the voucher back', async ({ api }) => {
    const { order, now, client, voucher } = await holder(api)
    const made = (await order()).json()
    expect(made).toMatchObject({ state: 'pending', amountCents: 1600, voucherCents: 2000, vatRateBps: 2000 })
    const paymentId = made.payments[0].id
    gateway.pay(paymentId, api.clock.now())
    await client.call(orders.checkServiceOrder, { params: { id: made.id } })
    expect(await now()).toMatchObject({ state: 'used', usedCents: 2000 })

    // Its day is over when the money goes back.
    await api.deps.db.update(vouchers).set({ expiresOn: '2020-01-01' }).where(eq(vouchers.id, voucher.id))
    gateway.giveBack(`pi_${paymentId}`)
    for (let n = 0; n < 2; n++) await syncRefund(api.ctx(), `pi_${paymentId}`)
    const back = await now()
    expect(back).toMatchObject({ state: 'issued', balanceCents: 2000, usedCents: 0 })
    expect(back.expiresOn > api.clock.today()).toBe(true)
    expect(kindsOf(back)).toEqual(['issued', 'reserved', 'used', 'returned'])
  })

  storyTest(
    'comes back in proportion to what goes back, and not at all where the order is kept',
    async ({ api }) => {
      const { order, now, client } = await holder(api)
      const made = (await order()).json()
      const paymentId = made.payments[0].id
      gateway.pay(paymentId, api.clock.now())
      await client.call(orders.checkServiceOrder, { params: { id: made.id } })
      const staff = await api.signInAs(await api.make.staff('finance'))
      const refund = (amountCents: number, undoes: boolean) =>
        staff.call(refundPayment, {
          params: { id: paymentId },
          body: { amountCents, undoes, reason: 'Prestation commencée' },
        })
      await refund(400, false)
      expect(await now()).toMatchObject({ state: 'used', balanceCents: 0, usedCents: 2000 })
      await refund(400, true)
      expect(await now()).toMatchObject({ state: 'issued', balanceCents: 1000, usedCents: 1000 })
      await refund(800, true)
      const back = await now()
      expect(back).toMatchObject({ state: 'issued', balanceCents: 2000, usedCents: 0 })
      expect(kindsOf(back)).toEqual(['issued', 'reserved', 'used', 'returned', 'returned'])
    },
  )

  storyTest('pays it all: paid at once, and staff have something to do', async ({ api }) => {
    const { order, now } = await holder(api, 5000)
    const made = (await order()).json()
    expect(made).toMatchObject({ state: 'paid', amountCents: 0, voucherCents: 3600, method: 'free' })
    expect(await now()).toMatchObject({ state: 'issued', balanceCents: 1400 })
    const [{ id: paymentId }] = made.payments
    expect(await linesOf(api, paymentId)).toMatchObject([{ state: 'paid', amountCents: 0 }])

    // Undone by staff: there is no money to give back, but the voucher comes back, once.
    const staff = await api.signInAs(await api.make.staff('finance'))
    const undo = () =>
      staff.attempt(refundServiceOrder, {
        params: { id: made.id },
        body: { paymentId, reason: 'Atelier annulé' },
      })
    expect((await undo()).json()).toMatchObject({ state: 'refused' })
    expect((await undo()).json()).toMatchObject({ code: 'payment.not-refundable' })
    const back = await now()
    expect(back).toMatchObject({ state: 'issued', balanceCents: 5000, usedCents: 0 })
    expect(kindsOf(back)).toEqual(['issued', 'reserved', 'used', 'returned'])
  })

  storyTest('nothing below what the payment service takes is left to pay', async ({ api }) => {
    const { order, now } = await holder(api, 3580)
    expect((await order()).json()).toMatchObject({ amountCents: 50, voucherCents: 3550 })
    expect(await now()).toMatchObject({ state: 'reserved', balanceCents: 30 })
  })

  storyTest(
    'is refused: on another order, expired, somebody else’s, none, a subscription',
    async ({ api }) => {
      const { order, member } = await holder(api)
      expect((await order()).statusCode).toBe(201)
      const codeOf = async (over: object = {}) => (await order(over)).json().code
      expect(await codeOf()).toBe('voucher.unavailable')
      const late = await api.make.voucher(member, { expiresOn: '2020-01-01' })
      expect(await codeOf({ voucherId: late.id })).toBe('voucher.unavailable')
      const other = await holder(api)
      expect(await codeOf({ voucherId: other.voucher.id })).toBe('voucher.unavailable')
      expect(await codeOf({ voucherId: '01900000-0000-7000-8000-00000000dead' })).toBe('voucher.unavailable')
      const monthly = await api.make.service({ interval: 'month' })
      const mine = await api.make.voucher(member)
      expect((await order({ serviceId: monthly.id, voucherId: mine.id })).json()).toMatchObject({
        code: 'request.invalid',
        errors: [{ pointer: '/voucherId' }],
      })
    },
  )
})

describe('warnOfVouchers', () => {
  storyTest(
    'tells its holder thirty days before, once for each last day, on two processes',
    async ({ api }) => {
      const member = await api.make.member({ locale: 'fr' })
      const given = { createdAt: new Date('2026-01-10T09:00:00Z') }
      const soon = await api.make.voucher(member, { ...given, expiresOn: '2026-12-22' })
      await api.make.voucher(member, { ...given, expiresOn: '2026-12-23' })
      await api.make.voucher(member, { expiresOn: '2026-12-01' })
      const told = async () =>
        (
          await api.deps.db
            .select({ key: outgoingMessages.dedupeKey })
            .from(outgoingMessages)
            .where(
              and(eq(outgoingMessages.personId, member.id), eq(outgoingMessages.template, 'voucher-ending')),
            )
        ).map(({ key }) => key)
      await Promise.all([1, 2].map(() => warnOfVouchers(api.ctx())))
      await warnOfVouchers(api.ctx())
      expect(await told()).toEqual([`voucher-ending:${soon.id}:2026-12-22`])
      await api.deps.db.update(vouchers).set({ expiresOn: '2026-12-20' }).where(eq(vouchers.id, soon.id))
      await warnOfVouchers(api.ctx())
      expect(await told()).toHaveLength(2)
    },
  )
})

describe('expireVouchers', () => {
  storyTest('ends what is past its last day, once, and leaves what is on an order', async ({ api }) => {
    const { order, now, member, client } = await holder(api)
    const today = api.clock.today()
    const late = await api.make.voucher(member, { expiresOn: '2020-01-01' })
    const last = await api.make.voucher(member, { expiresOn: today })
    const made = (await order()).json()
    await api.deps.db
      .update(vouchers)
      .set({ expiresOn: '2020-01-01' })
      .where(eq(vouchers.id, (await now()).id))
    expect((await now(late.id)).state).toBe('expired')
    expect(await expireVouchers(api.ctx())).toBeGreaterThan(0)
    expect(await expireVouchers(api.ctx())).toBe(0)
    expect(await now(late.id)).toMatchObject({ state: 'expired', balanceCents: 0 })
    expect(await now(last.id)).toMatchObject({ state: 'issued', balanceCents: 1000 })
    expect(await now()).toMatchObject({ state: 'reserved' })
    const { body } = await client.call(contract.listVouchers, { query: { usable: 'true' } as never })
    expect(body.items.map(({ id }) => id)).toEqual([last.id])
    await client.call(orders.giveUpServiceOrder, { params: { id: made.id } })
    await expireVouchers(api.ctx())
    expect(kindsOf(await now())).toEqual(['issued', 'reserved', 'released', 'expired'])
  })
})
