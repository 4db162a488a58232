import { createSession, getSession } from '@guichet/contract/session.contract'
import { auditEntries, credentials, sessions } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { createPasswordHasher } from '../../platform/auth/password-hasher.ts'
import { apiTest, apiTestWith } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { TEST_SECRETS } from '../../testing/test-config.ts'

const test = apiTest

describe('sign-in', () => {
  test('opens a session and says whose it is', async ({ api }) => {
    const person = await api.make.member({ firstName: 'Zoé' })
    const browser = api.browser()
    const { status, body } = await browser.call(createSession, {
      body: { identifier: person.email, password: PASSWORD },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      personId: person.id,
      firstName: 'Zoé',
      remembered: false,
      lastSignInAt: null,
    })
    expect((await browser.call(getSession)).body.personId).toBe(person.id)
    const rows = await api.deps.db
      .select({ action: auditEntries.action, subject: auditEntries.subjectKind, after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.actorId, person.id))
    expect(rows).toEqual([
      {
        action: 'session.opened',
        subject: 'session',
        after: { method: 'password', remembered: false, ip: '127.0.0.1', country: null },
      },
    ])
  })

  test('says when the sign-in before was', async ({ api }) => {
    const person = await api.make.person()
    const body = { identifier: person.email, password: PASSWORD }
    await api.browser().call(createSession, { body })
    const first = api.clock.now().toISOString()
    api.clock.advance(3_600_000)
    const second = await api.browser().call(createSession, { body })
    expect(second.body).toMatchObject({ lastSignInAt: first })
  })

  test('answers a wrong password and an unknown identifier alike', async ({ api }) => {
    const person = await api.make.person()
    const answers = []
    for (const identifier of [person.email, 'nobody@test.example', 'no-such-login']) {
      const { requestId, headers, ...answer } = await api
        .browser()
        .refusal(createSession, { body: { identifier, password: 'Not-The-Password-1!' } })
      const { date: _, 'x-request-id': id, ratelimit: __, ...stable } = headers
      expect(id).toBe(requestId)
      answers.push({ answer, stable })
    }
    expect(answers[0]?.answer).toMatchObject({ status: 401, code: 'session.invalid-credentials' })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test('checks a hash for known and for unknown identifiers', async ({ api }) => {
    const person = await api.make.person()
    const verify = vi.spyOn(api.deps.hasher, 'verify')
    for (const identifier of [person.email, 'nobody-at-all@test.example']) {
      await api.browser().refusal(createSession, { body: { identifier, password: 'wrong' } })
    }
    expect(verify.mock.calls.map(([, hash]) => hash === null)).toEqual([false, true])
  })

  test('takes identifiers as people type them', async ({ api }) => {
    const person = await api.make.person({ email: 'lea.muller@müller.example', login: 'élodie.1' })
    const typed = [
      '  LEA.Muller@Müller.example ',
      'lea.muller@mu\u0308ller.example',
      'ÉLODIE.1',
      ' e\u0301lodie.1',
    ]
    for (const identifier of typed) {
      const { body } = await api.browser().call(createSession, { body: { identifier, password: PASSWORD } })
      expect(body).toMatchObject({ personId: person.id })
    }
  })

  test('takes a password in either form of Unicode, but not trimmed nor shortened', async ({ api }) => {
    const person = await api.make.person()
    const secret = `${'é'.repeat(40)} Fin 1!`
    const passwordHash = await api.deps.hasher.hash(secret)
    await api.deps.db.update(credentials).set({ passwordHash }).where(eq(credentials.personId, person.id))
    const signIn = (password: string) =>
      api.browser().attempt(createSession, { body: { identifier: person.email, password } })
    expect((await signIn(secret.normalize('NFD'))).statusCode).toBe(201)
    for (const wrong of [`${secret} `, secret.slice(0, -1), `${'é'.repeat(40)} Fin 1?`]) {
      expect((await signIn(wrong)).statusCode).toBe(401)
    }
  })

  test('gives new cookies to a browser that brings its own', async ({ api }) => {
    const [victim, attacker] = [await api.make.person(), await api.make.person()]
    const planted = await api.signInAs(attacker)
    const browser = planted.copy()
    const { body } = await browser.call(createSession, {
      body: { identifier: victim.email, password: PASSWORD },
    })
    expect(body).toMatchObject({ personId: victim.id })
    for (const name of ['guichet_session', 'guichet_refresh']) {
      expect(browser.cookies.get(name)).not.toBe(planted.cookies.get(name))
    }
    expect((await planted.call(getSession)).body.personId).toBe(attacker.id)
  })

  test('refuses to be called without a body, with unknown fields, with half of them', async ({ api }) => {
    const pointers = async (body: unknown) => {
      const answer = await api.browser().attempt(createSession, { body })
      expect(answer.statusCode).toBe(400)
      return answer
        .json()
        .errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)
    }
    expect(await pointers({})).toEqual(['/identifier required', '/password required'])
    expect(await pointers({ identifier: '', password: '' })).toEqual([
      '/identifier required',
      '/password required',
    ])
    expect(await pointers({ identifier: 'a', password: 'b', staffRole: 'admin' })).toEqual([
      '/staffRole unknown',
    ])
    expect(await pointers({ identifier: 'a'.repeat(255), password: 'b'.repeat(1025) })).toEqual([
      '/identifier text.too-long',
      '/password text.too-long',
    ])
    expect(await pointers([])).toEqual([' invalid'])
  })

  test('hashes again when the cost has changed', async ({ api }) => {
    const person = await api.make.person()
    const hasher = createPasswordHasher({
      ...{ pepper: TEST_SECRETS.PASSWORD_PEPPER, cost: 5, concurrency: 1, maxQueue: 5 },
    })
    const old = await hasher.hash(PASSWORD)
    await api.deps.db
      .update(credentials)
      .set({ passwordHash: old })
      .where(eq(credentials.personId, person.id))
    const read = async () => {
      const [row] = await api.deps.db
        .select({ hash: credentials.passwordHash })
        .from(credentials)
        .where(eq(credentials.personId, person.id))
      return row?.hash
    }
    const body = { identifier: person.email, password: PASSWORD }
    await api.browser().refusal(createSession, { body: { ...body, password: 'wrong' } })
    expect(await read()).toBe(old)
    await api.browser().call(createSession, { body })
    const renewed = await read()
    expect(renewed).toMatch(/^\$2b\$04\$/u)
    await api.browser().call(createSession, { body })
    expect(await read()).toBe(renewed)
  })

  test('notes where a session comes from, cut to what the column holds', async ({ api }) => {
    const person = await api.make.person()
    await api
      .browser({ 'user-agent': 'x'.repeat(2000) })
      .call(createSession, { body: { identifier: person.email, password: PASSWORD } })
    const [row] = await api.deps.db
      .select({ userAgent: sessions.userAgent, method: sessions.method, ip: sessions.ip })
      .from(sessions)
      .where(and(eq(sessions.personId, person.id)))
    expect(row).toEqual({ userAgent: 'x'.repeat(300), method: 'password', ip: '127.0.0.1' })
  })
})

const overHttps = apiTestWith({ settings: { PUBLIC_URL: 'https://portail.example' } })

describe('cookies of a sign-in', () => {
  const cookiesOf = async (api: TestApp, remember: boolean) => {
    const person = await api.make.person()
    const answer = await api
      .browser()
      .attempt(createSession, { body: { identifier: person.email, password: PASSWORD, remember } })
    expect(answer.statusCode).toBe(201)
    return Object.fromEntries(answer.cookies.map((cookie) => [cookie.name, cookie]))
  }
  const always = { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' }

  test('end with the browser unless the session is remembered', async ({ api }) => {
    const cookies = await cookiesOf(api, false)
    expect(Object.keys(cookies).sort()).toEqual([
      'guichet_device',
      'guichet_factor',
      'guichet_refresh',
      'guichet_session',
    ])
    for (const cookie of Object.values(cookies)) expect(cookie).toMatchObject(always)
    expect(cookies.guichet_session?.maxAge).toBeUndefined()
    expect(cookies.guichet_session?.expires).toBeUndefined()
    expect(cookies.guichet_refresh?.maxAge).toBeUndefined()
    expect(cookies.guichet_device?.maxAge).toBe(400 * 86_400)
    expect(cookies.guichet_factor?.value).toBe('')
  })

  test('last 30 days when the session is remembered', async ({ api }) => {
    const cookies = await cookiesOf(api, true)
    expect(cookies.guichet_session?.maxAge).toBe(30 * 86_400)
    expect(cookies.guichet_refresh?.maxAge).toBe(30 * 86_400)
  })

  overHttps('are bound to the host over https', async ({ api }) => {
    const cookies = await cookiesOf(api, true)
    expect(Object.keys(cookies).sort()).toEqual([
      '__Host-guichet_device',
      '__Host-guichet_factor',
      '__Host-guichet_refresh',
      '__Host-guichet_session',
    ])
    for (const cookie of Object.values(cookies)) {
      expect(cookie).toMatchObject(always)
      expect(cookie).not.toHaveProperty('domain')
    }
  })

  overHttps('are not taken without their prefix over https', async ({ api }) => {
    const client = await api.signInAs(await api.make.person())
    expect((await client.call(getSession)).status).toBe(200)
    const stripped = api.browser()
    for (const [name, value] of client.cookies) stripped.cookies.set(name.replace('__Host-', ''), value)
    expect((await stripped.refusal(getSession)).code).toBe('session.required')
  })
})
