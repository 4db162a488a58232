import { getMe, listPartners, updateMe } from '@guichet/contract/me.contract'
import {
  createMembershipType,
  createPartner,
  getMembershipType,
  getStaffPartner,
  listMembershipTypes,
  listStaffPartners,
  setMembershipPrice,
  updateMembershipType,
  updatePartner,
} from '@guichet/contract/membership-types.contract'
import { createRenewal, getRenewalOffer } from '@guichet/contract/memberships.contract'
import type { InputOf } from '@guichet/contract/route'
import { auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'

const WORDS = {
  ...{ labelFr: 'année civile', labelEn: 'calendar year' },
  ...{ descriptionFr: 'Jusqu’au 31 décembre.', descriptionEn: '' },
}
type TypeBody = InputOf<typeof createMembershipType>['body']
let made = 0
/** A type whose code no other test takes. */
const newType = (over: Partial<TypeBody> = {}): TypeBody => ({
  ...{ code: `civile-${++made}`, ...WORDS, kind: 'free-months', freeMonths: 2, amountCents: 6000 },
  ...over,
})
const staffOf = async (api: TestApp, role: 'manager' | 'support' | 'finance' = 'manager') =>
  api.signInAs(await api.make.staff(role))
const actionsOf = async (api: TestApp, subjectId: string) =>
  (await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId))).map(
    ({ action }) => action,
  )
/** A member whose year ended, with what the renewal offers. */
async function lapsed(api: TestApp, partnerId: string | null = null) {
  const member = await api.make.member({}, { partnerId })
  const period = await api.make.membership(member, { startsOn: '2024-01-01', endsOn: '2024-12-31' })
  const client = await api.signInAs(member)
  const params = { id: period.id }
  const offer = async () => (await client.call(getRenewalOffer, { params })).body
  return { client, params, offer }
}

describe('createMembershipType', () => {
  test('adds a type that renewals offer by its own rule, with its audit row', async ({ api }) => {
    const client = await staffOf(api)
    const { body: type } = await client.call(createMembershipType, { body: newType() })
    expect(type).toMatchObject({
      ...{ ...WORDS, kind: 'free-months', freeMonths: 2, amountCents: 6000 },
      ...{ partner: null, withdrawn: false, prices: [], activeCount: 0, version: 1 },
    })
    expect(await actionsOf(api, type.id)).toEqual(['membership-type.created'])
    api.clock.set('2026-10-31T12:00:00Z')
    const { offer: inOctober } = await lapsed(api)
    const typeIn = (types: readonly { id: string; endsOn: string }[]) =>
      types.find(({ id }) => id === type.id)
    expect(typeIn((await inOctober()).types)?.endsOn).toBe('2026-12-31')
    api.clock.set('2026-11-01T12:00:00Z')
    const { offer: inNovember } = await lapsed(api)
    expect(typeIn((await inNovember()).types)).toMatchObject({
      ...{ endsOn: '2027-12-31', amountCents: 6000, kind: 'free-months' },
    })
  })

  test('by the months left, shows and asks what is due for them', async ({ api }) => {
    const staff = await staffOf(api)
    const body = newType({ kind: 'pro-rata', freeMonths: 0, amountCents: 6900 })
    const { body: type } = await staff.call(createMembershipType, { body })
    const { client, params, offer } = await lapsed(api)
    const shown = (await offer()).types.find(({ id }) => id === type.id)
    expect(shown).toMatchObject({ amountCents: 1150, endsOn: '2026-12-31' })
    const { body: renewal } = await client.call(createRenewal, {
      params,
      body: { typeId: type.id, method: 'cheque' },
    })
    expect(renewal).toMatchObject({ amountCents: 1150, startsOn: '2026-11-22', endsOn: '2026-12-31' })
  })

  test('refuses a code that is taken, free months of another kind and a partner that is gone', async ({
    api,
  }) => {
    const client = await staffOf(api)
    const body = newType()
    await client.call(createMembershipType, { body })
    expect(await client.refusal(createMembershipType, { body })).toMatchObject({
      ...{ status: 409, code: 'membership-type.code-taken' },
    })
    const partner = await api.make.partner()
    const params = { id: partner.id }
    await client.call(
      updatePartner,
      { params, body: { name: partner.name, withdrawn: true } },
      { ifMatch: '"1"' },
    )
    const wrong: Partial<TypeBody>[] = [{ freeMonths: 0 }, { kind: 'annual' }, { partnerId: partner.id }]
    for (const over of wrong)
      expect(await client.refusal(createMembershipType, { body: newType(over) })).toMatchObject({
        status: 400,
        code: 'request.invalid',
      })
  })

  test('asked twice at once, makes one', async ({ api }) => {
    const client = await staffOf(api)
    const body = newType()
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => client.attempt(createMembershipType, { body })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409])
  })
})

describe('updateMembershipType', () => {
  test('withdraws it: renewals offer it no more, memberships keep it', async ({ api }) => {
    const client = await staffOf(api)
    const { body: type } = await client.call(createMembershipType, { body: newType() })
    await api.make.membership(await api.make.member(), { typeId: type.id })
    const params = { id: type.id }
    const body = { ...WORDS, withdrawn: true }
    const { body: after } = await client.call(updateMembershipType, { params, body }, { ifMatch: '"1"' })
    expect(after).toMatchObject({ withdrawn: true, activeCount: 1, version: 2 })
    const { offer } = await lapsed(api)
    expect((await offer()).types.some(({ id }) => id === type.id)).toBe(false)
    await client.call(
      updateMembershipType,
      { params, body: { ...body, withdrawn: false } },
      { ifMatch: '"2"' },
    )
    expect((await offer()).types.some(({ id }) => id === type.id)).toBe(true)
    expect(await actionsOf(api, type.id)).toEqual([
      ...['membership-type.created', 'membership-type.withdrawn', 'membership-type.offered-again'],
    ])
  })

  test('refuses an older version and an unknown type; without a change writes nothing', async ({ api }) => {
    const client = await staffOf(api)
    const { body: type } = await client.call(createMembershipType, { body: newType() })
    const params = { id: type.id }
    const body = { ...WORDS, withdrawn: false }
    const change = { ...body, labelFr: 'civile' }
    await client.call(updateMembershipType, { params, body }, { ifMatch: '"1"' })
    await client.call(updateMembershipType, { params, body: change }, { ifMatch: '"1"' })
    expect(await actionsOf(api, type.id)).toEqual(['membership-type.created', 'membership-type.updated'])
    expect((await client.refusal(updateMembershipType, { params, body }, { ifMatch: '"1"' })).code).toBe(
      'resource.changed',
    )
    const nowhere = { id: '01900000-0000-7000-8000-00000000dead' }
    for (const refused of [
      await client.refusal(updateMembershipType, { params: nowhere, body }, { ifMatch: '"1"' }),
      await client.refusal(getMembershipType, { params: nowhere }),
      await client.refusal(setMembershipPrice, {
        params: nowhere,
        body: { amountCents: 1, startsOn: '2027-01-01' },
      }),
    ])
      expect(refused.code).toBe('resource.not-found')
  })
})

describe('setMembershipPrice', () => {
  test('holds from its day on, the partner’s for whoever names it; a renewal asked for before keeps its own', async ({
    api,
  }) => {
    const staff = await staffOf(api, 'finance')
    const partner = await api.make.partner()
    const type = await api.make.membershipType({ amountCents: 5000 })
    const params = { id: type.id }
    const price = (body: { partnerId?: string; amountCents: number; startsOn: string }) =>
      staff.call(setMembershipPrice, { params, body })
    await price({ amountCents: 6000, startsOn: '2026-11-23' })
    await price({ partnerId: partner.id, amountCents: 4000, startsOn: '2026-11-23' })
    const { body } = await price({ amountCents: 6100, startsOn: '2026-11-23' })
    expect(body.prices.map(({ amountCents, state }) => [amountCents, state])).toEqual([
      ...[
        [4000, 'coming'],
        [6100, 'coming'],
      ],
    ])
    const amount = async (partnerId: string | null) =>
      (await (await lapsed(api, partnerId)).offer()).types.find(({ id }) => id === type.id)?.amountCents
    expect([await amount(null), await amount(partner.id)]).toEqual([5000, 5000])
    const waiting = await lapsed(api)
    const { body: before } = await waiting.client.call(createRenewal, {
      params: waiting.params,
      body: { typeId: type.id, method: 'cheque' },
    })
    api.clock.set('2026-11-23T09:00:00Z')
    expect([await amount(null), await amount(partner.id)]).toEqual([6100, 4000])
    expect(before.amountCents).toBe(5000)
    const again = await staffOf(api, 'support')
    const shown = (await again.call(getMembershipType, { params })).body
    expect(shown).toMatchObject({ amountCents: 6100, firstAmountCents: 5000 })
    expect(await actionsOf(api, type.id)).toEqual(Array(3).fill('membership-type.price-set'))
  })

  test('starts today at the earliest', async ({ api }) => {
    const client = await staffOf(api)
    const params = { id: (await api.make.membershipType()).id }
    const body = { amountCents: 100, startsOn: '2026-11-21' }
    expect((await client.refusal(setMembershipPrice, { params, body })).code).toBe('tariff.in-the-past')
    const far = { ...body, startsOn: '2031-11-23' }
    expect((await client.refusal(setMembershipPrice, { params, body: far })).errors).toEqual([
      expect.objectContaining({ pointer: '/startsOn', code: 'date.too-late' }),
    ])
  })
})

describe('partners', () => {
  test('are added, renamed and withdrawn; members keep the one they name, at the general price', async ({
    api,
  }) => {
    const staff = await staffOf(api)
    const { body: made } = await staff.call(createPartner, {
      body: { name: 'Relais', contactName: '', email: 'Relais@Example.org', phone: null },
    })
    expect(made).toEqual({
      ...{ id: made.id, name: 'Relais', contactName: null, email: 'relais@example.org', phone: null },
      ...{ withdrawn: false, memberCount: 0, version: 1 },
    })
    const type = await api.make.membershipType({ amountCents: 5000 })
    const price = { partnerId: made.id, amountCents: 100, startsOn: api.clock.today() }
    await staff.call(setMembershipPrice, { params: { id: type.id }, body: price })
    const { client, offer } = await lapsed(api, made.id)
    const amount = async () => (await offer()).types.find(({ id }) => id === type.id)?.amountCents
    expect(await amount()).toBe(100)
    const params = { id: made.id }
    const body = { name: 'Relais du Sud', email: 'relais@example.org', withdrawn: true }
    const { body: after } = await staff.call(updatePartner, { params, body }, { ifMatch: '"1"' })
    expect(after).toMatchObject({ name: 'Relais du Sud', withdrawn: true, memberCount: 1, version: 2 })
    expect(await amount()).toBe(5000)
    const named = async (who: typeof client) =>
      (await who.call(listPartners)).body.items.some(({ id }) => id === made.id)
    expect(await named(client)).toBe(true)
    expect(await named(await api.signInAs(await api.make.member()))).toBe(false)
    const me = await client.call(getMe)
    await client.call(
      updateMe,
      { body: { partnerId: made.id, activity: 'Potière' } },
      { ifMatch: me.etag ?? '' },
    )
    expect(await actionsOf(api, made.id)).toEqual(['partner.created', 'partner.withdrawn'])
  })

  test('refuse a name that is taken, an older version and what is not there', async ({ api }) => {
    const client = await staffOf(api)
    const [one, two] = [await api.make.partner(), await api.make.partner()]
    const params = { id: two.id }
    expect((await client.refusal(createPartner, { body: { name: one.name } })).code).toBe(
      'partner.name-taken',
    )
    const alike = { name: ` ${one.name.toUpperCase()}` }
    expect((await client.refusal(createPartner, { body: alike })).code).toBe('partner.name-taken')
    const taken = { name: one.name, withdrawn: false }
    expect((await client.refusal(updatePartner, { params, body: taken }, { ifMatch: '"1"' })).code).toBe(
      'partner.name-taken',
    )
    expect((await client.refusal(updatePartner, { params, body: taken }, { ifMatch: '"7"' })).code).toBe(
      'resource.changed',
    )
    const nowhere = { id: '01900000-0000-7000-8000-00000000dead' }
    expect((await client.refusal(getStaffPartner, { params: nowhere })).code).toBe('resource.not-found')
  })
})

test('types and partners cost the same statements whatever their number; support reads and changes nothing', async ({
  api,
  pg,
}) => {
  const client = await staffOf(api, 'support')
  const read = async () => {
    await client.call(listMembershipTypes)
    await client.call(listStaffPartners)
  }
  await read()
  const before = (await statementsOf(pg.pool, read)).length
  await api.make.membershipType()
  await api.make.partner()
  expect((await statementsOf(pg.pool, read)).length).toBe(before)
  expect((await client.refusal(createPartner, { body: { name: 'Essai' } })).status).toBe(403)
  expect((await client.refusal(createMembershipType, { body: newType() })).status).toBe(403)
})
