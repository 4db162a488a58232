import { getSession, refreshSession } from '@guichet/contract/session.contract'
import { auditEntries, refreshTokens, sessions } from '@guichet/db/schema'
import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const refreshOf = (client: TestClient) => client.cookies.get('guichet_refresh')
const renew = async (client: TestClient) => (await client.attempt(refreshSession)).statusCode

const chainOf = (api: TestApp, personId: string) =>
  api.deps.db
    .select({ hash: refreshTokens.tokenHash, usedAt: refreshTokens.usedAt })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(eq(sessions.personId, personId))

describe('renewing a session', () => {
  test('gives a new token each time, and keeps none of them readable', async ({ api }) => {
    const person = await api.make.person()
    const client = await api.signInAs(person)
    const seen = new Set([refreshOf(client)])
    for (let n = 0; n < 3; n++) {
      api.clock.advance(60_000)
      expect(await renew(client)).toBe(204)
      seen.add(refreshOf(client))
    }
    expect(seen.size).toBe(4)
    const rows = await chainOf(api, person.id)
    expect(rows.filter(({ usedAt }) => usedAt === null)).toHaveLength(1)
    for (const token of seen) {
      expect(rows.some(({ hash }) => hash.toString().includes(token ?? ''))).toBe(false)
    }
  })

  test('twenty tabs at once end up with one live token', async ({ api }) => {
    const person = await api.make.person()
    const client = await api.signInAs(person)
    const tabs = Array.from({ length: 20 }, () => client.copy())
    expect(new Set(await Promise.all(tabs.map(renew)))).toEqual(new Set([204]))
    expect(new Set(tabs.map(refreshOf)).size).toBe(1)
    expect((await chainOf(api, person.id)).filter(({ usedAt }) => usedAt === null)).toHaveLength(1)
    api.clock.advance(60_000)
    expect(await renew(tabs[7] as TestClient)).toBe(204)
  })

  test('a tab that is ten seconds late still gets on', async ({ api }) => {
    const client = await api.signInAs(await api.make.person())
    const late = client.copy()
    expect(await renew(client)).toBe(204)
    api.clock.advance(10_000)
    expect(await renew(late)).toBe(204)
    expect(refreshOf(late)).toBe(refreshOf(client))
    expect(await renew(client)).toBe(204)
  })

  test('a copy shown later closes the session of thief and owner, and is noted once', async ({ api }) => {
    const person = await api.make.person()
    const owner = await api.signInAs(person)
    const elsewhere = await api.signInAs(person)
    const thief = owner.copy()
    expect(await renew(owner)).toBe(204)
    api.clock.advance(10_001)
    const again = thief.copy()
    expect(await renew(thief)).toBe(401)
    expect(thief.cookies.has('guichet_refresh')).toBe(false)
    expect((await owner.refusal(getSession)).code).toBe('session.required')
    expect(await renew(owner)).toBe(401)
    expect(await renew(again)).toBe(401)
    expect((await elsewhere.call(getSession)).status).toBe(200)
    const closed = await api.deps.db
      .select({ id: sessions.id, reason: sessions.revokedReason })
      .from(sessions)
      .where(eq(sessions.personId, person.id))
    expect(new Set(closed.map(({ reason }) => reason))).toEqual(new Set(['refresh token used twice', null]))
    const noted = await api.deps.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.action, 'session.copied'),
          eq(auditEntries.subjectId, closed.find(({ reason }) => reason)?.id ?? ''),
        ),
      )
    expect(noted).toHaveLength(1)
  })

  test('is refused without a token, with a made-up one, with the session cookie in its place', async ({
    api,
  }) => {
    const client = await api.signInAs(await api.make.person())
    for (const value of [undefined, '', 'made-up', 'x'.repeat(2500), client.cookies.get('guichet_session')]) {
      const browser = api.browser()
      if (value !== undefined) browser.cookies.set('guichet_refresh', value)
      expect((await browser.refusal(refreshSession)).code).toBe('session.required')
    }
  })

  test('leaves no open token of a session that has ended', async ({ api }) => {
    const person = await api.make.person()
    const client = await api.signInAs(person)
    api.clock.advance(31 * 60_000)
    expect(await renew(client)).toBe(401)
    const open = await api.deps.db
      .select({ hash: refreshTokens.tokenHash })
      .from(refreshTokens)
      .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
      .where(and(eq(sessions.personId, person.id), isNull(refreshTokens.usedAt)))
    expect(open).toEqual([])
  })
})
