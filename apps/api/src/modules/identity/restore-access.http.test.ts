import { restoreAccess } from '@guichet/contract/access-restorations.contract'
import { getEmailChange, requestEmailChange } from '@guichet/contract/email-changes.contract'
import { getFactors } from '@guichet/contract/factors.contract'
import {
  answerFactor,
  createSession,
  getActivation,
  getSession,
  replaceTemporaryPassword,
} from '@guichet/contract/session.contract'
import { denySignIn } from '@guichet/contract/sign-ins.contract'
import { auditEntries, credentials, persons } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { awaitFactor, setUpFactors } from '../../testing/factor-steps.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { askLink, linkTo, withLevels } from '../../testing/recovery-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const CHOSEN = 'Romarin-Calanque-5310!'
const body = {
  ...({ check: 'call-back', reason: 'Téléphone perdu', removeFactors: true } as const),
  currentPassword: PASSWORD,
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code
const restore = (staff: TestClient, id: string, over: Partial<typeof body> | { removeFactors: false } = {}) =>
  staff.attempt(restoreAccess, { params: { id }, body: { ...body, ...over } })
const given = (answer: { json: () => unknown }) =>
  answer.json() as { temporaryPassword: string; expiresAt: string; removed: string[] }
const signIn = (browser: TestClient, identifier: string, password: string) =>
  browser.attempt(createSession, { body: { identifier, password } })
const managerOf = async (api: TestApp) => api.signInAs(await api.make.staff('manager'))

describe('an access that was lost', () => {
  test('is given back without the second factors: sessions, links and locks end, another password is chosen', async ({
    api,
  }) => {
    const { member, client } = await withLevels(api, { sms: true })
    await setUpFactors(api, client)
    const link = await askLink(api, member.email)
    const tried = await awaitFactor(api, member)
    for (let n = 0; n < 5; n += 1) await tried.attempt(answerFactor, { body: { code: '000000' } })
    for (let n = 0; n < 5; n += 1) await signIn(api.browser(), member.email, 'Faux-Lavande-2026!')
    expect((await signIn(api.browser(), member.email, PASSWORD)).statusCode).toBe(423)

    const answer = await restore(await managerOf(api), member.id)
    expect(answer.statusCode).toBe(201)
    const { temporaryPassword, expiresAt, removed } = given(answer)
    expect([removed, expiresAt]).toEqual([['totp', 'recovery-codes'], '2026-11-25T09:00:00.000Z'])
    expect((await client.refusal(getSession)).code).toBe('session.required')
    expect((await api.browser().refusal(getActivation, { params: { token: link } })).code).toBe(
      'link.invalid',
    )

    const browser = api.browser()
    expect((await signIn(browser, member.email, PASSWORD)).statusCode).toBe(401)
    expect((await signIn(browser, member.email, temporaryPassword)).json()).toMatchObject({
      factor: 'new-password',
    })
    await browser.call(replaceTemporaryPassword, { body: { password: CHOSEN } })
    expect((await browser.call(getFactors)).body).toMatchObject({ totp: null, recoveryCodes: null })
    expect((await signIn(api.browser(), member.email, CHOSEN)).statusCode).toBe(201)

    const [entry] = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.action, 'access.restored'), eq(auditEntries.subjectId, member.id)))
    expect(entry?.after).toEqual({
      ...{ check: 'call-back', reason: 'Téléphone perdu', removed, until: expiresAt },
    })
    expect(JSON.stringify(entry)).not.toContain(temporaryPassword)
  })

  test('does not pass to another address that somebody else had asked for', async ({ api }) => {
    const member = await api.make.member()
    const intruder = await api.signInAs(member)
    const asked = { email: `pirate.${member.id}@test.example`, currentPassword: PASSWORD }
    await intruder.call(requestEmailChange, { body: asked })
    const { temporaryPassword } = given(await restore(await managerOf(api), member.id))
    const browser = api.browser()
    await signIn(browser, member.email, temporaryPassword)
    await browser.call(replaceTemporaryPassword, { body: { password: CHOSEN } })
    expect((await browser.call(getEmailChange)).body.change).toBeNull()
  })

  test('keeps the second factor where it is not lost', async ({ api }) => {
    const member = await api.make.member()
    await setUpFactors(api, await api.signInAs(member))
    const { temporaryPassword, removed } = given(
      await restore(await managerOf(api), member.id, { removeFactors: false }),
    )
    expect(removed).toEqual([])
    expect((await signIn(api.browser(), member.email, temporaryPassword)).json()).toMatchObject({
      factor: 'totp',
    })
  })

  test('is told at every address and by SMS; “Ce n’est pas moi” closes the space again, once', async ({
    api,
  }) => {
    const { member, phone } = await withLevels(api, { sms: true })
    const { temporaryPassword } = given(await restore(await managerOf(api), member.id))
    const token = await linkTo(api, member.email, 'connexion-inconnue')
    const byText = await linkTo(api, phone, 'connexion-inconnue')
    expect(byText).not.toBe(token)
    const mail = api.mailer.sent.findLast(({ text }) => text.includes(token))
    expect(mail?.subject).toBe('Notre équipe vous a rendu l’accès à votre espace')
    expect(mail?.text).toContain('Téléphone perdu')
    for (const { text } of [...api.mailer.sent, ...api.sms.sent])
      expect(text).not.toContain(temporaryPassword)

    await api.browser().call(denySignIn, { params: { token: byText } })
    expect((await signIn(api.browser(), member.email, temporaryPassword)).statusCode).toBe(401)
    expect((await api.browser().refusal(denySignIn, { params: { token } })).code).toBe('link.invalid')
    expect(await linkTo(api, member.email)).not.toBe('')
  })

  test('is never one’s own, that of a colleague for managers, of nobody, or of who has no password', async ({
    api,
  }) => {
    const manager = await api.make.staff('manager')
    const colleague = await api.make.staff('support')
    const admin = await api.make.staff('admin')
    const member = await api.make.member()
    const suspended = await api.make.member()
    await api.deps.db.update(persons).set({ suspendedRole: 'admin' }).where(eq(persons.id, suspended.id))
    await api.deps.db.delete(credentials).where(eq(credentials.personId, member.id))
    const client = await api.signInAs(manager)
    expect(codeOf(await restore(client, manager.id))).toBe('session.forbidden')
    expect(codeOf(await restore(client, admin.id))).toBe('session.forbidden')
    expect(codeOf(await restore(client, colleague.id))).toBe('session.forbidden')
    expect(codeOf(await restore(client, suspended.id))).toBe('session.forbidden')
    expect(codeOf(await restore(client, '01900000-0000-7000-8000-00000000dead'))).toBe('resource.not-found')
    expect(codeOf(await restore(client, member.id))).toBe('access.not-set-up')
    expect(codeOf(await restore(await api.signInAs(await api.make.staff('finance')), member.id))).toBe(
      'session.forbidden',
    )
    const restored = await restore(await api.signInAs(admin), colleague.id)
    expect(given(restored).removed).toEqual(['totp'])
  })

  test('asks for the password of whoever gives it back', async ({ api }) => {
    const member = await api.make.member()
    const client = await managerOf(api)
    const { currentPassword: _, ...without } = body
    const answer = await client.attempt(restoreAccess, { params: { id: member.id }, body: without })
    expect(codeOf(answer)).toBe('password.needed')
    expect(codeOf(await restore(client, member.id, { currentPassword: 'Faux-Lavande-2026!' } as never))).toBe(
      'password.wrong-current',
    )
  })
})
