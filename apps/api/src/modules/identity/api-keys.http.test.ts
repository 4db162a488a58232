import { listMembers } from '@guichet/contract/backoffice.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { listMemberships } from '@guichet/contract/memberships.contract'
import { getSession, setLocale } from '@guichet/contract/session.contract'
import { apiKeys } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'

describe('a program with a key', () => {
  test('acts for the person of the key, within its scopes', async ({ api }) => {
    const member = await api.make.member()
    const { key } = await api.make.apiKey(member, { scopes: ['me:read'] })
    const program = api.program(key)
    expect((await program.call(getMe)).body.personId).toBe(member.id)
    expect((await program.refusal(listMemberships)).code).toBe('key.scope-missing')
    const write = await program.refusal(updateMe, { body: { firstName: 'Eve' } }, { ifMatch: '"1"' })
    expect(write).toMatchObject({ status: 403, code: 'key.scope-missing' })
  })

  test('needs neither cookie nor header against other sites', async ({ api }) => {
    const member = await api.make.member()
    const { key } = await api.make.apiKey(member)
    const { etag } = await api.program(key).call(getMe)
    const options = { ifMatch: etag ?? '', headers: { 'sec-fetch-site': null } }
    const { body } = await api.program(key).call(updateMe, { body: { firstName: 'Maïté' } }, options)
    expect(body.firstName).toBe('Maïté')
  })

  test('never reaches what is for browsers or for staff, whosever the key is', async ({ api }) => {
    const admin = await api.make.staff('admin')
    const { key } = await api.make.apiKey(admin)
    expect((await api.program(key).call(getSession)).body.staffRole).toBe('admin')
    expect((await api.program(key).refusal(listMembers)).code).toBe('session.forbidden')
    expect((await api.program(key).refusal(setLocale, { body: { locale: 'en' } })).code).toBe(
      'key.scope-missing',
    )
  })

  test('is nobody once the key is revoked or past its end', async ({ api }) => {
    const member = await api.make.member()
    const end = new Date(api.clock.now().getTime() + 60_000)
    const [kept, ending] = [await api.make.apiKey(member), await api.make.apiKey(member, { expiresAt: end })]
    expect((await api.program(ending.key).call(getMe)).status).toBe(200)
    api.clock.advance(60_000)
    expect((await api.program(ending.key).refusal(getMe)).code).toBe('session.required')
    expect((await api.program(kept.key).call(getMe)).status).toBe(200)
    await api.deps.db.update(apiKeys).set({ revokedAt: api.clock.now() }).where(eq(apiKeys.id, kept.id))
    expect((await api.program(kept.key).refusal(getMe)).code).toBe('session.required')
  })

  test('notes when the key was used, at most once a minute', async ({ api }) => {
    const { id, key } = await api.make.apiKey(await api.make.member())
    const usedAt = async () => {
      const [row] = await api.deps.db
        .select({ at: apiKeys.lastUsedAt })
        .from(apiKeys)
        .where(eq(apiKeys.id, id))
      return row?.at?.toISOString()
    }
    await api.program(key).call(getMe)
    const first = api.clock.now().toISOString()
    expect(await usedAt()).toBe(first)
    api.clock.advance(60_000)
    await api.program(key).call(getMe)
    expect(await usedAt()).toBe(first)
    api.clock.advance(1)
    await api.program(key).call(getMe)
    expect(await usedAt()).toBe(api.clock.now().toISOString())
  })

  test('does not fall back on cookies when its key is no good', async ({ api }) => {
    const member = await api.make.member()
    const { key } = await api.make.apiKey(member)
    const client = await api.signInAs(member)
    const shown = [
      '',
      'Bearer',
      `Bearer ${key}x`,
      `bearer ${key}`,
      `Basic ${key}`,
      key,
      `Bearer ${key} ${key}`,
    ]
    for (const authorization of shown) {
      expect((await client.refusal(getMe, {}, { headers: { authorization } })).code).toBe('session.required')
    }
    expect((await client.call(getMe)).status).toBe(200)
  })

  test('is not readable in the database', async ({ api }) => {
    const { id, key } = await api.make.apiKey(await api.make.member())
    const [row] = await api.deps.db.select({ hash: apiKeys.keyHash }).from(apiKeys).where(eq(apiKeys.id, id))
    expect(row?.hash).toHaveLength(32)
    expect(row?.hash.toString('latin1')).not.toContain(key)
  })
})
