import { resetAccountPassword } from '@guichet/contract/account-persons.contract'
import {
  answerFactor,
  createSession,
  getSession,
  replaceTemporaryPassword,
} from '@guichet/contract/session.contract'
import { accounts, auditEntries, credentials, totpFactors } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { codeAt, PASSWORD, TOTP_SECRET } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

const NEW_PASSWORD = 'Neuf-Lavandes-2027!'
const HOUR_MS = 3_600_000

/** A primary, a secondary of it, and the secondary's holder. */
async function family(api: TestApp) {
  const primary = await api.make.account()
  const account = await api.make.secondary(primary, {
    details: { email: `chief-${primary.login}@test.example` },
  })
  const above = await api.signInAs(primary.holder as { id: string })
  return { primary, account, above, holder: account.holder as NonNullable<typeof account.holder> }
}
const reset = async (client: Awaited<ReturnType<TestApp['signInAs']>>, id: string) =>
  (await client.call(resetAccountPassword, { params: { id } })).body
const open = (api: TestApp, identifier: string, password: string) =>
  api.browser().attempt(createSession, { body: { identifier, password } })

describe('resetAccountPassword', () => {
  test('gives a password that is shown once, kept as a hash, ends sessions, is audited and told', async ({
    api,
  }) => {
    const { primary, account, above, holder } = await family(api)
    const client = await api.signInAs(holder)
    const { temporaryPassword, expiresAt } = await reset(above, account.id)
    expect(temporaryPassword).toMatch(/^[A-Z][a-z]+-[A-Z][a-z]+-\d{4}-[A-Z][a-z]+-[A-Z][a-z]+$/u)
    expect(Date.parse(expiresAt) - api.clock.now().getTime()).toBe(72 * HOUR_MS)
    expect((await client.refusal(getSession)).code).toBe('session.required')
    expect((await open(api, account.login, PASSWORD)).statusCode).toBe(401)
    const [audited] = await api.deps.db
      .select({ action: auditEntries.action, actorId: auditEntries.actorId, after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, account.id))
    expect(audited).toMatchObject({ action: 'account.password-reset', after: { fields: ['password'] } })
    expect(JSON.stringify(audited)).not.toContain(temporaryPassword)
    const [row] = await api.deps.db
      .select({ version: accounts.version })
      .from(accounts)
      .where(eq(accounts.id, account.id))
    expect(row?.version).toBe(2)
    await api.runOutbox()
    const told = [holder.email, `chief-${primary.login}@test.example`]
    const primaryAddress = primary.holder?.email ?? ''
    expect(api.mailer.sent.map(({ to }) => to).sort()).toEqual([...told, primaryAddress].sort())
    for (const { to, subject, text } of api.mailer.sent) {
      expect(subject).toBe(
        to === primaryAddress
          ? `Le mot de passe du compte ${account.login} a été réinitialisé`
          : 'Votre mot de passe a été modifié',
      )
      expect(text).toContain(account.login)
      expect(text).toContain('mot de passe provisoire')
      expect(text).not.toContain(temporaryPassword)
    }
  })

  test('writes once to a responsible person who is the holder, and to the primary of an account without mailbox', async ({
    api,
  }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    await reset(await api.signInAs(primary.holder as { id: string }), account.id)
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to }) => to)).toEqual([account.holder?.email, primary.holder?.email])
  })

  test('the password opens nothing by itself; another one does, once', async ({ api }) => {
    const { account, above } = await family(api)
    const { temporaryPassword } = await reset(above, account.id)
    const browser = api.browser()
    const answer = await browser.call(createSession, {
      body: { identifier: account.login, password: temporaryPassword, remember: true },
    })
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 202,
      body: { factor: 'new-password', ways: [], mayTrust: false },
    })
    expect([...browser.cookies.keys()]).toEqual(['guichet_factor'])
    expect((await browser.refusal(getSession)).code).toBe('session.required')
    expect((await browser.refusal(answerFactor, { body: { code: '123456' } })).code).toBe(
      'session.factor-expired',
    )
    const same = await browser.refusal(replaceTemporaryPassword, { body: { password: temporaryPassword } })
    expect(same).toMatchObject({
      status: 422,
      code: 'password.refused',
      errors: [{ pointer: '/password', code: 'password.same' }],
    })
    const weak = await browser.refusal(replaceTemporaryPassword, {
      body: { password: `${account.login}-Aa1!` },
    })
    expect(weak.errors?.map(({ code }) => code)).toEqual(['password.personal'])
    const twice = await Promise.all(
      [browser.copy(), browser.copy()].map((tab, n) =>
        tab.attempt(replaceTemporaryPassword, { body: { password: `${NEW_PASSWORD}${n}` } }),
      ),
    )
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401])
    const winner = twice.findIndex(({ statusCode }) => statusCode === 201)
    expect(twice[winner]?.json()).toMatchObject({ personId: account.holder?.id, remembered: true })
    expect((await open(api, account.login, `${NEW_PASSWORD}${winner}`)).statusCode).toBe(201)
    expect((await open(api, account.login, temporaryPassword)).statusCode).toBe(401)
    const actions = await api.deps.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.subjectId, account.holder?.id ?? ''),
          eq(auditEntries.action, 'password.temporary-replaced'),
        ),
      )
    expect(actions).toHaveLength(1)
  })

  test('is worth nothing after 72 hours, and is then answered as wrong credentials', async ({ api }) => {
    const { account, above } = await family(api)
    const { temporaryPassword } = await reset(above, account.id)
    const browser = api.browser()
    const body = { identifier: account.login, password: temporaryPassword }
    api.clock.advance(72 * HOUR_MS - 1)
    await browser.call(createSession, { body })
    api.clock.advance(1)
    const late = await browser.refusal(replaceTemporaryPassword, { body: { password: NEW_PASSWORD } })
    expect(late.code).toBe('session.factor-expired')
    expect((await api.browser().refusal(createSession, { body })).code).toBe('session.invalid-credentials')
  })

  test('is followed by another reset: what was begun with the first ends', async ({ api }) => {
    const { account, above } = await family(api)
    const { temporaryPassword } = await reset(above, account.id)
    const browser = api.browser()
    await browser.call(createSession, { body: { identifier: account.login, password: temporaryPassword } })
    await reset(above, account.id)
    const refused = await browser.refusal(replaceTemporaryPassword, { body: { password: NEW_PASSWORD } })
    expect(refused.code).toBe('session.factor-expired')
  })

  test('comes before the code of a person who has a second factor, and both before the new password', async ({
    api,
  }) => {
    const { account, above, holder } = await family(api)
    const secretCipher = api.deps.encryption.encrypt(TOTP_SECRET, 'totp_factors.secret')
    await api.deps.db
      .insert(totpFactors)
      .values({ personId: holder.id, secretCipher, createdAt: api.clock.now() })
    const { temporaryPassword } = await reset(above, account.id)
    const browser = api.browser()
    const first = await browser.call(createSession, {
      body: { identifier: account.login, password: temporaryPassword },
    })
    expect(first.body).toMatchObject({ factor: 'totp' })
    const early = await browser.refusal(replaceTemporaryPassword, { body: { password: NEW_PASSWORD } })
    expect(early.code).toBe('session.factor-expired')
    const second = await browser.call(answerFactor, { body: { code: codeAt(api.clock.now()) } })
    expect({ status: second.status, body: second.body }).toEqual({
      status: 202,
      body: { factor: 'new-password', ways: [], mayTrust: false },
    })
    const { body } = await browser.call(replaceTemporaryPassword, { body: { password: NEW_PASSWORD } })
    expect(body.personId).toBe(holder.id)
  })

  test('must be replaced within fifteen minutes of signing in', async ({ api }) => {
    const { account, above } = await family(api)
    const { temporaryPassword } = await reset(above, account.id)
    const browser = api.browser()
    await browser.call(createSession, { body: { identifier: account.login, password: temporaryPassword } })
    api.clock.advance(15 * 60_000)
    const refused = await browser.refusal(replaceTemporaryPassword, { body: { password: NEW_PASSWORD } })
    expect(refused.code).toBe('session.factor-expired')
    expect(
      (await api.browser().refusal(replaceTemporaryPassword, { body: { password: NEW_PASSWORD } })).code,
    ).toBe('session.factor-expired')
  })

  test('is refused to a primary for a person who is more than the holder of that account, and to most staff for staff', async ({
    api,
  }) => {
    const { primary, account, above, holder } = await family(api)
    const manager = await api.signInAs(await api.make.staff('manager'))
    const other = await api.make.account()
    await api.make.join(other, holder)
    const call = { params: { id: account.id } }
    expect(await above.refusal(resetAccountPassword, call)).toMatchObject({
      status: 403,
      code: 'account.right-missing',
    })
    expect((await manager.call(resetAccountPassword, call)).status).toBe(201)
    const member = await api.make.member()
    const ofMember = await api.make.secondary(primary, { holder: member })
    expect((await above.refusal(resetAccountPassword, { params: { id: ofMember.id } })).code).toBe(
      'account.right-missing',
    )
    const support = await api.make.staff('support')
    const ofStaff = await api.make.secondary(primary, { holder: support })
    for (const client of [above, manager])
      expect((await client.refusal(resetAccountPassword, { params: { id: ofStaff.id } })).code).toBe(
        'account.right-missing',
      )
    const admin = await api.signInAs(await api.make.staff('admin'))
    expect((await admin.call(resetAccountPassword, { params: { id: ofStaff.id } })).status).toBe(201)
    const own = await api.signInAs(other.holder as { id: string })
    expect((await own.refusal(resetAccountPassword, { params: { id: other.id } })).code).toBe(
      'account.right-missing',
    )
  })

  test('needs an open account and a holder with a password', async ({ api }) => {
    const { primary, above } = await family(api)
    const call = async (input: Parameters<typeof api.make.secondary>[1]) => {
      const { id } = await api.make.secondary(primary, input)
      return (await above.refusal(resetAccountPassword, { params: { id } })).code
    }
    expect(await call({ state: 'requested', holder: null })).toBe('account.wrong-state')
    expect(await call({ state: 'approved', holder: null })).toBe('account.no-holder')
    expect(await call({ holder: null })).toBe('account.no-holder')
    expect(await call({ state: 'closed' })).toBe('account.closed')
  })

  test('and sign-ins at the same moment do not hold each other up', async ({ api }) => {
    const { primary, account, above } = await family(api)
    const member = await api.make.member()
    const other = await api.make.secondary(primary, { holder: member })
    const manager = await api.signInAs(await api.make.staff('manager'))
    const resets = Array.from({ length: 4 }, () => [
      above.copy().attempt(resetAccountPassword, { params: { id: account.id } }),
      manager.copy().attempt(resetAccountPassword, { params: { id: other.id } }),
    ])
    const signIns = Array.from({ length: 4 }, () => [
      ...[account.login, member.email].map((identifier) => open(api, identifier, PASSWORD)),
      open(api, account.login, 'wrong'),
    ])
    const answers = await Promise.all([...resets, ...signIns].flat())
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status >= 500)).toEqual([])
  })

  test('in parallel, leaves one password, which works', async ({ api }) => {
    const { account, above } = await family(api)
    const given = await Promise.all(Array.from({ length: 4 }, () => reset(above.copy(), account.id)))
    const statuses = []
    for (const { temporaryPassword } of given)
      statuses.push((await open(api, account.login, temporaryPassword)).statusCode)
    expect(statuses.filter((status) => status === 202)).toHaveLength(1)
    const rows = await api.deps.db
      .select({ until: credentials.temporaryUntil })
      .from(credentials)
      .where(eq(credentials.personId, account.holder?.id ?? ''))
    expect(rows[0]?.until).toBeInstanceOf(Date)
  })
})
