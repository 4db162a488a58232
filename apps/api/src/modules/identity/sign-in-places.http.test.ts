import { createSession, getSession } from '@guichet/contract/session.contract'
import { handleSignInReport, listSignInReports } from '@guichet/contract/sign-in-reports.contract'
import { denySignIn, exportSignIns, listSessions, listSignIns } from '@guichet/contract/sign-ins.contract'
import { auditEntries } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

const test = apiTestWith({ settings: { TRUSTED_PROXIES: '127.0.0.1' } })

const DAY_MS = 86_400_000
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0'
/** In France, Belgium and Japan, as the places of tests have it. */
const [FRANCE, BELGIUM, JAPAN] = ['192.0.2.14', '198.51.100.27', '203.0.113.80']
type Browser = ReturnType<TestApp['browser']>

const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip, 'user-agent': FIREFOX } })
const open = (browser: Browser, identifier: string, ip: string, password = PASSWORD) =>
  browser.attempt(createSession, { body: { identifier, password } }, from(ip))
const mailsTo = async (api: TestApp, address: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === address)
}

/** A member who lives in France, in one browser. */
async function atHome(api: TestApp) {
  const member = await api.make.member({ firstName: 'Zoé' })
  const own = api.browser()
  await open(own, member.email, FRANCE)
  api.clock.advance(DAY_MS)
  return { member, own }
}

describe('places of sign-ins', () => {
  test('stand with sessions and in the journal as they were, and are searched in words', async ({ api }) => {
    const { member, own } = await atHome(api)
    await open(api.browser(), member.email, JAPAN, 'wrong')
    api.clock.advance(1000)
    await open(own, member.email, '10.0.0.1')
    const sessions = (await own.call(listSessions)).body.items
    expect(sessions.map(({ country }) => country)).toEqual([null])
    const find = async (q: string) =>
      (await own.call(listSignIns, { query: { q } })).body.items.map(({ country, result, method }) => [
        ...[country, result, method],
      ])
    expect(await find('')).toHaveLength(3)
    expect(await find('japon')).toEqual([['JP', 'refused', 'password']])
    expect(await find('FRANCE firefox')).toEqual([['FR', 'opened', 'password']])
    expect(await find('lieu inconnu')).toEqual([[null, 'opened', 'password']])
    expect(await find(JAPAN)).toHaveLength(1)
    expect(await find('%')).toEqual([])
    const csv = await (await own.call(exportSignIns, { query: { q: 'japon' } })).body.text()
    expect(csv.trim().split('\r\n')[1]).toContain(
      'mot de passe refusé;;mot de passe;Japon;203.0.113.80;Firefox sous Windows',
    )
  })
})

describe('an unusual sign-in', () => {
  test('from a new country is told once, by one mail that names the place and what is unusual', async ({
    api,
  }) => {
    const { member, own } = await atHome(api)
    await open(own, member.email, FRANCE)
    expect(await mailsTo(api, member.email)).toEqual([])
    api.clock.advance(3_600_000)
    const abroad = api.browser()
    await open(abroad, member.email, JAPAN)
    const mails = await mailsTo(api, member.email)
    expect(mails.map(({ subject }) => subject)).toEqual(['Connexion inhabituelle à votre espace'])
    for (const words of ['Japon', JAPAN, 'nouveau navigateur, nouveau pays, trop loin'])
      expect(mails[0]?.text).toContain(words)
    expect(mails[0]?.html).toContain('Japon')
    const [event] = (await abroad.call(listSignIns)).body.items
    expect(event?.signs).toEqual(['new-browser', 'new-country', 'far-travel'])
    api.clock.advance(DAY_MS)
    await open(own, member.email, JAPAN)
    expect(await mailsTo(api, member.email)).toHaveLength(1)
  })

  test('after guesses of a stranger says so', async ({ api }) => {
    const { member } = await atHome(api)
    const stranger = api.browser()
    for (let tries = 0; tries < 3; tries += 1) await open(stranger, member.email, BELGIUM, 'wrong')
    await open(stranger, member.email, BELGIUM)
    const [mail] = await mailsTo(api, member.email)
    expect(mail?.text).toContain('plusieurs tentatives refusées juste avant')
  })
})

describe('“Ce n’est pas moi”', () => {
  const deny = async (api: TestApp) => {
    const { member, own } = await atHome(api)
    await open(api.browser(), member.email, JAPAN)
    const [mail] = await mailsTo(api, member.email)
    const token = /\/connexion-inconnue\/([\w-]+)/u.exec(mail?.text ?? '')?.[1] ?? ''
    api.mailer.clear()
    await api.browser().call(denySignIn, { params: { token } })
    return { member, own }
  }

  test('brings the sign-in before the desk, which closes it once with what was found', async ({ api }) => {
    const { member } = await deny(api)
    await api.runOutbox()
    const desk = api.mailer.sent.find(({ to }) => to !== member.email)
    for (const words of ['Japon', JAPAN, '/admin/connexions-contestees']) expect(desk?.text).toContain(words)
    const lost = api.mailer.sent.find(({ to }) => to === member.email)
    expect(lost?.text).toContain('Vous avez signalé')
    expect(lost?.text).not.toContain('ne faites rien')

    const staff = await api.signInAs(await api.make.staff('support'))
    const ask = async (query: { q?: string; state?: 'open' | 'handled' }) =>
      (await staff.call(listSignInReports, { query })).body.items.filter(
        ({ personId }) => personId === member.id,
      )
    const [report] = await ask({ state: 'open', q: 'Zoé' })
    expect(report).toMatchObject({
      ...{ country: 'JP', ip: JAPAN, browser: 'firefox', method: 'password', state: 'open', note: null },
    })
    const id = report?.id ?? ''
    const body = { note: 'Appelée : rien n’a été modifié.' }
    const answers = await Promise.all(
      [1, 2].map(() => staff.attempt(handleSignInReport, { params: { id }, body })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409])
    const again = await staff.refusal(handleSignInReport, { params: { id }, body })
    expect(again.code).toBe('sign-in-report.handled')
    expect(await ask({ state: 'open' })).toEqual([])
    expect((await ask({ state: 'handled' }))[0]).toMatchObject(body)
    const audit = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, member.id), eq(auditEntries.action, 'sign-in-report.handled')))
    expect(audit).toEqual([{ after: { reportId: id, ...body } }])
    const nowhere = { params: { id: member.id }, body }
    expect((await staff.refusal(handleSignInReport, nowhere)).code).toBe('resource.not-found')
  })

  test('makes nothing of it known: neither its country nor, in the journal, a success', async ({ api }) => {
    const { member, own } = await deny(api)
    expect((await own.refusal(getSession)).status).toBe(401)
    const client = await api.signInAs(member)
    const items = (await client.call(listSignIns, { query: { q: 'contestée' } })).body.items
    expect((await client.call(listSignIns, { query: { result: 'denied' } })).body.items).toEqual(items)
    expect(items.map(({ country }) => country)).toEqual(['JP'])
  })
})
