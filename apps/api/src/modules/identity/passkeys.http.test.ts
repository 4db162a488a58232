import { generateKeyPairSync } from 'node:crypto'
import { getFactors } from '@guichet/contract/factors.contract'
import * as contract from '@guichet/contract/passkeys.contract'
import { answerFactor, createSession, getSession } from '@guichet/contract/session.contract'
import { listSessions, listSignIns } from '@guichet/contract/sign-ins.contract'
import { auditEntries, lifeEvents, passkeyChallenges, passkeys } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { awaitFactor, givePassword, setUpTotp } from '../../testing/factor-steps.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { createSoftPasskey, type Lie } from '../../testing/soft-passkey.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const MINUTE_MS = 60_000
const proof = { currentPassword: PASSWORD }
type SoftPasskey = ReturnType<typeof createSoftPasskey>

const optionsFor = async (client: TestClient) =>
  (await client.call(contract.beginPasskeyRegistration, { body: proof })).body

/** A member with one passkey, and a session of his. */
async function withPasskey(api: TestApp) {
  const member = await api.make.member()
  const client = await api.signInAs(member)
  const passkey = createSoftPasskey()
  const credential = passkey.make(await optionsFor(client))
  const { body } = await client.call(contract.registerPasskey, { body: { credential } })
  return { member, client, passkey, id: body.passkeys[0]?.id ?? '' }
}
const ask = async (browser: TestClient) =>
  (await browser.call(contract.beginPasskeySignIn, { body: {} })).body
const enter = async (browser: TestClient, credential: ReturnType<SoftPasskey['sign']>) => {
  const answer = await browser.attempt(contract.signInWithPasskey, { body: { credential } })
  return answer.statusCode === 201 ? 'opened' : (answer.json().code as string)
}

describe('a passkey that is registered', () => {
  test('is asked for with the password, made for this portal, named after who keeps it, told and written down', async ({
    api,
  }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const refused = await client.refusal(contract.beginPasskeyRegistration, { body: {} })
    expect(refused.code).toBe('password.needed')
    const options = await optionsFor(client)
    expect(options).toMatchObject({ rp: { id: 'localhost' }, attestation: 'none', excludeCredentials: [] })
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    })
    expect(options.user.id).not.toContain(member.id)
    // Whoever thinks better of it leaves nothing behind.
    expect((await client.call(getFactors)).body.passkeys).toEqual([])
    const passkey = createSoftPasskey()
    const { body } = await client.call(contract.registerPasskey, {
      body: { credential: passkey.make(options) },
    })
    expect(body.passkeys).toMatchObject([{ name: 'Windows Hello', synced: false, lastUsedAt: null }])
    expect((await optionsFor(client)).excludeCredentials).toEqual([
      { id: passkey.id, type: 'public-key', transports: ['internal'] },
    ])
    await api.runOutbox()
    expect(api.mailer.sent.map(({ subject }) => subject)).toEqual(['Une clé d’accès a été ajoutée'])
    expect(api.mailer.sent[0]?.text).toContain('Windows Hello')
    const rows = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(and(eq(auditEntries.actorId, member.id), eq(auditEntries.action, 'factor.passkey-added')))
    expect(rows).toHaveLength(1)
  })

  const lies: [string, Lie][] = [
    ['for another site', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without its person verified', { unverified: true }],
    ['of another kind', { type: 'webauthn.get' }],
  ]
  for (const [what, lie] of lies) {
    test(`is refused when it was made ${what}`, async ({ api }) => {
      const client = await api.signInAs(await api.make.member())
      const credential = createSoftPasskey().make(await optionsFor(client), lie)
      const refused = await client.refusal(contract.registerPasskey, { body: { credential } })
      expect(refused.code).toBe('passkey.refused')
      expect((await client.call(getFactors)).body.passkeys).toEqual([])
    })
  }

  test('is taken once, by the session that asked, within five minutes', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const options = await optionsFor(client)
    const credential = createSoftPasskey().make(options)
    const elsewhere = await api.signInAs(member)
    const register = (browser: TestClient) =>
      browser.attempt(contract.registerPasskey, { body: { credential } }).then((answer) => answer.json().code)
    expect(await register(elsewhere)).toBe('passkey.expired')
    expect(await register(client)).toBeUndefined()
    expect(await register(client)).toBe('passkey.expired')
    const again = createSoftPasskey().make(await optionsFor(client), {})
    api.clock.advance(5 * MINUTE_MS)
    const late = await client.attempt(contract.registerPasskey, { body: { credential: again } })
    expect(late.json().code).toBe('passkey.expired')
  })

  test('belongs to one person, and twenty are the most', async ({ api }) => {
    const { passkey } = await withPasskey(api)
    const other = await api.make.member()
    const client = await api.signInAs(other)
    const credential = passkey.make(await optionsFor(client))
    expect((await client.refusal(contract.registerPasskey, { body: { credential } })).code).toBe(
      'passkey.known',
    )
    const now = api.clock.now()
    await api.deps.db.insert(passkeys).values(
      Array.from({ length: 20 }, (_, index) => ({
        ...{ id: api.deps.ids.uuid(), personId: other.id, credentialId: `${other.id}-${index}`, counter: 0 },
        ...{ publicKey: Buffer.from('x'), transports: [], synced: true, name: 'X', createdAt: now },
        aaguid: '00000000-0000-0000-0000-000000000000',
      })),
    )
    const refused = await client.refusal(contract.beginPasskeyRegistration, { body: proof })
    expect(refused.code).toBe('passkey.too-many')
  })

  test('is named and removed by its person, with the password', async ({ api }) => {
    const { client, id, passkey } = await withPasskey(api)
    const named = await client.call(contract.renamePasskey, { params: { id }, body: { name: 'Bureau' } })
    expect(named.body.passkeys[0]?.name).toBe('Bureau')
    const stranger = await api.signInAs(await api.make.member())
    const foreign = await stranger.refusal(contract.removePasskey, { params: { id }, body: proof })
    expect(foreign.code).toBe('resource.not-found')
    const later = await api.signInAs({ id: (await client.call(getSession)).body.personId })
    expect((await later.refusal(contract.removePasskey, { params: { id }, body: {} })).code).toBe(
      'password.needed',
    )
    const { body } = await later.call(contract.removePasskey, { params: { id }, body: proof })
    expect(body.passkeys).toEqual([])
    const browser = api.browser()
    expect(await enter(browser, passkey.sign(await ask(browser)))).toBe('passkey.refused')
  })
})

describe('signing in with a passkey', () => {
  test('needs no password and no other factor, whatever else was set up', async ({ api }) => {
    const { client, member, passkey } = await withPasskey(api)
    await setUpTotp(api, client)
    const browser = api.browser()
    const options = await ask(browser)
    expect(options).toMatchObject({ rpId: 'localhost', allowCredentials: [], userVerification: 'required' })
    expect(await enter(browser, passkey.sign(options))).toBe('opened')
    expect((await browser.call(getSession)).body.personId).toBe(member.id)
    const [session] = (await browser.call(listSessions)).body.items
    expect(session?.method).toBe('passkey')
    expect((await browser.call(getFactors)).body.passkeys[0]?.lastUsedAt).not.toBeNull()
    expect(browser.cookies.has('guichet_passkey')).toBe(false)
  })

  test('is open while guesses have locked the password', async ({ api }) => {
    const { member, passkey } = await withPasskey(api)
    const body = { identifier: member.email, password: 'wrong', remember: false }
    for (let guess = 0; guess < 5; guess++) await api.browser().attempt(createSession, { body })
    expect((await api.browser().attempt(createSession, { body })).json().code).toBe('session.locked')
    const browser = api.browser()
    expect(await enter(browser, passkey.sign(await ask(browser)))).toBe('opened')
  })

  const lies: [string, Lie][] = [
    ['signed for another site', { origin: 'https://evil.example' }],
    ['signed for a site below this one', { origin: 'http://sub.localhost:3600' }],
    ['signed for another host', { rpId: 'evil.example' }],
    ['whose person was not verified', { unverified: true }],
    ['that was made, not used', { type: 'webauthn.create' }],
    ['of somebody else', { userHandle: 'c29tZWJvZHkgZWxzZQ' }],
    ['signed with another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ]
  for (const [what, lie] of lies) {
    test(`refuses one ${what}`, async ({ api }) => {
      const { passkey, client } = await withPasskey(api)
      const browser = api.browser()
      expect(await enter(browser, passkey.sign(await ask(browser), lie))).toBe('passkey.refused')
      expect((await browser.refusal(getSession)).code).toBe('session.required')
      const [refusal] = (await client.call(listSignIns, { query: {} })).body.items
      expect(refusal?.result).toBe('factor-refused')
    })
  }

  test('refuses a counter that stands still or goes back: somebody has a copy', async ({ api }) => {
    const { passkey } = await withPasskey(api)
    const browser = api.browser()
    expect(await enter(browser, passkey.sign(await ask(browser), { counter: 7 }))).toBe('opened')
    for (const counter of [7, 6, 0]) {
      const copy = api.browser()
      expect(await enter(copy, passkey.sign(await ask(copy), { counter }))).toBe('passkey.refused')
    }
    const next = api.browser()
    expect(await enter(next, passkey.sign(await ask(next), { counter: 8 }))).toBe('opened')
  })

  test('takes an answer once, also twenty times at the same moment, and in its own browser alone', async ({
    api,
  }) => {
    const { passkey } = await withPasskey(api)
    const browser = api.browser()
    const signed = passkey.sign(await ask(browser))
    const stranger = api.browser()
    await ask(stranger)
    expect(await enter(stranger, signed)).toBe('passkey.expired')
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter(browser.copy(), signed)))
    expect(answers.filter((one) => one === 'opened')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['opened', 'passkey.expired']))
  })

  test('takes no challenge of another purpose, none that is too old, and none that was never given', async ({
    api,
  }) => {
    const { passkey, client, member } = await withPasskey(api)
    const browser = api.browser()
    const options = await ask(browser)
    const { challenge: registration } = await optionsFor(client)
    expect(await enter(browser, passkey.sign({ ...options, challenge: registration }))).toBe(
      'passkey.expired',
    )
    const pending = await awaitFactor(api, member)
    const { body: factor } = await pending.call(contract.beginPasskeyFactor, { body: {} })
    for (const [name, value] of pending.cookies) browser.cookies.set(name, value)
    expect(await enter(browser, passkey.sign({ ...options, challenge: factor.challenge }))).toBe(
      'passkey.expired',
    )
    expect(await enter(browser, passkey.sign(options, { challenge: 'made-up' }))).toBe('passkey.expired')
    const late = await ask(browser)
    api.clock.advance(5 * MINUTE_MS)
    expect(await enter(browser, passkey.sign(late))).toBe('passkey.expired')
    expect(await api.deps.db.select().from(passkeyChallenges)).not.toEqual([])
  })

  test('tabs of one browser each have a challenge of their own', async ({ api }) => {
    const { passkey } = await withPasskey(api)
    const browser = api.browser()
    const first = await ask(browser)
    await ask(browser)
    expect(await enter(browser, passkey.sign(first))).toBe('opened')
  })

  test('is closed to who has died, as every way in', async ({ api }) => {
    const { passkey, member } = await withPasskey(api)
    const now = api.clock.now()
    await api.deps.db.insert(lifeEvents).values({
      ...{ id: api.deps.ids.uuid(), personId: member.id, kind: 'death', state: 'done' },
      ...{ happensOn: '2026-11-01', byStaff: true, createdById: member.id, createdAt: now, updatedAt: now },
    })
    const browser = api.browser()
    expect(await enter(browser, passkey.sign(await ask(browser)))).toBe('account.closed')
  })
})

describe('a passkey as the second factor', () => {
  const begin = async (browser: TestClient) =>
    (await browser.call(contract.beginPasskeyFactor, { body: {} })).body
  const give = async (browser: TestClient, passkey: ReturnType<SoftPasskey['sign']>) => {
    const answer = await browser.attempt(answerFactor, { body: { passkey } })
    return answer.statusCode === 201 ? 'opened' : (answer.json().code as string)
  }

  test('is asked for after the password, and opens', async ({ api }) => {
    const { member, passkey } = await withPasskey(api)
    const browser = api.browser()
    expect(await givePassword(browser, member)).toEqual({
      factor: 'passkey',
      ways: ['passkey'],
      mayTrust: true,
    })
    const options = await begin(browser)
    expect(options.allowCredentials.map(({ id }) => id)).toEqual([passkey.id])
    expect(await give(browser, passkey.sign(options))).toBe('opened')
    expect((await browser.call(listSessions)).body.items[0]?.method).toBe('password+passkey')
  })

  test('is that of who gave the password, and its challenge that of this very sign-in', async ({ api }) => {
    const { member, passkey } = await withPasskey(api)
    const other = await withPasskey(api)
    const browser = await awaitFactor(api, member)
    expect(await give(browser, other.passkey.sign(await begin(browser)))).toBe('session.factor-invalid')
    const options = await begin(browser)
    const second = await awaitFactor(api, member)
    expect(await give(second, passkey.sign(options))).toBe('passkey.expired')
    const signIn = await ask(browser)
    expect(await give(browser, passkey.sign(signIn))).toBe('passkey.expired')
    expect(await give(browser, passkey.sign(options))).toBe('opened')
    expect((await api.browser().refusal(contract.beginPasskeyFactor, { body: {} })).code).toBe(
      'session.factor-expired',
    )
  })

  test('counts for staff, who keep it as the last one', async ({ api }) => {
    const support = await api.make.person({ staffRole: 'support', totp: false })
    const client = await api.signInAs(support)
    expect((await client.call(getSession)).body.needsFactor).toBe(true)
    const credential = createSoftPasskey().make(await optionsFor(client))
    const { body } = await client.call(contract.registerPasskey, { body: { credential } })
    expect((await client.call(getSession)).body.needsFactor).toBe(false)
    const id = body.passkeys[0]?.id ?? ''
    const refused = await client.refusal(contract.removePasskey, { params: { id }, body: {} })
    expect(refused.code).toBe('factor.last')
  })
})
