import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { startDeclarantSignup } from '@guichet/contract/declarants.contract'
import { getOrganisation } from '@guichet/contract/organisation.contract'
import { deleteSession, getSession, refreshSession, setLocale } from '@guichet/contract/session.contract'
import { auditEntries, persons, sessions } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { TEST_SECRETS } from '../../testing/test-config.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const isIn = async (client: TestClient) => (await client.attempt(getSession)).statusCode === 200
const renew = async (client: TestClient) => (await client.attempt(refreshSession)).statusCode === 204

describe('the life of a session', () => {
  test('its cookie serves ten minutes, then it is renewed', async ({ api }) => {
    const client = await api.signInAs(await api.make.person())
    api.clock.advance(10 * MINUTE_MS - 1000)
    expect(await isIn(client)).toBe(true)
    api.clock.advance(1000)
    expect((await client.refusal(getSession)).code).toBe('session.required')
    expect(await renew(client)).toBe(true)
    expect(await isIn(client)).toBe(true)
  })

  test('ends after 30 minutes without use', async ({ api }) => {
    const client = await api.signInAs(await api.make.person())
    api.clock.advance(30 * MINUTE_MS - 1)
    expect(await renew(client.copy())).toBe(true)
    api.clock.advance(30 * MINUTE_MS)
    const refused = await client.attempt(refreshSession)
    expect(refused.statusCode).toBe(401)
    expect(client.cookies.has('guichet_session') || client.cookies.has('guichet_refresh')).toBe(false)
  })

  test('is kept alive by use between renewals', async ({ api }) => {
    const client = await api.signInAs(await api.make.person())
    api.clock.advance(9 * MINUTE_MS)
    const { body } = await client.call(getSession)
    expect(body.expiresAt).toBe(new Date(api.clock.now().getTime() + 30 * MINUTE_MS).toISOString())
    api.clock.advance(29 * MINUTE_MS)
    expect(await renew(client)).toBe(true)
  })

  test('ends after twelve hours, used or not', async ({ api }) => {
    const client = await api.signInAs(await api.make.person())
    const end = api.clock.now().getTime() + 12 * 60 * MINUTE_MS
    while (api.clock.now().getTime() + 20 * MINUTE_MS < end) {
      api.clock.advance(20 * MINUTE_MS)
      expect(await renew(client)).toBe(true)
    }
    const { body } = await client.call(getSession)
    expect(body.expiresAt).toBe(new Date(end).toISOString())
    api.clock.set(new Date(end).toISOString())
    expect(await isIn(client)).toBe(false)
    expect(await renew(client)).toBe(false)
  })

  test('lasts 30 days when it is remembered, and no longer', async ({ api }) => {
    const client = await api.signInAs(await api.make.person(), { remember: true })
    for (let day = 0; day < 29; day += 5) {
      api.clock.advance(5 * DAY_MS - MINUTE_MS)
      expect(await renew(client)).toBe(true)
    }
    api.clock.set('2026-12-22T08:59:59.000Z')
    expect(await renew(client)).toBe(true)
    expect((await client.call(getSession)).body).toMatchObject({
      remembered: true,
      expiresAt: '2026-12-22T09:00:00.000Z',
    })
    api.clock.advance(1000)
    expect(await isIn(client)).toBe(false)
    expect(await renew(client)).toBe(false)
  })

  test('ends at sign-out: its cookies are taken back and no longer serve', async ({ api }) => {
    const person = await api.make.person()
    const client = await api.signInAs(person)
    const stolen = client.copy()
    await client.call(deleteSession)
    expect([...client.cookies.keys()]).toEqual(['guichet_device'])
    expect((await stolen.refusal(getSession)).code).toBe('session.required')
    expect(await renew(stolen)).toBe(false)
    const rows = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(and(eq(auditEntries.actorId, person.id), eq(auditEntries.action, 'session.closed')))
    expect(rows).toHaveLength(1)
    expect((await stolen.attempt(deleteSession)).statusCode).toBe(204)
  })

  test('can be closed when only the long-lived cookie is left', async ({ api }) => {
    const client = await api.signInAs(await api.make.person())
    const kept = client.copy()
    client.cookies.delete('guichet_session')
    await client.call(deleteSession)
    expect(await isIn(kept)).toBe(false)
  })

  test('ends at once when it is revoked elsewhere, other sessions live on', async ({ api }) => {
    const person = await api.make.person()
    const [one, other] = [await api.signInAs(person), await api.signInAs(person)]
    const [row] = await api.deps.db
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.personId, person.id))
      .orderBy(sessions.id)
      .limit(1)
    await api.deps.db
      .update(sessions)
      .set({ revokedAt: api.clock.now() })
      .where(eq(sessions.id, row?.id ?? ''))
    expect(await isIn(one)).toBe(false)
    expect(await isIn(other)).toBe(true)
  })

  test('does nothing for the page of somebody else, who was signed in in this browser before', async ({
    api,
  }) => {
    const [before, now] = [await api.make.person(), await api.make.person()]
    const browser = await api.signInAs(now)
    const input = { body: { locale: 'en' as const } }
    const pageOf = ({ id }: { readonly id: string }) => ({ headers: { 'x-guichet-person': id } })
    expect(await browser.refusal(setLocale, input, pageOf(before))).toMatchObject({
      ...{ status: 409, code: 'session.other-person' },
    })
    expect((await browser.refusal(getSession, {}, pageOf(before))).code).toBe('session.other-person')
    // A form that anybody may send is filled in for whoever is signed in.
    const sent = await browser.attempt(startDeclarantSignup, { body: {} }, pageOf(before))
    expect(sent.json().code).toBe('session.other-person')
    // What anybody may read is no matter of the page.
    await browser.call(getOrganisation, {}, pageOf(before))
    expect((await browser.call(getSession)).body.locale).toBe('fr')
    await browser.call(setLocale, input, pageOf(now))
    expect((await browser.call(getSession)).body.locale).toBe('en')
    expect((await api.browser().refusal(getSession, {}, pageOf(now))).code).toBe('session.required')
  })

  test('follows a change of role at the next request', async ({ api }) => {
    const person = await api.make.staff('admin')
    const client = await api.signInAs(person)
    expect((await client.call(getSession)).body.permissions).toContain('audit.read')
    await api.deps.db.update(persons).set({ staffRole: null }).where(eq(persons.id, person.id))
    expect((await client.call(getSession)).body).toMatchObject({ staffRole: null, permissions: [] })
  })
})

type Claims = Readonly<Record<string, unknown>>
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const es256 = (header: Claims, claims: Claims, key: KeyObject | string) => {
  const head = `${part(header)}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(head), { key: key as KeyObject, dsaEncoding: 'ieee-p1363' })
  return `${head}.${signature.toString('base64url')}`
}
const OWN = createPrivateKey(TEST_SECRETS.JWT_PRIVATE_KEY)
const OWN_PUBLIC = createPublicKey(OWN).export({ type: 'spki', format: 'pem' }).toString()
const OTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** A session that is open, the token the API gave for it, and what that token says. */
async function openToken(api: TestApp) {
  const client = await api.signInAs(await api.make.person())
  const token = client.cookies.get('guichet_session') ?? ''
  const [header, claims] = token
    .split('.')
    .slice(0, 2)
    .map((text): Claims => JSON.parse(Buffer.from(text, 'base64url').toString()))
  if (!header || !claims) throw new Error('no token')
  const tryToken = async (value: string) => {
    const forged = api.browser()
    forged.cookies.set('guichet_session', value)
    return isIn(forged)
  }
  return { token, header, claims, tryToken }
}

describe('tokens that the API did not give', () => {
  test('are told from its own', async ({ api }) => {
    const { token, header, claims, tryToken } = await openToken(api)
    expect(header).toMatchObject({ alg: 'ES256', kid: expect.any(String) })
    expect(await tryToken(token)).toBe(true)
    expect(await tryToken(es256(header, claims, OWN))).toBe(true)
  })

  test('are taken from a process whose clock is up to a minute ahead, and no further', async ({ api }) => {
    const { header, claims, tryToken } = await openToken(api)
    const ahead = (by: number) => {
      const iat = Math.floor(api.clock.now().getTime() / 1000) + by
      return tryToken(es256(header, { ...claims, iat, exp: iat + 600 }, OWN))
    }
    expect([await ahead(60), await ahead(61), await ahead(-599), await ahead(-600)]).toEqual([
      ...[true, false, true, false],
    ])
  })

  const hs256 = (header: Claims, claims: Claims) => {
    const head = `${part({ ...header, alg: 'HS256' })}.${part(claims)}`
    return `${head}.${createHmac('sha256', OWN_PUBLIC).update(head).digest('base64url')}`
  }
  const seconds = (api: TestApp) => Math.floor(api.clock.now().getTime() / 1000)
  const bad: Record<
    string,
    (given: { token: string; header: Claims; claims: Claims; api: TestApp }) => string
  > = {
    'algorithm none': ({ header, claims }) => `${part({ ...header, alg: 'none' })}.${part(claims)}.`,
    'algorithm NONE with a signature': ({ header, claims, token }) =>
      `${part({ ...header, alg: 'NONE' })}.${part(claims)}.${token.split('.')[2]}`,
    'HS256 with the public key': ({ header, claims }) => hs256(header, claims),
    'another key': ({ header, claims }) => es256(header, claims, OTHER),
    'another audience': ({ header, claims }) => es256(header, { ...claims, aud: 'elsewhere' }, OWN),
    'no audience': ({ header, claims }) => es256(header, { ...claims, aud: undefined }, OWN),
    'another issuer': ({ header, claims }) => es256(header, { ...claims, iss: 'https://evil.example' }, OWN),
    'no issuer': ({ header, claims }) => es256(header, { ...claims, iss: undefined }, OWN),
    'past its end': ({ header, claims, api }) => es256(header, { ...claims, exp: seconds(api) }, OWN),
    'no end': ({ header, claims }) => es256(header, { ...claims, exp: undefined }, OWN),
    'an end that is text': ({ header, claims, api }) =>
      es256(header, { ...claims, exp: String(seconds(api) + 500) }, OWN),
    'given in the future': ({ header, claims, api }) =>
      es256(header, { ...claims, iat: seconds(api) + 3600, exp: seconds(api) + 4200 }, OWN),
    'living longer than ten minutes': ({ header, claims, api }) =>
      es256(header, { ...claims, exp: seconds(api) + 86_400 }, OWN),
    'no session': ({ header, claims }) => es256(header, { ...claims, sid: undefined }, OWN),
    'a session that is no id': ({ header, claims }) => es256(header, { ...claims, sid: "' or 1=1 --" }, OWN),
    'a session that is no text': ({ header, claims }) => es256(header, { ...claims, sid: [claims.sid] }, OWN),
    'an unknown session': ({ header, claims }) =>
      es256(header, { ...claims, sid: '01900000-0000-7000-8000-00000000dead' }, OWN),
    'claims changed': ({ token, claims }) =>
      token.replace(/\.[^.]+\./u, `.${part({ ...claims, extra: 1 })}.`),
    'signature cut': ({ token }) => token.slice(0, -4),
    'no signature': ({ token }) => token.replace(/[^.]+$/u, ''),
    'two parts': ({ token }) => token.split('.').slice(0, 2).join('.'),
    garbage: () => 'not-a-token',
    'three dots': () => '...',
    nothing: () => '',
    'NUL bytes': () => '%00%00.%00.%00',
    oversized: ({ header, claims }) => es256(header, { ...claims, pad: 'x'.repeat(4000) }, OWN),
  }
  for (const [name, forge] of Object.entries(bad)) {
    test(`are refused: ${name}`, async ({ api }) => {
      const { tryToken, ...given } = await openToken(api)
      expect(await tryToken(forge({ ...given, api }))).toBe(false)
    })
  }
})
