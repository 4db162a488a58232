import {
  answerFranceConnect,
  linkFranceConnect,
  startFranceConnect,
  startFranceConnectProof,
} from '@guichet/contract/franceconnect.contract'
import { changePassword, createSession } from '@guichet/contract/session.contract'
import { auditEntries, credentials } from '@guichet/db/schema'
import { and, eq, like } from 'drizzle-orm'
import { afterAll, describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { someCitizen, startFakeFranceConnect, type TestCitizen } from '../../testing/fake-france-connect.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const fake = await startFakeFranceConnect()
const test = apiTestWith({ overrides: { franceConnect: fake.client() } })
afterAll(() => fake.stop())

/** A member who is linked, by the password. */
async function linkedMember(api: TestApp, citizen = someCitizen()) {
  const member = await api.make.member()
  const browser = api.browser()
  const { url } = (await browser.call(startFranceConnect, { body: {} })).body
  await browser.call(answerFranceConnect, { body: fake.authorize(url, citizen, {}) })
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

describe('somebody without a password', () => {
  const FIRST = 'Premier-Olivier-2027!'
  const withoutPassword = async (api: TestApp) => {
    const linked = await linkedMember(api)
    await api.deps.db.delete(credentials).where(eq(credentials.personId, linked.member.id))
    return linked
  }
  const prove = async (browser: TestClient, citizen: TestCitizen) => {
    const { url } = (await browser.call(startFranceConnectProof)).body
    expect(new URL(url).searchParams.get('prompt')).toBe('login')
    return browser.attempt(answerFranceConnect, { body: fake.authorize(url, citizen, {}) })
  }
  const choose = (browser: TestClient) => browser.attempt(changePassword, { body: { newPassword: FIRST } })

  test('chooses a first one once FranceConnect has said again who it is, within five minutes', async ({
    api,
  }) => {
    const { member, browser, citizen } = await withoutPassword(api)
    expect((await choose(browser)).json().code).toBe('password.needed')
    expect((await prove(browser, citizen)).json()).toEqual({ outcome: 'proven', identity: null })
    api.clock.advance(6 * 60_000)
    expect((await choose(browser)).json().code).toBe('password.needed')
    await prove(browser, citizen)
    expect((await choose(browser)).statusCode).toBe(204)
    expect((await choose(browser)).json().code).toBe('password.needed')
    const signedIn = await api
      .browser()
      .attempt(createSession, { body: { identifier: member.email, password: FIRST } })
    expect(signedIn.statusCode).toBe(201)
    expect(await auditOf(api, member.id)).toContainEqual({ action: 'franceconnect.proven', after: null })
    expect(await mailsTo(api, member.email)).toContainEqual(expect.stringMatching(/mot de passe/iu))
  })

  test('proves nothing by another identity, nor in another browser, nor unlinked', async ({ api }) => {
    const { browser } = await withoutPassword(api)
    expect((await prove(browser, someCitizen())).json().code).toBe('franceconnect.refused')
    expect((await choose(browser)).json().code).toBe('password.needed')
    const other = await linkedMember(api)
    const { url } = (await browser.call(startFranceConnectProof)).body
    const strange = await other.browser.attempt(answerFranceConnect, {
      body: fake.authorize(url, other.citizen, {}),
    })
    expect(strange.json().code).toBe('franceconnect.expired')
    const unlinked = await api.signInAs(await api.make.member())
    expect((await unlinked.refusal(startFranceConnectProof)).code).toBe('resource.not-found')
  })

  test('has a password asked for where there is one', async ({ api }) => {
    const { browser, citizen } = await linkedMember(api)
    await prove(browser, citizen)
    expect((await choose(browser)).json().code).toBe('password.needed')
  })
})
