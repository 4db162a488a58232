import { createApiKey, endApiKey, listApiKeys, rotateApiKey } from '@guichet/contract/api-keys.contract'
import { getMe } from '@guichet/contract/me.contract'
import { apiKeys, auditEntries } from '@guichet/db/schema'
import { isApiKey, MAX_KEYS } from '@guichet/domain/api-key'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { announceKeyEnds } from './index.ts'

const DAY_MS = 86_400_000
const BODY = { name: 'Comptabilité', scopes: ['me:read' as const], expiresInDays: 90 }

const signedIn = async (api: TestApp) => {
  const member = await api.make.member()
  return { member, browser: await api.signInAs(member) }
}
const newKey = async (browser: TestClient, over: Partial<typeof BODY> & Record<string, unknown> = {}) =>
  (await browser.call(createApiKey, { body: { ...BODY, currentPassword: PASSWORD, ...over } })).body
const auditsOf = async (api: TestApp, id: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectKind, 'api-key'), eq(auditEntries.subjectId, id)))
  ).map(({ action }) => action)

describe('an API key', () => {
  test('is made with the password, shown once, works, is audited and told by mail', async ({ api }) => {
    const { member, browser } = await signedIn(api)
    const asked = await browser.refusal(createApiKey, { body: BODY })
    expect(asked).toMatchObject({ status: 403, code: 'password.needed' })
    const wrong = await browser.refusal(createApiKey, { body: { ...BODY, currentPassword: 'wrong' } })
    expect(wrong.code).toBe('password.wrong-current')
    const { key, secret } = await newKey(browser)
    expect(isApiKey(secret)).toBe(true)
    expect(key).toMatchObject({
      name: 'Comptabilité',
      state: 'usable',
      hint: secret.slice(-4),
      lastUsedAt: null,
    })
    expect(new Date(key.expiresAt ?? 0).getTime() - api.clock.now().getTime()).toBe(90 * DAY_MS)
    expect((await api.program(secret).call(getMe)).body.personId).toBe(member.id)
    const { body: list } = await browser.call(listApiKeys)
    expect(list).toMatchObject({ inUse: 1, most: MAX_KEYS })
    expect(list.items[0]).toMatchObject({ id: key.id, lastUsedIp: '127.0.0.1' })
    expect(JSON.stringify(list)).not.toContain(secret)
    expect(await auditsOf(api, key.id)).toEqual(['api-key.created'])
    await api.runOutbox()
    const [mail] = api.mailer.sent.filter(({ to }) => to === member.email)
    expect(mail?.subject).toBe('Une clé d’API a été créée')
    expect(`${mail?.text}${mail?.html}`).not.toContain(secret)
  })

  test('is checked before it is made', async ({ api }) => {
    const { browser } = await signedIn(api)
    for (const [over, pointer, code] of [
      [{ name: ' ' }, '/name', 'required'],
      [{ scopes: [] }, '/scopes', 'required'],
      [{ expiresInDays: 366 }, '/expiresInDays', 'number.range'],
      [{ limitPerMinute: 601 }, '/limitPerMinute', 'number.range'],
      [{ networks: ['192.0.2.0/33'] }, '/networks/0', 'network.invalid'],
    ] as const) {
      const answer = await browser.attempt(createApiKey, { body: { ...BODY, ...over } })
      expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer, code }] })
    }
  })

  test('makes no keys, and touches none', async ({ api }) => {
    const { member } = await signedIn(api)
    const { key, id } = await api.make.apiKey(member)
    const program = api.program(key)
    expect((await program.refusal(listApiKeys)).code).toBe('key.scope-missing')
    const body = { ...BODY, currentPassword: PASSWORD }
    expect((await program.refusal(createApiKey, { body })).code).toBe('key.scope-missing')
    expect((await program.refusal(endApiKey, { params: { id } })).code).toBe('key.scope-missing')
    const rotation = { params: { id }, body: { overlapHours: 0, currentPassword: PASSWORD } }
    expect((await program.refusal(rotateApiKey, rotation)).code).toBe('key.scope-missing')
  })

  test('is replaced by another; both work for the hours chosen, then the new one alone', async ({ api }) => {
    const { member, browser } = await signedIn(api)
    const first = await newKey(browser, { expiresInDays: 30 })
    api.clock.advance(10 * DAY_MS)
    const later = await api.signInAs(member)
    const params = { id: first.key.id }
    const body = { overlapHours: 24, currentPassword: PASSWORD }
    const { body: second } = await later.call(rotateApiKey, { params, body })
    expect(second.key).toMatchObject({ name: 'Comptabilité', scopes: ['me:read'], state: 'usable' })
    expect(new Date(second.key.expiresAt ?? 0).getTime() - api.clock.now().getTime()).toBe(30 * DAY_MS)
    const states = async () => (await later.call(listApiKeys)).body.items.map(({ state }) => state)
    expect(await states()).toEqual(['usable', 'replaced'])
    for (const { secret } of [first, second]) expect((await api.program(secret).call(getMe)).status).toBe(200)
    expect((await later.refusal(rotateApiKey, { params, body })).code).toBe('key.not-usable')
    expect(await auditsOf(api, first.key.id)).toEqual(['api-key.created', 'api-key.rotated'])
    api.clock.advance(DAY_MS)
    expect((await api.program(first.secret).refusal(getMe)).code).toBe('session.required')
    expect((await api.program(second.secret).call(getMe)).status).toBe(200)
  })

  test('is replaced once, when it is asked for twice at the same moment', async ({ api }) => {
    const { browser } = await signedIn(api)
    const { key } = await newKey(browser)
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        browser.attempt(rotateApiKey, { params: { id: key.id }, body: { overlapHours: 0 } }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409])
    expect((await browser.call(listApiKeys)).body.inUse).toBe(1)
  })

  test('ends at once, and stays in the list for 90 days', async ({ api }) => {
    const { member, browser } = await signedIn(api)
    const { key, secret } = await newKey(browser)
    await browser.call(endApiKey, { params: { id: key.id } })
    await browser.call(endApiKey, { params: { id: key.id } })
    expect((await api.program(secret).refusal(getMe)).code).toBe('session.required')
    expect((await browser.call(listApiKeys)).body).toMatchObject({ inUse: 0, items: [{ state: 'ended' }] })
    expect(await auditsOf(api, key.id)).toEqual(['api-key.created', 'api-key.ended'])
    api.clock.advance(91 * DAY_MS)
    expect((await (await api.signInAs(member)).call(listApiKeys)).body.items).toEqual([])
  })

  test('of somebody else is not there', async ({ api }) => {
    const { browser } = await signedIn(api)
    const { id } = await api.make.apiKey(await api.make.member())
    expect((await browser.refusal(endApiKey, { params: { id } })).code).toBe('resource.not-found')
    const body = { overlapHours: 0, currentPassword: PASSWORD }
    expect((await browser.refusal(rotateApiKey, { params: { id }, body })).code).toBe('resource.not-found')
  })

  test('is one of twenty at most, however many are asked for at once', async ({ api }) => {
    const { member, browser } = await signedIn(api)
    for (let n = 0; n < MAX_KEYS - 2; n++) await api.make.apiKey(member)
    await newKey(browser)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => browser.attempt(createApiKey, { body: BODY })),
    )
    const refused = answers.filter(({ statusCode }) => statusCode !== 201)
    expect(refused).toHaveLength(4)
    for (const answer of refused) expect(answer.json()).toMatchObject({ status: 409, code: 'key.too-many' })
    const { body } = await browser.call(listApiKeys)
    expect(body.inUse).toBe(MAX_KEYS)
    const params = { id: body.items[0]?.id ?? '' }
    expect((await browser.call(rotateApiKey, { params, body: { overlapHours: 1 } })).status).toBe(201)
  })
})

describe('what a key is held to', () => {
  test('calls per minute, told in the headers beside those of its person', async ({ api }) => {
    const member = await api.make.member()
    const { key } = await api.make.apiKey(member, { limitPerMinute: 3 })
    const free = await api.make.apiKey(member)
    const program = api.program(key)
    for (let left = 2; left >= 0; left--) {
      const { headers } = await program.call(getMe)
      expect(headers['ratelimit-policy']).toMatch(/^"key";q=3;w=60, "default";q=\d+;w=60$/u)
      expect(headers.ratelimit).toMatch(new RegExp(`^"key";r=${left};t=\\d+, "default";r=\\d+;t=\\d+$`, 'u'))
    }
    const refused = await program.refusal(getMe)
    expect(refused).toMatchObject({ status: 429, code: 'rate.limited' })
    expect(refused.headers['ratelimit-policy']).toBe('"key";q=3;w=60')
    expect(refused.retryAfterSeconds).toBeGreaterThan(0)
    expect((await api.program(free.key).call(getMe)).headers['ratelimit-policy']).toMatch(/^"default";/u)
  })

  test('networks: elsewhere it is refused, and says so', async ({ api }) => {
    const member = await api.make.member()
    const here = await api.make.apiKey(member, { networks: ['198.51.100.0/24', '127.0.0.0/8'] })
    const elsewhere = await api.make.apiKey(member, { networks: ['198.51.100.0/24'] })
    expect((await api.program(here.key).call(getMe)).status).toBe(200)
    const refused = await api.program(elsewhere.key).refusal(getMe)
    expect(refused).toMatchObject({ status: 403, code: 'key.network-refused' })
    const [row] = await api.deps.db
      .select({ at: apiKeys.lastUsedAt })
      .from(apiKeys)
      .where(eq(apiKeys.id, elsewhere.id))
    expect(row?.at).toBeNull()
  })
})

describe('the end of a key', () => {
  test('is announced once, a week before, unless the key was made for no longer', async ({ api }) => {
    const { member, browser } = await signedIn(api)
    const { key } = await newKey(browser, { expiresInDays: 30 })
    await newKey(browser, { name: 'Courte', expiresInDays: 7 })
    await api.runOutbox()
    const told = async () => {
      await announceKeyEnds(api.ctx())
      await api.runOutbox()
      return api.mailer.sent.filter(
        ({ to, subject }) => to === member.email && subject.includes('prend bientôt fin'),
      )
    }
    expect(await told()).toEqual([])
    api.clock.advance(22 * DAY_MS)
    expect(await told()).toEqual([])
    api.clock.advance(DAY_MS)
    const [mail, ...others] = await told()
    expect(mail?.subject).toBe('La clé « Comptabilité » prend bientôt fin')
    expect(others).toEqual([])
    expect(await told()).toHaveLength(1)
    expect(key.name).toBe('Comptabilité')
  })
})
