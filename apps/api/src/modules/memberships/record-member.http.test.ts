import { getMember } from '@guichet/contract/backoffice.contract'
import { recordMember, recordRenewal } from '@guichet/contract/staff-members.contract'
import { letters } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const BODY = {
  ...{ firstName: 'Lucienne', lastName: 'Barbier', phone: '04 93 00 00 00', partnerId: null },
  ...{ street: '3, chemin des Mûriers', complement: null, postcode: '83440', city: 'Fayence' },
}
const finance = async (api: TestApp) => api.signInAs(await api.make.staff('finance'))

describe('members whom staff record', () => {
  test('have a file, a membership and a receipt that goes by letter; a renewal follows the rules', async ({
    api,
  }) => {
    const type = await api.make.membershipType()
    const staff = await finance(api)
    const paid = { typeId: type.id, method: 'cheque' as const, paidOn: '2026-11-20' }
    const made = await staff.call(recordMember, { body: { ...BODY, ...paid } })
    expect(made.body).toMatchObject({ startsOn: '2026-11-20', endsOn: '2027-11-19' })
    const params = { id: made.body.personId }
    const file = await staff.call(getMember, { params })
    expect(file.body).toMatchObject({
      membershipState: 'active',
      member: { email: '', lastName: 'Barbier', phone: '+33493000000' },
      payments: [{ state: 'paid', method: 'cheque', amountCents: 4500 }],
    })
    const renewed = await staff.call(recordRenewal, {
      params,
      body: { ...paid, method: 'transfer', paidOn: '2026-11-22' },
    })
    expect(renewed.body).toMatchObject({ startsOn: '2027-11-20', endsOn: '2028-11-19' })
    const twice = await staff.refusal(recordRenewal, { params, body: paid })
    expect(twice.code).toBe('membership.already-extended')
    const written = await api.deps.db.select().from(letters).where(eq(letters.personId, params.id))
    expect(written.map(({ template }) => template).toSorted()).toEqual([
      'membership-recorded',
      'membership-renewed',
    ])
    await api.runOutbox()
    expect(api.mailer.sent).toEqual([])
  })

  test('pay the price of the day they paid on, joining or renewing, whenever it is written down', async ({
    api,
  }) => {
    const type = await api.make.membershipType({ kind: 'pro-rata', amountCents: 12_000 })
    const staff = await finance(api)
    const paid = { typeId: type.id, method: 'cheque' as const, paidOn: '2026-10-20' }
    const made = await staff.call(recordMember, { body: { ...BODY, ...paid } })
    expect(made.body).toMatchObject({ startsOn: '2026-10-20', endsOn: '2026-12-31' })
    const left = await api.make.member()
    await api.make.membership(left, { startsOn: '2025-01-01', endsOn: '2025-12-31' })
    const renewed = await staff.call(recordRenewal, { params: { id: left.id }, body: paid })
    expect(renewed.body).toMatchObject({ startsOn: '2026-10-20', endsOn: '2026-12-31' })
    for (const id of [made.body.personId, left.id]) {
      const file = await staff.call(getMember, { params: { id } })
      expect(file.body.payments).toMatchObject([{ state: 'paid', amountCents: 3000 }])
    }
  })

  test('are not recorded with a type that is not offered, on a day to come, or by whoever may not', async ({
    api,
  }) => {
    const type = await api.make.membershipType({ offered: false })
    const staff = await finance(api)
    const paid = { typeId: type.id, method: 'cheque' as const, paidOn: '2026-11-20' }
    const refused = await staff.refusal(recordMember, { body: { ...BODY, ...paid } })
    expect(refused.code).toBe('membership.type-unavailable')
    const late = await staff.refusal(recordMember, { body: { ...BODY, ...paid, paidOn: '2026-11-23' } })
    expect(late.errors).toMatchObject([{ pointer: '/paidOn', code: 'date.future' }])
    const nobody = await api.make.person()
    const missing = await staff.refusal(recordRenewal, { params: { id: nobody.id }, body: paid })
    expect(missing.code).toBe('resource.not-found')
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await support.refusal(recordMember, { body: { ...BODY, ...paid } })).code).toBe(
      'session.forbidden',
    )
  })
})
