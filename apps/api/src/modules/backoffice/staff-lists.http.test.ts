import { listAuditEntries } from '@guichet/contract/audit.contract'
import * as contract from '@guichet/contract/backoffice.contract'
import { tellLifeEvent } from '@guichet/contract/life-events.contract'
import { updateMe } from '@guichet/contract/me.contract'
import { createRenewal } from '@guichet/contract/memberships.contract'
import { askErasure } from '@guichet/contract/privacy.contract'
import { createThread } from '@guichet/contract/threads.contract'
import { auditEntries } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { sealAudit } from '../../platform/audit/seal.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()

let families = 0
/** A family name of its own for each test, so that it finds its own members alone. */
const family = () => {
  families += 1
  return `Zéphyrin${'abcdefghij'[families % 10]}${families}q`
}
async function named(api: TestApp, firstName: string, lastName: string, siret: string | null = null) {
  const email = `${searchKey(firstName)}.${api.deps.ids.uuid().slice(-8)}@test.example`
  const made = await api.make.member({ firstName, lastName, email }, { siret })
  return { ...made, email }
}
const staff = async (api: TestApp, role: 'support' | 'manager' | 'finance' | 'admin') =>
  api.signInAs(await api.make.staff(role))

describe('listMembers', () => {
  storyTest('finds by words of name, number and address, with or without accents', async ({ api }) => {
    const name = family()
    const support = await staff(api, 'support')
    const zoe = await named(api, 'Zoé', name)
    await named(api, 'Hervé', name)
    const find = async (q: string) =>
      (await support.call(contract.listMembers, { query: { limit: 10, q } })).body.items.map(
        ({ firstName }) => firstName,
      )
    const plain = name.normalize('NFD').replace(/\p{Mn}/gu, '')
    expect(await find(name)).toEqual(['Hervé', 'Zoé'])
    expect(await find(plain.toUpperCase())).toEqual(['Hervé', 'Zoé'])
    expect(await find(`zoe ${plain.toLowerCase()}`)).toEqual(['Zoé'])
    expect(await find(`${plain}  ZOÉ`)).toEqual(['Zoé'])
    expect(await find(zoe.email)).toEqual(['Zoé'])
    for (const q of [`${name} %`, `${name}_`, 'nobody of this name']) expect(await find(q), q).toEqual([])
  })

  storyTest('finds a member by the name and the SIRET given since', async ({ api }) => {
    const support = await staff(api, 'support')
    const member = await named(api, 'Ada', family())
    const later = family()
    const client = await api.signInAs(member)
    await client.call(updateMe, { body: { lastName: later, siret: '99313042600014' } }, { ifMatch: '"1"' })
    for (const q of [later, `ada ${later}`, `${later} 99313042600014`, `${member.number} ${later}`]) {
      const { body } = await support.call(contract.listMembers, { query: { limit: 10, q } })
      expect(
        body.items.map(({ personId }) => personId),
        q,
      ).toEqual([member.id])
    }
  })

  storyTest('tells active from inactive, also before the first day and after the last', async ({ api }) => {
    const name = family()
    const support = await staff(api, 'support')
    for (const [first, startsOn, endsOn] of [
      ['Ending', '2025-11-23', '2026-11-22'],
      ['Beginning', '2026-11-22', '2027-11-21'],
      ['Over', '2025-11-22', '2026-11-21'],
      ['Coming', '2026-11-23', '2027-11-22'],
    ] as const)
      await api.make.membership(await named(api, first, name), { startsOn, endsOn })
    await named(api, 'Never', name)
    const find = async (state?: 'active' | 'inactive') =>
      (
        await support.call(contract.listMembers, {
          query: { limit: 10, q: name, ...(state ? { state } : {}) },
        })
      ).body.items.map(({ firstName, membershipState }) => `${firstName} ${membershipState}`)
    expect(await find('active')).toEqual(['Beginning active', 'Ending active'])
    expect(await find('inactive')).toEqual(['Coming inactive', 'Never inactive', 'Over inactive'])
    expect(await find()).toHaveLength(5)
  })

  storyTest('pages by name as French sorts it, forth and back, namesakes included', async ({ api }) => {
    const name = family()
    const support = await staff(api, 'support')
    const firsts = [
      'Émile',
      'Zoé',
      'Eve',
      'Ève',
      'Anaïs',
      'Anais',
      'Eve',
      'Étienne',
      'eric',
      'Ulysse',
      'Œdipe',
      'Odile',
    ]
    for (const first of firsts) await named(api, first, name)
    const page = async (cursor?: string) =>
      (
        await support.call(contract.listMembers, {
          query: { limit: 5, q: name, ...(cursor ? { cursor } : {}) },
        })
      ).body
    const first = await page()
    const second = await page(String(first.nextCursor))
    const third = await page(String(second.nextCursor))
    const all = [first, second, third].flatMap(({ items }) => items)
    expect(new Set(all.map(({ personId }) => personId)).size).toBe(12)
    const order = new Intl.Collator('fr')
    const names = all.map(({ firstName }) => firstName)
    expect(names).toEqual([...names].sort(order.compare))
    expect((await page(String(third.previousCursor))).items).toEqual(second.items)
    expect((await page(String(second.previousCursor))).items).toEqual(first.items)
    expect([first.firstRank, second.firstRank, third.firstRank]).toEqual([1, 6, 11])
  })

  storyTest('is for staff alone', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { key } = await api.make.apiKey(await api.make.staff('admin'))
    for (const who of [client, api.program(key)])
      expect((await who.refusal(contract.listMembers, { query: { limit: 10 } })).code).toBe(
        'session.forbidden',
      )
  })
})

describe('getMember', () => {
  storyTest('shows the file, and that it was read is written down', async ({ api }) => {
    const member = await api.make.member()
    const membership = await api.make.membership(member)
    await api.make.payment(member)
    const reader = await api.make.staff('support')
    const support = await api.signInAs(reader)
    const { body } = await support.call(contract.getMember, { params: { id: member.id } })
    expect(body).toMatchObject({
      member: { personId: member.id, memberNumber: member.number },
      membershipState: 'active',
      memberships: [{ id: membership.id, renewable: true }],
      payments: [{ state: 'pending' }],
      certificates: [],
    })
    const read = await api.deps.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, member.id), eq(auditEntries.action, 'member.read')))
    expect(read.map(({ actorId }) => actorId)).toEqual([reader.id])
    for (const id of [reader.id, '01900000-0000-7000-8000-00000000dead'])
      expect((await support.refusal(contract.getMember, { params: { id } })).code).toBe('resource.not-found')
  })
})

describe('listStaffPayments', () => {
  storyTest(
    'finds by reference and payer, filters by state and way to pay, pages forth and back',
    async ({ api }) => {
      const name = family()
      const finance = await staff(api, 'finance')
      const payer = await named(api, 'Noël', name)
      const start = api.clock.now().getTime()
      const made = []
      for (let index = 0; index < 12; index++)
        made.push(
          await api.make.payment(payer, {
            method: index % 2 ? 'cheque' : 'transfer',
            state: index < 3 ? 'paid' : 'pending',
            createdAt: new Date(start + Math.floor(index / 3) * 1000),
          }),
        )
      type Query = {
        q?: string
        state?: 'paid' | 'pending'
        method?: 'cheque'
        cursor?: string
        limit?: number
      }
      const page = async (query: Query) =>
        (await finance.call(contract.listStaffPayments, { query: { limit: 5, ...query } })).body
      expect((await page({ q: String(made[4]?.reference).toLowerCase() })).items.map(({ id }) => id)).toEqual(
        [made[4]?.id],
      )
      expect((await page({ q: `noel ${name}` })).total).toBe(12)
      expect((await page({ q: `${name} noel` })).total).toBe(12)
      expect((await page({ q: name, state: 'paid' })).total).toBe(3)
      expect((await page({ q: name, state: 'pending', method: 'cheque' })).total).toBe(5)
      const first = await page({ q: name })
      const second = await page({ q: name, cursor: String(first.nextCursor) })
      const third = await page({ q: name, cursor: String(second.nextCursor) })
      const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
      expect(new Set(ids)).toEqual(new Set(made.map(({ id }) => id)))
      expect(ids).toHaveLength(12)
      expect((await page({ q: name, cursor: String(third.previousCursor) })).items).toEqual(second.items)
      expect((await page({ q: name, cursor: String(second.previousCursor) })).items).toEqual(first.items)
      expect(first.items[0]).toMatchObject({ holderName: `Noël ${name}`, memberNumber: payer.number })
    },
  )
})

describe('getFigures', () => {
  storyTest('moves by what happens today and this month', async ({ api }) => {
    const support = await staff(api, 'support')
    const figures = async () => (await support.call(contract.getFigures)).body
    const before = await figures()
    const year = { startsOn: '2025-12-01', endsOn: '2026-11-30' }
    await api.make.membership(await api.make.member(), year)
    const extended = await api.make.member()
    await api.make.membership(extended, year)
    await api.make.membership(extended, { startsOn: '2026-12-01', endsOn: '2027-11-30' })
    await api.make.membership(await api.make.member(), { startsOn: '2026-11-23', endsOn: '2027-11-22' })
    const renewing = await api.make.member()
    const ended = await api.make.membership(renewing, { startsOn: '2025-11-01', endsOn: '2026-10-31' })
    const client = await api.signInAs(renewing)
    const asked = await client.call(createRenewal, {
      params: { id: ended.id },
      body: { typeId: ended.typeId, method: 'cheque' },
    })
    expect(await figures()).toEqual({
      ...before,
      activeMembers: before.activeMembers + 2,
      inactiveMembers: before.inactiveMembers + 2,
      endingWithin30Days: before.endingWithin30Days + 1,
      pendingManualPayments: before.pendingManualPayments + 1,
    })
    const finance = await staff(api, 'finance')
    await finance.call(contract.recordPayment, {
      params: { id: String(asked.body.paymentId) },
      body: { paidOn: '2026-11-22' },
    })
    await client.call(tellLifeEvent, { body: { kind: 'resignation', atOnce: true } })
    const { id: subjectId } = await api.make.threadSubject()
    const question = { subjectId, title: 'Mon chèque', text: 'Est-il arrivé ?' }
    await client.call(createThread, { body: question })
    const leaving = await api.signInAs(await api.make.person())
    await leaving.call(askErasure, { body: { currentPassword: PASSWORD } })
    expect(await figures()).toEqual({
      ...before,
      erasuresToDecide: before.erasuresToDecide + 1,
      threadsToAnswer: before.threadsToAnswer + 1,
      eventsToDecide: before.eventsToDecide + 1,
      activeMembers: before.activeMembers + 3,
      inactiveMembers: before.inactiveMembers + 1,
      endingWithin30Days: before.endingWithin30Days + 1,
      pendingManualPayments: before.pendingManualPayments,
      receivedThisMonthCents: before.receivedThisMonthCents + asked.body.amountCents,
      renewalsThisMonth: before.renewalsThisMonth + 1,
    })
  })
})

describe('listAuditEntries', () => {
  storyTest(
    'tells who did what, the latest first, by beginning of the action, and what is sealed',
    async ({ api }) => {
      const manager = await staff(api, 'manager')
      const member = await api.make.member()
      const client = await api.signInAs(member)
      for (let version = 1; version <= 12; version++) {
        api.clock.advance(10)
        await client.call(updateMe, { body: { activity: `Essai ${version}` } }, { ifMatch: `"${version}"` })
      }
      const page = async (query: { cursor?: string; action?: string } = {}) =>
        (
          await manager.call(listAuditEntries, {
            query: { limit: 5, action: 'member.upd', ...query },
          })
        ).body
      const first = await page()
      expect(first.items[0]).toMatchObject({
        action: 'member.updated',
        actorKind: 'person',
        actorName: `${member.firstName} ${member.lastName}`,
        subjectId: member.id,
        sealed: false,
      })
      const second = await page({ cursor: String(first.nextCursor) })
      expect((await page({ cursor: String(second.previousCursor) })).items).toEqual(first.items)
      expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(10)
      expect((await page({ action: 'nothing' })).items).toEqual([])
      expect((await page({ action: '%' })).items).toEqual([])
      while ((await sealAudit(api.ctx())) > 0);
      expect((await page()).items.every(({ sealed }) => sealed)).toBe(true)
      for (const role of ['support', 'finance'] as const)
        expect((await (await staff(api, role)).refusal(listAuditEntries, { query: { limit: 1 } })).code).toBe(
          'session.forbidden',
        )
    },
  )
})
