import * as contract from '@guichet/contract/memberships.contract'
import { serviceOrders } from '@guichet/db/schema'
import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()

/** A member of `count` years, the latest through New Year; amounts come twice each. */
async function longMember(api: TestApp, count = 23) {
  const member = await api.make.member()
  const type = await api.make.membershipType({ labelFr: 'Adhésion solidaire', labelEn: 'Solidarity' })
  const partner = await api.make.partner(`Coopérative ${member.number}`)
  const client = await api.signInAs(member)
  const made = []
  for (let index = 0; index < count; index++) {
    const year = 2026 - index
    made.push(
      await api.make.membership(member, {
        typeId: type.id,
        startsOn: `${year}-01-01`,
        endsOn: `${year}-12-31`,
        amountCents: 4000 + Math.floor(index / 2) * 125,
        partnerId: index === 3 ? partner.id : null,
      }),
    )
  }
  type Sort = '-startsOn' | 'startsOn' | '-endsOn' | 'endsOn' | '-amountCents' | 'amountCents'
  const page = async (query: { sort?: Sort; limit?: number; cursor?: string; q?: string } = {}) =>
    (await client.call(contract.listMemberships, { query: { limit: 10, ...query } })).body
  return { member, type, partner, client, made, page }
}
const startYears = (items: readonly { startsOn: string }[]) =>
  items.map(({ startsOn }) => startsOn.slice(0, 4))

describe('listMemberships', () => {
  storyTest(
    'pages forth to the end and back to the beginning, nothing twice and nothing missing',
    async ({ api }) => {
      const { page, made } = await longMember(api)
      const first = await page()
      const second = await page({ cursor: String(first.nextCursor) })
      const third = await page({ cursor: String(second.nextCursor) })
      expect([first, second, third].map(({ items }) => items.length)).toEqual([10, 10, 3])
      expect([first, second, third].map(({ firstRank }) => firstRank)).toEqual([1, 11, 21])
      expect([first, second, third].map(({ total }) => total)).toEqual([23, 23, 23])
      expect([first.previousCursor, third.nextCursor]).toEqual([null, null])
      expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(
        made.map(({ id }) => id),
      )
      const back = await page({ cursor: String(third.previousCursor) })
      expect(back.items).toEqual(second.items)
      expect(back.firstRank).toBe(11)
      const start = await page({ cursor: String(back.previousCursor) })
      expect(start.items).toEqual(first.items)
      expect(start.firstRank).toBe(1)
      expect(start.previousCursor).toBeNull()
      expect((await page({ cursor: String(start.nextCursor) })).items).toEqual(second.items)
    },
  )

  storyTest.for(['-startsOn', 'startsOn', '-endsOn', 'endsOn', '-amountCents', 'amountCents'] as const)(
    'sorted by %s reads every row once, in order, both ways',
    async (sort, { api }) => {
      const { page, made } = await longMember(api, 14)
      const forth = []
      let cursor: string | null = null
      let last: string | null = null
      do {
        const answer: Awaited<ReturnType<typeof page>> = await page({
          sort,
          limit: 4,
          ...(cursor ? { cursor } : {}),
        })
        forth.push(...answer.items)
        last = answer.previousCursor ?? last
        cursor = answer.nextCursor
      } while (cursor)
      const field = sort.replace('-', '') as 'startsOn' | 'endsOn' | 'amountCents'
      const values = forth.map((item) => item[field])
      const ordered = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(values).toEqual(sort.startsWith('-') ? ordered.reverse() : ordered)
      expect(new Set(forth.map(({ id }) => id))).toEqual(new Set(made.map(({ id }) => id)))
      const back = forth.slice(12)
      cursor = last
      while (cursor) {
        const answer: Awaited<ReturnType<typeof page>> = await page({ sort, limit: 4, cursor })
        back.unshift(...answer.items)
        cursor = answer.previousCursor
      }
      expect(back).toEqual(forth)
    },
  )

  storyTest(
    'finds by type in both languages, partner, day as written here, year and amount',
    async ({ api }) => {
      const { page, partner, made } = await longMember(api)
      const ids = async (q: string) => startYears((await page({ q })).items)
      expect((await page({ q: 'solidaire' })).total).toBe(23)
      expect((await page({ q: 'SOLIDARITY' })).total).toBe(23)
      expect(await ids(partner.name)).toEqual(['2023'])
      expect(await ids('01/01/2019')).toEqual(['2019'])
      expect(await ids('31/12/2018')).toEqual(['2018'])
      expect(await ids('2011')).toEqual(['2011'])
      expect(await ids('41,25')).toEqual(['2024', '2023'])
      expect(await ids('  2011  ')).toEqual(['2011'])
      expect((await page({ q: '' })).total).toBe(made.length)
      for (const q of ['%', '_', '\\', "'", 'rien de tel']) expect((await page({ q })).items, q).toEqual([])
    },
  )

  storyTest('searched, pages within what is found', async ({ api }) => {
    const { page } = await longMember(api)
    const first = await page({ q: '/20', limit: 7 })
    const second = await page({ q: '/20', limit: 7, cursor: String(first.nextCursor) })
    expect([first.total, second.total, second.firstRank]).toEqual([23, 23, 8])
    expect(startYears(second.items)[0]).toBe('2019')
  })

  storyTest('marks the one row to renew, whatever page or search shows it', async ({ api }) => {
    const { page, made } = await longMember(api)
    const renewable = async (query: Parameters<typeof page>[0]) =>
      (await page(query)).items.filter((item) => item.renewable).map(({ id }) => id)
    expect(await renewable({})).toEqual([made[0]?.id])
    expect(await renewable({ q: '2020' })).toEqual([])
    expect(await renewable({ q: '2026' })).toEqual([made[0]?.id])
    expect(await renewable({ sort: 'startsOn' })).toEqual([])
  })

  storyTest('tells the state of each period on the day, and holds nobody else’s', async ({ api }) => {
    await longMember(api, 2)
    const { page, member, type } = await longMember(api, 2)
    await api.make.membership(member, { typeId: type.id, startsOn: '2027-01-01', endsOn: '2027-12-31' })
    const { items } = await page()
    expect(items.map(({ state }) => state)).toEqual(['upcoming', 'active', 'inactive'])
    expect(items.every(({ renewable }) => !renewable)).toBe(true)
  })

  storyTest('refuses a cursor, a sort and a page that it never gave', async ({ api }) => {
    const { client, page } = await longMember(api, 12)
    const other = await page({ sort: 'amountCents' })
    const codes = await Promise.all(
      [
        { cursor: 'nonsense' },
        { cursor: Buffer.from('{"direction":"next","key":["x","y"],"rank":1}').toString('base64url') },
        { cursor: String(other.nextCursor), sort: 'startsOn' },
        { sort: 'paidOn' },
        { limit: 0 },
        { limit: 101 },
        { q: 'x'.repeat(101) },
        { unknown: '1' },
      ].map(async (query) => (await client.attempt(contract.listMemberships, { query })).json().code),
    )
    expect(codes).toEqual(codes.map(() => 'request.invalid'))
  })
})

describe('getMembership', () => {
  storyTest('shows the period, its holder, how it was paid and the services taken', async ({ api }) => {
    const { member, made, client } = await longMember(api, 2)
    const [current, past] = made
    if (!current || !past) throw new Error('nothing was made')
    const order = (membershipId: string, number: number, more: object = {}) => ({
      id: api.deps.ids.uuid(),
      membershipId,
      personId: member.id,
      number: member.number * 10 + number,
      orderedOn: addDays(parseLocalDate('2026-03-01'), number),
      amountCents: 1500,
      recurring: false,
      labelFr: 'Relecture de contrat',
      labelEn: 'Contract review',
      state: 'fulfilled',
      createdAt: api.clock.now(),
      updatedAt: api.clock.now(),
      ...more,
    })
    await api.deps.db
      .insert(serviceOrders)
      .values([
        order(current.id, 1),
        order(current.id, 2, { recurring: true, interval: 'month', state: 'active' }),
        order(past.id, 3),
      ])
    const show = async (id: string, language = 'fr') =>
      (
        await client.call(
          contract.getMembership,
          { params: { id } },
          { headers: { 'accept-language': language } },
        )
      ).body
    const body = await show(current.id)
    expect(body).toMatchObject({
      holder: { firstName: member.firstName, lastName: member.lastName },
      state: 'active',
      renewable: true,
      certificateAvailable: true,
      paidOn: '2026-01-01',
      paymentMethod: 'card',
      type: { label: 'Adhésion solidaire' },
    })
    expect(
      body.services.map(({ number, recurring, state, label }) => [number, recurring, state, label]),
    ).toEqual([
      [member.number * 10 + 2, true, 'active', 'Relecture de contrat'],
      [member.number * 10 + 1, false, 'fulfilled', 'Relecture de contrat'],
    ])
    const english = await show(current.id, 'en')
    expect([english.type.label, english.services[0]?.label]).toEqual(['Solidarity', 'Contract review'])
    expect(await show(past.id)).toMatchObject({
      state: 'inactive',
      renewable: false,
      certificateAvailable: false,
    })
  })
})
