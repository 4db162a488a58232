import {
  getNotificationPreferences,
  updateNotificationPreferences,
} from '@guichet/contract/notifications.contract'
import { setSecretQuestion } from '@guichet/contract/recoveries.contract'
import {
  createSession,
  getSession,
  requestPasswordReset,
  useActivation,
} from '@guichet/contract/session.contract'
import { denySignIn, exportSignIns } from '@guichet/contract/sign-ins.contract'
import {
  auditEntries,
  devices,
  recoveryCodes,
  secretQuestions,
  totpFactors,
  verifiedPhones,
} from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { setUpFactors } from '../../testing/factor-steps.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { provePhone } from '../../testing/phone-steps.ts'
import { ANSWER, QUESTION } from '../../testing/recovery-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'

const DAY_MS = 86_400_000
const NEW_PASSWORD = 'Neuf-Lavandes-2027!'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
type Browser = ReturnType<TestApp['browser']>

const open = (browser: Browser, identifier: string, password = PASSWORD) =>
  browser.attempt(createSession, { body: { identifier, password } })
const mailsTo = async (api: TestApp, address: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === address)
}
const denialIn = (text: string | undefined) => /\/connexion-inconnue\/([\w-]+)/u.exec(text ?? '')?.[1] ?? ''
const linkIn = (text: string | undefined) => /\/activation\/([\w-]+)/u.exec(text ?? '')?.[1] ?? ''

/** A member known in one browser, and a sign-in from another; the link of the mail about it. */
async function strangeSignIn(api: TestApp) {
  const member = await api.make.member({ firstName: 'Zoé' })
  const own = await api.signInAs(member)
  api.clock.advance(60_000)
  const strange = api.browser({ 'user-agent': FIREFOX })
  await open(strange, member.email)
  const mail = (await mailsTo(api, member.email)).at(-1)
  return { member, own, strange, mail, token: denialIn(mail?.text) }
}

describe('a sign-in from a new browser', () => {
  test('is told with when, browser and address; neither the first nor one from a known browser is', async ({
    api,
  }) => {
    const member = await api.make.member()
    const first = api.browser()
    await open(first, member.email)
    await open(first, member.email)
    expect(await mailsTo(api, member.email)).toEqual([])
    const second = api.browser({ 'user-agent': FIREFOX })
    await open(second, member.email)
    await open(second, member.email)
    const mails = await mailsTo(api, member.email)
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Connexion à votre espace depuis un nouveau navigateur',
    ])
    for (const words of ['Firefox sous Windows', '127.0.0.1', '22 novembre 2026'])
      expect(mails[0]?.text).toContain(words)
  })

  test('is told by SMS too to whoever chose that, at the proven number, with the way to dispute it', async ({
    api,
  }) => {
    const member = await api.make.member()
    const own = await api.signInAs(member)
    const phone = await provePhone(api, own)
    const { etag } = await own.call(getNotificationPreferences)
    const body = { subjects: [{ subject: 'security' as const, mail: false, sms: true }] }
    await own.call(updateNotificationPreferences, { body }, { ifMatch: String(etag) })
    api.mailer.clear()
    const strange = api.browser({ 'user-agent': FIREFOX })
    await open(strange, member.email)
    // The mail goes whatever was chosen.
    const subject = 'Connexion à votre espace depuis un nouveau navigateur'
    expect((await mailsTo(api, member.email)).filter((mail) => mail.subject === subject)).toHaveLength(1)
    const text = api.sms.sent.findLast(({ to }) => to === phone)?.text ?? ''
    expect(text).toMatch(
      /^Connexion à votre espace depuis un nouveau navigateur\u00a0: Firefox sous Windows, lieu inconnu, le 22 novembre 2026 à 10\u00a0h\u00a000\. /u,
    )
    await api.browser().call(denySignIn, { params: { token: denialIn(text) } })
    expect((await strange.refusal(getSession)).status).toBe(401)
  })

  test('is told ten times a day at most', async ({ api }) => {
    const member = await api.make.member()
    for (let count = 0; count < 12; count += 1) await open(api.browser(), member.email)
    expect(await mailsTo(api, member.email)).toHaveLength(10)
  })

  test('is not told where the password was just chosen by a link', async ({ api }) => {
    const member = await api.make.member()
    await api.signInAs(member)
    await api.browser().call(requestPasswordReset, { body: { email: member.email } })
    const token = linkIn((await mailsTo(api, member.email)).at(-1)?.text)
    api.mailer.clear()
    const browser = api.browser()
    await browser.call(useActivation, { params: { token }, body: { password: NEW_PASSWORD } })
    expect((await open(browser, member.email, NEW_PASSWORD)).statusCode).toBe(201)
    const subjects = (await mailsTo(api, member.email)).map(({ subject }) => subject)
    expect(subjects).not.toContain('Connexion à votre espace depuis un nouveau navigateur')
  })
})

describe('denySignIn', () => {
  test('ends sessions and keys, voids the password, forgets the browser, sends a link and tells the desk', async ({
    api,
  }) => {
    const { member, own, strange, token } = await strangeSignIn(api)
    const { key } = await api.make.apiKey(member)
    api.mailer.clear()
    const asking = api.browser()
    await asking.call(denySignIn, { params: { token } })
    for (const browser of [own, strange, api.program(key)])
      expect((await browser.refusal(getSession)).status).toBe(401)
    expect((await open(own, member.email)).statusCode).toBe(401)
    const known = await api.deps.db.select().from(devices).where(eq(devices.personId, member.id))
    expect(known).toHaveLength(1)
    await api.runOutbox()
    expect(api.mailer.sent.map(({ subject }) => subject).sort()).toEqual([
      expect.stringMatching(/^Connexion contestée\u00a0: Zoé/u),
      'Votre espace est fermé\u00a0: choisissez un nouveau mot de passe',
    ])
    const audit = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, member.id), eq(auditEntries.action, 'session.denied')))
    expect(audit).toHaveLength(1)
    expect((await asking.refusal(denySignIn, { params: { token } })).code).toBe('link.invalid')

    const link = linkIn(api.mailer.sent.find(({ to }) => to === member.email)?.text)
    await asking.call(useActivation, { params: { token: link }, body: { password: NEW_PASSWORD } })
    expect((await open(asking, member.email, NEW_PASSWORD)).statusCode).toBe(201)
  })

  test('takes away what was set up since to come in by, and leaves what was there before', async ({
    api,
  }) => {
    const member = await api.make.member()
    const own = await api.signInAs(member)
    await provePhone(api, own)
    api.clock.advance(60_000)
    const strange = api.browser({ 'user-agent': FIREFOX })
    await open(strange, member.email)
    const token = denialIn((await mailsTo(api, member.email)).at(-1)?.text)
    api.clock.advance(60_000)
    await setUpFactors(api, strange)
    const question = { question: QUESTION, answer: ANSWER, currentPassword: PASSWORD }
    await strange.call(setSecretQuestion, { body: question })
    await api.browser().call(denySignIn, { params: { token } })
    const [known] = await api.deps.db
      .select()
      .from(verifiedPhones)
      .where(eq(verifiedPhones.personId, member.id))
    expect(known).toBeDefined()
    for (const table of [totpFactors, recoveryCodes, secretQuestions])
      expect(await api.deps.db.select().from(table).where(eq(table.personId, member.id))).toEqual([])
    const [audit] = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, member.id), eq(auditEntries.action, 'session.denied')))
    expect(audit?.after).toMatchObject({ removed: ['totp', 'recovery-codes', 'question'] })
  })

  test('takes the link for seven days, once at the same moment, and no other link', async ({ api }) => {
    const { member, token } = await strangeSignIn(api)
    const asking = api.browser()
    const reset = await asking.refusal(useActivation, { params: { token }, body: { password: NEW_PASSWORD } })
    expect(reset.code).toBe('link.invalid')
    await asking.call(requestPasswordReset, { body: { email: member.email } })
    const other = linkIn((await mailsTo(api, member.email)).at(-1)?.text)
    expect((await asking.refusal(denySignIn, { params: { token: other } })).code).toBe('link.invalid')
    const tries = await Promise.all([1, 2, 3].map(() => asking.attempt(denySignIn, { params: { token } })))
    expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404, 404])
    const late = await strangeSignIn(api)
    api.clock.advance(7 * DAY_MS)
    expect((await asking.refusal(denySignIn, { params: { token: late.token } })).code).toBe('link.invalid')
  })
})

describe('exportSignIns', () => {
  test('is one’s own journal whole, filtered, and nothing in it is a formula', async ({ api }) => {
    const member = await api.make.member()
    await open(api.browser({ 'user-agent': '=HYPERLINK("http://evil.example")' }), member.email, 'wrong')
    await open(api.browser({ 'user-agent': FIREFOX }), (await api.make.member()).email)
    api.clock.advance(1000)
    const client = await api.signInAs(member)
    const { body, headers } = await client.call(exportSignIns)
    expect(headers['content-disposition']).toContain('connexions-2026-11-22.csv')
    const lines = (await body.text()).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain(
      'mot de passe refusé;;mot de passe;lieu inconnu;127.0.0.1;Autre navigateur;nouveau;"\'=HYPERLINK',
    )
    const refused = await client.call(exportSignIns, { query: { result: 'refused' } })
    expect((await refused.body.text()).trim().split('\r\n')).toHaveLength(2)
  })
})
