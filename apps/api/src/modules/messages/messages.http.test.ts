import {
  countUnreadMessages,
  getMessage,
  listMessages,
  markAllMessagesRead,
  markMessage,
} from '@guichet/contract/messages.contract'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const HOUR_MS = 3_600_000
type Query = {
  q?: string
  state?: 'read' | 'unread'
  account?: string
  cursor?: string
  limit?: number
}
const page = async (client: TestClient, query: Query = {}) =>
  (await client.call(listMessages, { query })).body
const ids = async (client: TestClient, query: Query = {}) =>
  (await page(client, query)).items.map(({ id }) => id)
const unread = async (client: TestClient) => (await client.call(countUnreadMessages)).body
const after = (api: TestApp, hours: number) => new Date(api.clock.now().getTime() + hours * HOUR_MS)

/** A primary with three messages, the last one about a secondary without mailbox. */
async function inbox(api: TestApp) {
  const primary = await api.make.account()
  const secondary = await api.make.secondary(primary)
  const named = ({ login, companyName }: { login: string; companyName: string }) => ({ login, companyName })
  const make = (accountId: string, hours: number, over: object = {}) =>
    api.make.message({ accountId, createdAt: after(api, hours), data: named(primary), ...over })
  const first = await make(primary.id, 1)
  const second = await make(primary.id, 2, {
    kind: 'account-closed',
    data: { ...named(primary), reason: 'Cessation' },
    searchKey: `${primary.login} cessation`,
  })
  const routed = await make(secondary.id, 3, {
    data: named(secondary),
    searchKey: secondary.login,
    inboxIds: [secondary.id, primary.id],
  })
  const client = await api.signInAs(primary.holder as { id: string })
  return { primary, secondary, first, second, routed, client }
}

describe('listMessages', () => {
  test('shows the latest first, page by page and back, in the reader’s language', async ({ api }) => {
    const { first, second, routed, secondary, client } = await inbox(api)
    const whole = await page(client)
    expect(whole.items.map(({ id }) => id)).toEqual([routed.id, second.id, first.id])
    expect(whole).toMatchObject({ total: 3, totalIsExact: true, firstRank: 1 })
    expect(whole.items[0]).toMatchObject({
      ...{ subject: `Le compte ${secondary.login} est réactivé`, routed: true, read: false },
      account: { id: secondary.id, login: secondary.login, companyName: secondary.companyName },
    })
    const one = await page(client, { limit: 2 })
    expect(one).toMatchObject({ total: 3 })
    const two = await page(client, { limit: 2, cursor: one.nextCursor as string })
    expect(two.items.map(({ id }) => id)).toEqual([first.id])
    const back = await page(client, { limit: 2, cursor: two.previousCursor as string })
    expect(back.items).toEqual(one.items)
    const english = await client.call(listMessages, {}, { headers: { 'accept-language': 'en' } })
    expect(english.body.items[0]?.subject).toBe(`The account ${secondary.login} is reopened`)
  })

  test('finds words of the message in the language read, of the account and of what was said', async ({
    api,
  }) => {
    const { first, second, routed, secondary, client } = await inbox(api)
    expect(await ids(client, { q: 'désactivé' })).toEqual([second.id])
    expect(await ids(client, { q: 'DESACTIVE cessation' })).toEqual([second.id])
    expect(await ids(client, { q: secondary.login })).toEqual([routed.id])
    expect(await ids(client, { q: 'MÊMES droits' })).toEqual([routed.id, first.id])
    expect(await ids(client, { q: 'désactivé absent' })).toEqual([])
    expect(await ids(client, { q: '%' })).toEqual([])
    const english = { headers: { 'accept-language': 'en' } }
    const found = await client.call(listMessages, { query: { q: 'same RIGHTS' } }, english)
    expect(found.body.items).toHaveLength(2)
  })

  test('filters by state and by account', async ({ api }) => {
    const { first, second, routed, secondary, primary, client } = await inbox(api)
    await client.call(markMessage, { params: { id: second.id }, body: { read: true } })
    expect(await ids(client, { state: 'unread' })).toEqual([routed.id, first.id])
    expect(await ids(client, { state: 'read' })).toEqual([second.id])
    expect(await ids(client, { account: secondary.id })).toEqual([routed.id])
    expect(await ids(client, { account: primary.id, state: 'unread' })).toEqual([first.id])
    const { id } = await api.make.account()
    expect(await ids(client, { account: id })).toEqual([])
  })

  test('shows a message once to whom has both accounts, with every page complete', async ({ api }) => {
    const { primary, secondary, routed } = await inbox(api)
    const both = await api.make.person()
    await api.make.join(primary, both, { rights: ['secondaries'] })
    await api.make.join(secondary, both)
    const client = await api.signInAs(both)
    const whole = await page(client)
    expect(whole.total).toBe(3)
    expect(whole.items.map(({ routed: is }) => is)).toEqual([false, false, false])
    const first = await page(client, { limit: 1 })
    expect(first).toMatchObject({ total: 3, items: [{ id: routed.id }] })
    expect((await page(client, { limit: 1, cursor: first.nextCursor as string })).items).toHaveLength(1)
  })

  test('costs the same number of statements whatever is there', async ({ api, pg }) => {
    const { primary, client } = await inbox(api)
    const before = (await statementsOf(pg.pool, () => page(client))).length
    for (let count = 0; count < 5; count += 1) await api.make.message({ accountId: primary.id })
    await api.make.account({ holder: primary.holder })
    expect((await statementsOf(pg.pool, () => page(client))).length).toBe(before)
    const counting = await statementsOf(pg.pool, () => unread(client))
    expect(counting.filter((text) => text.includes('message_inboxes'))).toHaveLength(1)
  })
})

describe('who reads a message', () => {
  test('the persons of the account; on the primary those who manage the secondaries', async ({ api }) => {
    const { primary, secondary, first, routed } = await inbox(api)
    const [reader, manager] = [await api.make.person(), await api.make.person()]
    await api.make.join(primary, reader)
    await api.make.join(primary, manager, { rights: ['secondaries'] })
    expect(await ids(await api.signInAs(reader))).not.toContain(routed.id)
    expect(await ids(await api.signInAs(manager))).toContain(routed.id)
    expect(await ids(await api.signInAs(secondary.holder as { id: string }))).toEqual([routed.id])
    const client = await api.signInAs(reader)
    const shut = await client.refusal(getMessage, { params: { id: routed.id } })
    expect(shut.code).toBe('resource.not-found')
    expect((await client.call(getMessage, { params: { id: first.id } })).status).toBe(200)
  })

  test('nobody else: strangers, other accounts and staff find nothing', async ({ api }) => {
    const { first, routed } = await inbox(api)
    const others = [
      await api.signInAs((await api.make.account()).holder as { id: string }),
      await api.signInAs(await api.make.staff('admin')),
    ]
    for (const client of others) {
      expect(await ids(client)).toEqual([])
      for (const { id } of [first, routed]) {
        expect((await client.refusal(getMessage, { params: { id } })).code).toBe('resource.not-found')
        const mark = await client.refusal(markMessage, { params: { id }, body: { read: true } })
        expect(mark.code).toBe('resource.not-found')
      }
      const nothing = await client.refusal(getMessage, { params: { id: api.deps.ids.uuid() } })
      expect(nothing.code).toBe('resource.not-found')
    }
  })

  test('whoever leaves the account, no longer', async ({ api }) => {
    const { primary, first } = await inbox(api)
    const reader = await api.make.person()
    const client = await api.signInAs(reader)
    expect(await ids(client)).toEqual([])
    await api.make.join(primary, reader)
    expect(await ids(client)).toContain(first.id)
  })
})

describe('what is read', () => {
  test('is noted for each person apart, and may be taken back', async ({ api }) => {
    const { primary, second, client } = await inbox(api)
    const colleague = await api.make.person()
    await api.make.join(primary, colleague)
    const other = await api.signInAs(colleague)
    expect(await unread(client)).toEqual({ unread: 3, unreadIsExact: true })
    const params = { id: second.id }
    expect((await client.call(markMessage, { params, body: { read: true } })).body.read).toBe(true)
    expect((await client.call(getMessage, { params })).body.read).toBe(true)
    expect((await unread(client)).unread).toBe(2)
    expect((await other.call(getMessage, { params })).body.read).toBe(false)
    await client.call(markMessage, { params, body: { read: false } })
    expect((await unread(client)).unread).toBe(3)
  })

  test('is everything until now after "mark all", for me alone; what comes later is not', async ({ api }) => {
    const { primary, second } = await inbox(api)
    const colleague = await api.make.person()
    await api.make.join(primary, colleague, { rights: ['secondaries'] })
    api.clock.advance(4 * HOUR_MS)
    const client = await api.signInAs(primary.holder as { id: string })
    await client.call(markMessage, { params: { id: second.id }, body: { read: false } })
    expect((await client.call(markAllMessagesRead)).status).toBe(204)
    expect((await unread(client)).unread).toBe(0)
    expect(await ids(client, { state: 'unread' })).toEqual([])
    expect((await unread(await api.signInAs(colleague))).unread).toBe(3)
    const late = await api.make.message({ accountId: primary.id, createdAt: after(api, 1) })
    await client.call(markMessage, { params: { id: second.id }, body: { read: false } })
    expect(await ids(client, { state: 'unread' })).toEqual([late.id, second.id])
    expect((await unread(client)).unread).toBe(2)
  })

  test('counts as read what came before one was on the account', async ({ api }) => {
    const { primary } = await inbox(api)
    api.clock.advance(24 * HOUR_MS)
    const late = await api.make.person()
    await api.make.join(primary, late)
    const client = await api.signInAs(late)
    expect((await unread(client)).unread).toBe(0)
    expect((await page(client)).items.every(({ read }) => read)).toBe(true)
  })

  test('is counted up to 99', async ({ api }) => {
    const { primary, client } = await inbox(api)
    for (let count = 3; count < 99; count += 1) await api.make.message({ accountId: primary.id })
    expect(await unread(client)).toEqual({ unread: 99, unreadIsExact: true })
    await api.make.message({ accountId: primary.id })
    expect(await unread(client)).toEqual({ unread: 99, unreadIsExact: false })
  })
})
