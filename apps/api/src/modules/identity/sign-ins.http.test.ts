import { createSession, getSession } from '@guichet/contract/session.contract'
import { endOtherSessions, endSession, listSessions, listSignIns } from '@guichet/contract/sign-ins.contract'
import { auditEntries, signInEvents } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { purgeExpired } from '../../platform/jobs/purge-expired.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
const signInsOf = async (client: Awaited<ReturnType<TestApp['signInAs']>>, query = {}) =>
  (await client.call(listSignIns, { query })).body

describe('listSessions', () => {
  storyTest('shows those that hold, this one first, and no session of others', async ({ api }) => {
    const member = await api.make.member()
    await api.signInAs(await api.make.member())
    const first = await api.signInAs(member)
    const second = await api.signInAs(member)
    const { body } = await second.call(listSessions)
    expect(body.items.map(({ current }) => current)).toEqual([true, false])
    expect(body.items[0]).toMatchObject({ method: 'password', remembered: false })
    api.clock.advance(31 * 60_000)
    const third = await api.signInAs(member)
    expect((await third.call(listSessions)).body.items).toHaveLength(1)
    expect((await first.refusal(getSession)).code).toBe('session.required')
  })
})

describe('endSession', () => {
  storyTest('ends one at once, is written down, and is refused for somebody else’s', async ({ api }) => {
    const member = await api.make.member()
    const [mine, other] = [await api.signInAs(member), await api.signInAs(member)]
    const stranger = await api.signInAs(await api.make.member())
    const items = (await mine.call(listSessions)).body.items
    const id = items.find(({ current }) => !current)?.id ?? ''
    expect((await stranger.refusal(endSession, { params: { id } })).code).toBe('resource.not-found')
    await mine.call(endSession, { params: { id } })
    expect((await other.refusal(getSession)).code).toBe('session.required')
    expect((await mine.call(getSession)).body.personId).toBe(member.id)
    expect((await mine.refusal(endSession, { params: { id } })).code).toBe('resource.not-found')
    const audit = await api.deps.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'session.ended')))
    expect(audit).toHaveLength(1)
  })
})

describe('endOtherSessions', () => {
  storyTest('leaves this one', async ({ api }) => {
    const member = await api.make.member()
    const [mine, a, b] = [await api.signInAs(member), await api.signInAs(member), await api.signInAs(member)]
    expect((await mine.call(endOtherSessions)).body).toEqual({ ended: 2 })
    for (const other of [a, b]) expect((await other.refusal(getSession)).code).toBe('session.required')
    expect((await mine.call(listSessions)).body.items.map(({ current }) => current)).toEqual([true])
  })
})

describe('listSignIns', () => {
  storyTest('holds what was opened and refused, from where, and nothing of others', async ({ api }) => {
    const member = await api.make.member()
    await api.signInAs(await api.make.member())
    const stranger = api.browser()
    const guess = (identifier: string) =>
      stranger.refusal(
        createSession,
        { body: { identifier, password: 'wrong' } },
        { headers: { 'user-agent': FIREFOX } },
      )
    api.clock.advance(1000)
    await guess(member.email)
    await guess('nobody@test.example')
    api.clock.advance(1000)
    const client = await api.signInAs(member)
    const { items, total } = await signInsOf(client)
    expect(total).toBe(2)
    expect(items.map(({ result, knownDevice }) => [result, knownDevice])).toEqual([
      ['opened', false],
      ['refused', false],
    ])
    expect(items[1]).toMatchObject({ browser: 'firefox', system: 'windows' })
    expect((await signInsOf(client, { result: 'refused' })).items).toHaveLength(1)
    expect((await signInsOf(client, { result: 'factor-refused' })).total).toBe(0)
    const paged = await signInsOf(client, { limit: 1 })
    const next = await signInsOf(client, { limit: 1, cursor: paged.nextCursor ?? '' })
    expect([...paged.items, ...next.items]).toEqual(items)
  })

  storyTest('is kept for a year', async ({ api }) => {
    const member = await api.make.member()
    await api.signInAs(member)
    const kept = () => api.deps.db.select().from(signInEvents).where(eq(signInEvents.personId, member.id))
    api.clock.advance(364 * 86_400_000)
    await purgeExpired(api.ctx())
    expect(await kept()).toHaveLength(1)
    api.clock.advance(2 * 86_400_000)
    await purgeExpired(api.ctx())
    expect(await kept()).toHaveLength(0)
  })
})
