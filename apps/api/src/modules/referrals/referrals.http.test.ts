import * as staffContract from '@guichet/contract/staff-vouchers.contract'
import * as contract from '@guichet/contract/vouchers.contract'
import { outgoingMessages, referrals } from '@guichet/db/schema'
import { referralCodeFrom } from '@guichet/domain/referral-code'
import { desc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { newNir } from '../../testing/joining-samples.ts'
import { type Order, pay, rowOf, send, settle } from '../../testing/joining-steps.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { settlePayment, syncCheckout, syncRefund } from '../billing/index.ts'

const { storyTest, gateway } = tellStory()
type Member = Parameters<TestApp['make']['member']>

/** A member with a code, and what he has. */
async function referrer(api: TestApp, input: Member[0] = {}, file: Member[1] = {}) {
  const code = referralCodeFrom(api.deps.ids.bytes(10))
  const member = await api.make.member(input, { referralCode: code, ...file })
  const client = await api.signInAs(member)
  const vouchers = async () => (await client.call(contract.listVouchers)).body.items
  const brought = async () => (await client.call(contract.listReferrals)).body.items
  return { member, code, client, vouchers, brought }
}
/** Somebody joins with a code and pays by card. */
async function join(api: TestApp, code: string, over: Partial<Order> = {}) {
  const { proof, order } = await send(api, { referralCode: code, phone: null, siret: null, ...over })
  await pay(api, proof)
  const row = await rowOf(api, order.email)
  return { order, proof, paymentId: String(row.paymentId), personId: String(row.personId) }
}
const referralOf = async (api: TestApp, newcomerId: string) =>
  (await api.deps.db.select().from(referrals).where(eq(referrals.newcomerId, newcomerId)))[0]
const vouchersOf = async (api: TestApp, personId: string) => {
  const staff = await api.signInAs(await api.make.staff('finance'))
  const { items } = (await staff.call(staffContract.listStaffVouchers, { query: { limit: 100 } })).body
  return items.filter((voucher) => voucher.personId === personId)
}

describe('rewardReferral', () => {
  storyTest('paid, both get a voucher with its mail; told again and again, one each', async ({ api }) => {
    await api.make.referralWorth()
    const { member, code, vouchers, brought } = await referrer(api, { firstName: 'Armelle' })
    const { order, paymentId, personId } = await join(api, code)
    expect(await vouchers()).toEqual([])
    gateway.pay(paymentId, api.clock.now())
    const checkoutId = gateway.checkoutOf(paymentId).id
    await Promise.all(Array.from({ length: 6 }, () => syncCheckout(api.ctx(), checkoutId)))
    await settle(api, gateway, order.email)
    expect(await vouchers()).toMatchObject([
      { origin: 'referrer', state: 'issued', valueCents: 1000, otherFirstName: order.firstName },
    ])
    expect(await vouchersOf(api, personId)).toMatchObject([
      { origin: 'newcomer', valueCents: 1500, balanceCents: 1500, otherFirstName: 'Armelle' },
    ])
    expect(await brought()).toMatchObject([
      { firstName: order.firstName, state: 'rewarded', voucherCents: 1000, joinedOn: api.clock.today() },
    ])
    const mails = await api.deps.db
      .select({ personId: outgoingMessages.personId })
      .from(outgoingMessages)
      .where(eq(outgoingMessages.template, 'voucher-issued'))
    expect(mails.filter((mail) => mail.personId === member.id)).toHaveLength(1)
    expect(mails.filter((mail) => mail.personId === personId)).toHaveLength(1)
  })

  storyTest('refunded, what is left of both goes, whatever is heard first and how often', async ({ api }) => {
    await api.make.referralWorth()
    const { code, vouchers, brought } = await referrer(api)
    const { paymentId, personId } = await join(api, code)
    gateway.pay(paymentId, api.clock.now())
    // The refund is heard of before the payment.
    gateway.giveBack(`pi_${paymentId}`)
    await syncRefund(api.ctx(), `pi_${paymentId}`)
    const checkoutId = gateway.checkoutOf(paymentId).id
    await syncCheckout(api.ctx(), checkoutId)
    await syncRefund(api.ctx(), `pi_${paymentId}`)
    await syncCheckout(api.ctx(), checkoutId)
    expect(await vouchers()).toMatchObject([{ state: 'reversed', balanceCents: 0 }])
    expect(await vouchersOf(api, personId)).toMatchObject([{ state: 'reversed', balanceCents: 0 }])
    expect(await brought()).toMatchObject([{ state: 'reversed' }])
  })

  storyTest('one person with two files gets nothing, and staff see why', async ({ api }) => {
    await api.make.referralWorth()
    const { code, vouchers } = await referrer(api, { email: 'seul@test.example' })
    const { paymentId, personId } = await join(api, code, { email: 'seul+deux@test.example' })
    gateway.pay(paymentId, api.clock.now())
    await syncCheckout(api.ctx(), gateway.checkoutOf(paymentId).id)
    expect(await vouchers()).toEqual([])
    expect(await vouchersOf(api, personId)).toEqual([])
    expect(await referralOf(api, personId)).toMatchObject({ state: 'refused', hints: ['mailbox'] })
  })

  storyTest('what they have in common is shown to staff, and vouchers are given', async ({ api }) => {
    await api.make.referralWorth()
    const { code, member } = await referrer(
      api,
      { phone: '+33639981234', lastName: 'Duhamel' },
      { siret: '91234560000015', personalStreet: '14 rue des Lavandes', personalPostcode: '13100' },
    )
    const over = { phone: '06 39 98 12 34', siret: '912 345 600 00015' }
    await api.make.payment(member, { state: 'paid', payerFingerprint: 'card-of-two' })
    const { paymentId, personId } = await join(api, code, over)
    gateway.pay(paymentId, api.clock.now())
    gateway.move(paymentId, { payerFingerprint: 'card-of-two' })
    await syncCheckout(api.ctx(), gateway.checkoutOf(paymentId).id)
    const staff = await api.signInAs(await api.make.staff('support'))
    const { body } = await staff.call(staffContract.listStaffReferrals, {
      query: { only: 'hints', q: 'duhamel' },
    })
    expect(body.items).toMatchObject([
      {
        ...{ state: 'rewarded', hints: ['card', 'phone', 'siret', 'address'] },
        ...{ referrer: { personId: member.id }, newcomer: { personId } },
      },
    ])
  })

  storyTest('while referrals bring nothing, the referral alone is written down', async ({ api }) => {
    await api.make.referralWorth({ enabled: false })
    const { code, vouchers, brought } = await referrer(api)
    const { paymentId } = await join(api, code)
    await settlePayment(api.ctx(), { paymentId, paidOn: api.clock.today(), paidAt: api.clock.now() })
    expect(await vouchers()).toEqual([])
    expect(await brought()).toMatchObject([{ state: 'unrewarded', voucherCents: null }])
  })

  storyTest('whoever brings very many is worth a look', async ({ api }) => {
    await api.make.referralWorth()
    const { code, member } = await referrer(api)
    for (let n = 0; n < 5; n++) {
      const { paymentId } = await join(api, code, { nir: newNir() })
      await settlePayment(api.ctx(), { paymentId, paidOn: api.clock.today(), paidAt: api.clock.now() })
    }
    const found = await api.deps.db
      .select({ hints: referrals.hints })
      .from(referrals)
      .where(eq(referrals.referrerId, member.id))
      .orderBy(desc(referrals.id))
    expect(found.map(({ hints }) => hints)).toEqual([['many'], [], [], [], []])
  })
})

describe('inviteNewcomers', () => {
  const invite = (client: Awaited<ReturnType<typeof referrer>>['client'], ...emails: string[]) =>
    client.attempt(contract.inviteNewcomers, { body: { emails } })
  const mailsTo = async (api: TestApp, to: string) => {
    await api.runOutbox()
    return api.mailer.sent.filter((mail) => mail.to === to)
  }

  storyTest('each address hears of it once, whoever asks, and nobody learns who is here', async ({ api }) => {
    await api.make.referralWorth()
    const one = await referrer(api, { firstName: 'Zoé' })
    const other = await referrer(api, { firstName: 'Gagnez 1000 € sur exemple.fr' })
    const first = await invite(one.client, 'nouvelle@test.example', 'Nouvelle+bis@test.example')
    expect(first.json()).toEqual({ asked: 1, invitationsLeft: 4 })
    const again = await invite(one.client, 'nouvelle@test.example', other.member.email)
    expect(again.json()).toEqual({ asked: 2, invitationsLeft: 2 })
    await invite(other.client, 'nouvelle+ter@test.example')
    const sent = api.mailer.sent.length
    const mails = await mailsTo(api, 'nouvelle+bis@test.example')
    expect(api.mailer.sent.length - sent).toBe(1)
    expect(mails).toMatchObject([{ subject: 'Zoé vous invite à nous rejoindre' }])
    expect(mails[0]?.text).toContain(`https://guichet.example/inscription?parrain=${one.code}`)
    expect(mails[0]?.text).toContain('15,00')
    // A first name that is none stays out of the mail.
    await invite(other.client, 'autre@test.example')
    expect((await mailsTo(api, 'autre@test.example'))[0]?.subject).toBe(
      'Un de nos adhérents vous invite à nous rejoindre',
    )
  })

  storyTest('five in 24 hours, and only from members', async ({ api }) => {
    const { client } = await referrer(api)
    const five = [1, 2, 3, 4, 5].map((n) => `invite-${n}@test.example`)
    expect((await invite(client, ...five)).json().invitationsLeft).toBe(0)
    expect((await invite(client, 'invite-6@test.example')).json()).toMatchObject({ code: 'rate.limited' })
    expect((await invite(client, ...five, 'x@test.example')).json().code).toBe('request.invalid')
    api.clock.advance(86_400_001)
    const stranger = await api.signInAs(await api.make.person())
    expect((await stranger.call(contract.getReferral)).body).toMatchObject({ code: null, shareUrl: null })
    const refused = await stranger.refusal(contract.inviteNewcomers, {
      body: { emails: ['a@test.example'] },
    })
    expect(refused.code).toBe('referral.not-member')
  })
})
