import {
  answerFranceConnect,
  getFranceConnectLink,
  getPendingFranceConnect,
  linkFranceConnect,
  startFranceConnect,
  startFranceConnectLink,
  unlinkFranceConnect,
} from '@guichet/contract/franceconnect.contract'
import { answerFactor, createSession, deleteSession, getSession } from '@guichet/contract/session.contract'
import { listSessions } from '@guichet/contract/sign-ins.contract'
import { auditEntries, credentials, federationAttempts } from '@guichet/db/schema'
import { and, eq, like } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect } from 'vitest'
import { apiTest, apiTestWith } from '../../testing/api-test.ts'
import { codeAt, PASSWORD } from '../../testing/factories.ts'
import {
  type Faults,
  someCitizen,
  startFakeFranceConnect,
  type TestCitizen,
} from '../../testing/fake-france-connect.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const fake = await startFakeFranceConnect()
const test = apiTestWith({ overrides: { franceConnect: fake.client() } })
afterAll(() => fake.stop())
beforeEach(() => {
  fake.mode = 'normal'
})

const start = async (browser: TestClient, body = {}) =>
  (await browser.call(startFranceConnect, { body })).body.url

/** Goes to FranceConnect as that person and comes back. */
async function come(browser: TestClient, citizen: TestCitizen, body = {}, faults: Faults = {}) {
  const back = fake.authorize(await start(browser, body), citizen, faults)
  return browser.call(answerFranceConnect, { body: back })
}
/** A member who is linked, by the password. */
async function linkedMember(api: TestApp, citizen = someCitizen()) {
  const member = await api.make.member()
  const browser = api.browser()
  await come(browser, citizen)
  await browser.call(createSession, { body: { identifier: member.email, password: PASSWORD } })
  await browser.call(linkFranceConnect, { body: {} })
  return { member, browser, citizen }
}
const auditOf = (api: TestApp, personId: string) =>
  api.deps.db
    .select({ action: auditEntries.action, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, personId), like(auditEntries.action, 'franceconnect.%')))
const mailsTo = async (api: TestApp, email: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === email).map(({ subject }) => subject)
}

describe('somebody nobody is linked to', () => {
  test('waits in the browser, signs in with the password and is linked: told by mail, written down', async ({
    api,
  }) => {
    const member = await api.make.member()
    const browser = api.browser()
    const citizen = someCitizen()
    const { status, body } = await come(browser, citizen)
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        outcome: 'unknown',
        identity: {
          ...{ givenNames: 'Thibault Henri', birthName: 'DESGRANGES', usualName: null },
          email: 'thibault@courriel.example',
        },
      },
    })
    expect((await browser.call(getPendingFranceConnect)).body.identity.birthName).toBe('DESGRANGES')
    expect(await browser.refusal(linkFranceConnect, { body: {} })).toMatchObject({ code: 'session.required' })
    api.clock.advance(60_000)
    await browser.call(createSession, { body: { identifier: member.email, password: PASSWORD } })
    const linked = await browser.call(linkFranceConnect, { body: {} })
    expect(linked.body).toMatchObject({ hasPassword: true, link: { lastUsedAt: null } })
    expect(await mailsTo(api, member.email)).toEqual(['FranceConnect est relié à votre espace'])
    expect(await auditOf(api, member.id)).toEqual([
      { action: 'franceconnect.linked', after: { proof: 'password' } },
    ])
    expect(await browser.refusal(getPendingFranceConnect)).toMatchObject({ code: 'franceconnect.expired' })

    const elsewhere = await come(api.browser(), citizen, { remember: true })
    expect(elsewhere).toMatchObject({ status: 201, body: { personId: member.id, remembered: true } })
    const { body: own } = await browser.call(listSessions)
    expect(own.items.map(({ method }) => method)).toContain('franceconnect')
    expect((await browser.call(getFranceConnectLink)).body.link?.lastUsedAt).toBe(
      api.clock.now().toISOString(),
    )
  })

  test('is nobody by the address alone', async ({ api }) => {
    const member = await api.make.member({ firstName: 'Thibault', lastName: 'Desgranges' })
    const answer = await come(api.browser(), someCitizen({ email: member.email }))
    expect(answer.body).toMatchObject({ outcome: 'unknown' })
  })

  test('cannot be linked to a session from before without its password, nor from another browser', async ({
    api,
  }) => {
    const member = await api.make.member()
    const browser = await api.signInAs(member)
    api.clock.advance(60_000)
    await come(browser, someCitizen())
    expect(await browser.refusal(linkFranceConnect, { body: {} })).toMatchObject({ code: 'password.needed' })
    const wrong = await browser.refusal(linkFranceConnect, { body: { currentPassword: 'wrong' } })
    expect(wrong).toMatchObject({ code: 'password.wrong-current' })
    const other = await api.signInAs(member)
    const elsewhere = await other.refusal(linkFranceConnect, { body: { currentPassword: PASSWORD } })
    expect(elsewhere).toMatchObject({ code: 'franceconnect.expired' })
    await browser.call(linkFranceConnect, { body: { currentPassword: PASSWORD } })
    expect((await other.call(getFranceConnectLink)).body.link).not.toBeNull()
  })

  test('waits for an hour', async ({ api }) => {
    const browser = api.browser()
    await come(browser, someCitizen())
    api.clock.advance(3_600_001)
    expect(await browser.refusal(getPendingFranceConnect)).toMatchObject({ code: 'franceconnect.expired' })
  })
})

describe('somebody whom a file proves', () => {
  const NIR = '284051300112316'
  const file = async (api: TestApp, over: { firstName: string; lastName: string }, nir = NIR) => {
    const { encryption } = api.deps
    return api.make.member(over, {
      nirCipher: encryption.encrypt(nir, 'members.nir'),
      nirHash: encryption.lookupHash(api.deps.ids.token(), 'members.nir'),
    })
  }
  const lea = (family: string, over: Partial<TestCitizen> = {}) =>
    someCitizen({
      ...{ given_name: 'Léa Marie', family_name: family, gender: 'female', birthdate: '1984-05-17' },
      ...{ birthplace: '13001', birthcountry: '99100', ...over },
    })

  test('comes in at once, is linked and told so', async ({ api }) => {
    const member = await file(api, { firstName: 'Léa', lastName: 'Aubanel-Ségur' })
    const { status, body } = await come(api.browser(), lea('AUBANEL SEGUR'))
    expect({ status, body }).toMatchObject({ status: 201, body: { personId: member.id } })
    expect(await auditOf(api, member.id)).toEqual([
      { action: 'franceconnect.linked', after: { proof: 'civil-status' } },
    ])
    expect(await mailsTo(api, member.email)).toEqual(['FranceConnect est relié à votre espace'])
  })

  test('is not a homonym, nor one of two files, nor staff', async ({ api }) => {
    await file(api, { firstName: 'Léa', lastName: 'Vidalenc' })
    const homonym = lea('VIDALENC', { birthdate: '1991-11-02' })
    expect((await come(api.browser(), homonym)).body).toMatchObject({ outcome: 'unknown' })
    await file(api, { firstName: 'Léa', lastName: 'Orsini' })
    await file(api, { firstName: 'Léa Marie', lastName: 'ORSINI' })
    expect((await come(api.browser(), lea('ORSINI'))).body).toMatchObject({ outcome: 'unknown' })
    const { encryption } = api.deps
    await api.make.member(
      { firstName: 'Léa', lastName: 'Marcellin', staffRole: 'support' },
      {
        nirCipher: encryption.encrypt(NIR, 'members.nir'),
        nirHash: encryption.lookupHash(api.deps.ids.token(), 'members.nir'),
      },
    )
    expect((await come(api.browser(), lea('MARCELLIN'))).body).toMatchObject({ outcome: 'unknown' })
  })
})

describe('whoever is linked', () => {
  test('gives the second factor as after a password', async ({ api }) => {
    const staff = await api.make.staff('support')
    const browser = await api.signInAs(staff)
    const { url } = (await browser.call(startFranceConnectLink, { body: { currentPassword: PASSWORD } })).body
    const citizen = someCitizen()
    const linked = await browser.call(answerFranceConnect, { body: fake.authorize(url, citizen) })
    expect(linked.body).toEqual({ outcome: 'linked', identity: null })
    const elsewhere = api.browser()
    const asked = await come(elsewhere, citizen)
    expect(asked).toMatchObject({ status: 202, body: { factor: 'totp' } })
    expect(await elsewhere.refusal(getSession)).toMatchObject({ code: 'session.required' })
    const { status } = await elsewhere.call(answerFactor, { body: { code: codeAt(api.clock.now()) } })
    expect(status).toBe(201)
    const { body } = await elsewhere.call(listSessions)
    expect(body.items[0]).toMatchObject({ current: true, method: 'franceconnect+totp' })
  })

  test('signs out over there too, once, from the browser in which he came', async ({ api }) => {
    const { member, citizen } = await linkedMember(api)
    const browser = api.browser()
    await come(browser, citizen)
    const out = await browser.call(deleteSession)
    expect(out.status).toBe(200)
    const url = new URL((out.body as { signOutUrl: string }).signOutUrl)
    expect(url.pathname).toBe('/api/v2/session/end')
    expect(url.searchParams.get('id_token_hint')).toMatch(/^eyJ/u)
    expect(url.searchParams.get('state')?.length).toBeGreaterThan(21)
    expect(await browser.refusal(getSession)).toMatchObject({ code: 'session.required' })
    const byPassword = await api.signInAs(member)
    expect((await byPassword.call(deleteSession)).status).toBe(204)
    const kept = await api.deps.db
      .select({ idToken: federationAttempts.idTokenCipher })
      .from(federationAttempts)
      .where(eq(federationAttempts.personId, member.id))
    for (const { idToken } of kept) expect(idToken?.toString('latin1')).not.toContain('eyJ')
  })

  test('removes the link with the password: other sessions by it end, a mail tells', async ({ api }) => {
    const { member, browser, citizen } = await linkedMember(api)
    const elsewhere = api.browser()
    await come(elsewhere, citizen)
    api.clock.advance(6 * 60_000)
    expect(await browser.refusal(unlinkFranceConnect, { body: {} })).toMatchObject({
      code: 'password.needed',
    })
    const { body } = await browser.call(unlinkFranceConnect, { body: { currentPassword: PASSWORD } })
    expect(body).toEqual({ offered: true, hasPassword: true, link: null })
    expect(await elsewhere.refusal(getSession)).toMatchObject({ code: 'session.required' })
    expect((await browser.call(getSession)).body.personId).toBe(member.id)
    expect(await mailsTo(api, member.email)).toContain('FranceConnect n’est plus relié à votre espace')
    expect((await auditOf(api, member.id)).map(({ action }) => action)).toEqual([
      'franceconnect.linked',
      'franceconnect.unlinked',
    ])
    expect((await come(api.browser(), citizen)).body).toMatchObject({ outcome: 'unknown' })
    const again = await browser.refusal(unlinkFranceConnect, { body: { currentPassword: PASSWORD } })
    expect(again).toMatchObject({ code: 'resource.not-found' })
  })

  test('keeps it until there is a password', async ({ api }) => {
    const { member, browser } = await linkedMember(api)
    await api.deps.db.delete(credentials).where(eq(credentials.personId, member.id))
    expect((await browser.call(getFranceConnectLink)).body.hasPassword).toBe(false)
    const refusal = await browser.refusal(unlinkFranceConnect, { body: {} })
    expect(refusal).toMatchObject({ code: 'franceconnect.password-first' })
  })

  test('is linked once, and so is the identity, also at the same time', async ({ api }) => {
    const { browser, citizen } = await linkedMember(api)
    const more = await browser.refusal(startFranceConnectLink, { body: { currentPassword: PASSWORD } })
    expect(more).toMatchObject({ code: 'franceconnect.linked-already' })
    const begin = async () => {
      const other = await api.signInAs(await api.make.member())
      const { url } = (await other.call(startFranceConnectLink, { body: { currentPassword: PASSWORD } })).body
      return { other, url }
    }
    const { other, url } = await begin()
    const taken = await other.refusal(answerFranceConnect, { body: fake.authorize(url, citizen) })
    expect(taken).toMatchObject({ code: 'franceconnect.taken' })

    const free = someCitizen()
    const pair = await Promise.all([begin(), begin()])
    const answers = await Promise.all(
      pair.map((each) => each.other.attempt(answerFranceConnect, { body: fake.authorize(each.url, free) })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})

describe('what comes back', () => {
  test('serves once, for ten minutes, in the browser that asked', async ({ api }) => {
    const { member, citizen } = await linkedMember(api)
    const browser = api.browser()
    const back = fake.authorize(await start(browser), citizen)
    const stolen = await api.browser().refusal(answerFranceConnect, { body: back })
    expect(stolen).toMatchObject({ code: 'franceconnect.expired' })
    const both = await Promise.all(
      [1, 2].map(() => browser.copy().attempt(answerFranceConnect, { body: back })),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    const late = api.browser()
    const lateBack = fake.authorize(await start(late), citizen)
    api.clock.advance(600_001)
    expect(await late.refusal(answerFranceConnect, { body: lateBack })).toMatchObject({
      code: 'franceconnect.expired',
    })
    expect(member.id).toBeTruthy()
  })

  test('finds its way in two tabs of one browser', async ({ api }) => {
    const { member, citizen } = await linkedMember(api)
    const browser = api.browser()
    const [first, second] = [await start(browser), await start(browser)]
    for (const url of [second, first]) {
      const { body } = await browser.call(answerFranceConnect, { body: fake.authorize(url, citizen) })
      expect(body).toMatchObject({ personId: member.id })
    }
  })

  test('may be that one gave up, an outage, or something odd', async ({ api }) => {
    const browser = api.browser()
    const back = async (error: string) => {
      const state = new URL(await start(browser)).searchParams.get('state') ?? ''
      return { body: { state, error } }
    }
    const gaveUp = await browser.call(answerFranceConnect, await back('access_denied'))
    expect(gaveUp.body).toEqual({ outcome: 'cancelled', identity: null })
    const away = await browser.refusal(answerFranceConnect, await back('temporarily_unavailable'))
    expect(away).toMatchObject({ status: 503, code: 'franceconnect.unavailable' })
    const odd = await browser.refusal(answerFranceConnect, await back('invalid_scope'))
    expect(odd).toMatchObject({ code: 'franceconnect.refused' })
  })

  test('is not believed when it is forged, which is written down', async ({ api }) => {
    const browser = api.browser()
    const back = fake.authorize(await start(browser), someCitizen(), { key: 'other' })
    const forged = await browser.refusal(answerFranceConnect, { body: back })
    expect(forged).toMatchObject({ status: 422, code: 'franceconnect.refused' })
    const rows = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.action, 'franceconnect.refused'))
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(/eyJ|DESGRANGES/u)
  })

  test('an outage leaves the password, and nothing else is harmed', async ({ api }) => {
    const { member, citizen } = await linkedMember(api)
    const browser = api.browser()
    const back = fake.authorize(await start(browser), citizen)
    fake.mode = 'down'
    const away = await browser.refusal(answerFranceConnect, { body: back })
    expect(away).toMatchObject({ status: 503, code: 'franceconnect.unavailable' })
    const signIn = { body: { identifier: member.email, password: PASSWORD } }
    expect((await browser.call(createSession, signIn)).status).toBe(201)
  })
})

describe('a portal without FranceConnect', () => {
  apiTest('says so', async ({ api }) => {
    const browser = await api.signInAs(await api.make.member())
    const refusals = [
      await browser.refusal(startFranceConnect, { body: {} }),
      await browser.refusal(answerFranceConnect, { body: { state: 'x', code: 'y' } }),
      await browser.refusal(startFranceConnectLink, { body: {} }),
    ]
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 409, code: 'franceconnect.off' })
    expect((await browser.call(getFranceConnectLink)).body).toMatchObject({ offered: false, link: null })
    expect((await browser.call(deleteSession)).status).toBe(204)
  })
})
