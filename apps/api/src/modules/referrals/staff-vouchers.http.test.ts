import * as orders from '@guichet/contract/services.contract'
import * as contract from '@guichet/contract/staff-vouchers.contract'
import { getVoucher } from '@guichet/contract/vouchers.contract'
import { auditEntries } from '@guichet/db/schema'
import { desc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()
const asStaff = async (api: TestApp, role: 'support' | 'manager' | 'finance' = 'finance') =>
  api.signInAs(await api.make.staff(role))
const nobody = '01900000-0000-7000-8000-00000000dead'

describe('vouchers in the back-office', () => {
  storyTest('given by hand for a reason, found, and withdrawn for another', async ({ api }) => {
    const staff = await asStaff(api)
    const member = await api.make.member({ lastName: 'Quéméneur' })
    const expiresOn = api.clock.today()
    const body = { personId: member.id, valueCents: 1500, expiresOn, reason: 'Atelier annulé' }
    const { body: made } = await staff.call(contract.createVoucher, { body })
    expect(made).toMatchObject({
      ...{ origin: 'staff', state: 'issued', balanceCents: 1500, personId: member.id, referral: null },
      movements: [{ kind: 'issued', amountCents: 1500, reason: 'Atelier annulé', by: expect.any(String) }],
    })
    const found = async (query: { q: string; state?: 'issued' | 'cancelled' }) =>
      (await staff.call(contract.listStaffVouchers, { query })).body.items.map(({ id }) => id)
    expect(await found({ q: 'quemen' })).toEqual([made.id])
    expect(await found({ q: String(made.number), state: 'issued' })).toContain(made.id)
    const params = { id: made.id }
    const reason = { reason: 'Donné par erreur' }
    const { body: gone } = await staff.call(contract.cancelVoucher, { params, body: reason })
    expect(gone).toMatchObject({
      ...{ state: 'cancelled', balanceCents: 0 },
      movements: [{ kind: 'cancelled', amountCents: -1500, reason: 'Donné par erreur' }, { kind: 'issued' }],
    })
    expect(await found({ q: 'quemen', state: 'issued' })).toEqual([])
    const again = await staff.refusal(contract.cancelVoucher, { params, body: reason })
    expect(again.code).toBe('voucher.wrong-state')
    const mine = await api.signInAs(member)
    expect((await mine.call(getVoucher, { params })).body.state).toBe('cancelled')
    await api.runOutbox()
    const [mail] = api.mailer.sent.filter(({ to }) => to === member.email)
    expect(mail?.subject).toContain('15,00')
  })

  storyTest('is refused for a day gone by, for nobody and for who is no member', async ({ api }) => {
    const staff = await asStaff(api, 'manager')
    const member = await api.make.member()
    const person = await api.make.person()
    const code = async (over: object) =>
      (
        await staff.attempt(contract.createVoucher, {
          body: {
            ...{ personId: member.id, valueCents: 1500, expiresOn: '2027-01-01', reason: 'Essai', ...over },
          },
        })
      ).json()
    expect(await code({ expiresOn: '2020-01-01' })).toMatchObject({
      errors: [{ pointer: '/expiresOn', code: 'date.past' }],
    })
    expect(await code({ expiresOn: '2126-11-30' })).toMatchObject({
      errors: [{ pointer: '/expiresOn', code: 'date.too-late' }],
    })
    expect(await code({ personId: nobody })).toMatchObject({ code: 'resource.not-found' })
    expect(await code({ personId: person.id })).toMatchObject({ code: 'resource.not-found' })
    expect(await code({ valueCents: 0 })).toMatchObject({ code: 'request.invalid' })
    const missing = await staff.refusal(contract.getStaffVoucher, { params: { id: nobody } })
    expect(missing.code).toBe('resource.not-found')
  })

  storyTest('withdrawn while an order waits with it, that order keeps its price', async ({ api }) => {
    const staff = await asStaff(api)
    const member = await api.make.member()
    const voucher = await api.make.voucher(member, { valueCents: 2000 })
    const client = await api.signInAs(member)
    const service = await api.make.service({ audience: 'all' })
    const { body: order } = await client.call(orders.createServiceOrder, {
      body: { serviceId: service.id, method: 'transfer', amountCents: 3600, voucherId: voucher.id },
    })
    const params = { id: voucher.id }
    await staff.call(contract.cancelVoucher, { params, body: { reason: 'Essai' } })
    expect(order).toMatchObject({ amountCents: 1600, state: 'pending' })
    await client.call(orders.giveUpServiceOrder, { params: { id: order.id } })
    const { body: now } = await staff.call(contract.getStaffVoucher, { params })
    expect(now).toMatchObject({ state: 'cancelled', balanceCents: 0, reservedCents: 0 })
    expect(now.movements.map(({ kind }) => kind).toReversed()).toEqual([
      ...['issued', 'reserved', 'cancelled', 'released', 'cancelled'],
    ])
  })
})

storyTest('updateReferralRules: over the version that was read, and audited', async ({ api }) => {
  const staff = await asStaff(api, 'manager')
  const worth = { enabled: true, referrerCents: 2000, newcomerCents: 1000, validityMonths: 6 }
  const before = await staff.call(contract.getReferralRules)
  const ifMatch = String(before.etag)
  const { body } = await staff.call(contract.updateReferralRules, { body: worth }, { ifMatch })
  expect(body).toMatchObject({ ...worth, version: before.body.version + 1 })
  const late = await staff.refusal(contract.updateReferralRules, { body: worth }, { ifMatch })
  expect(late.code).toBe('resource.changed')
  const same = await staff.call(contract.updateReferralRules, { body: worth }, { ifMatch: '*' })
  expect(same.body).toEqual(body)
  const second = await staff.call(
    contract.updateReferralRules,
    { body: { ...worth, enabled: false } },
    { ifMatch: String((await staff.call(contract.getReferralRules)).etag) },
  )
  expect(second.body.enabled).toBe(false)
  const [row] = await api.deps.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, 'referral.rules-updated'))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
  expect(row?.after).toMatchObject({ enabled: false })
  expect(second.body.version).toBe(body.version + 1)
})
