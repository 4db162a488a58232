import { getAccount, listAccounts } from '@guichet/contract/accounts.contract'
import { checkLogin, getRegistrationOffer, registerAccount } from '@guichet/contract/registrations.contract'
import {
  createSession,
  getActivation,
  requestPasswordReset,
  useActivation,
} from '@guichet/contract/session.contract'
import {
  accountProcedures,
  accountRegistrations,
  accounts,
  auditEntries,
  mailboxes,
  organisationSettings,
} from '@guichet/db/schema'
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { STANDARD_VERSION } from '../organisation/index.ts'

const PASSWORD = 'Neuf-Lavandes-2027!'
const DAY_MS = 86_400_000
let made = 0
/** A registration by somebody of whom nobody has heard. */
function newcomer(over: Record<string, unknown> = {}, email?: string) {
  made += 1
  const body = identityBody({
    login: `newcomer${made}`,
    profileCode: 'principal',
    termsVersion: STANDARD_VERSION,
  })
  const to = email ?? `newcomer${made}@test.example`
  return { body: { ...body, responsible: { ...body.responsible, email: to }, ...over } }
}
/** The organisation decides, and there is a profile to take. */
const begin = async (api: TestApp) => {
  await approveBy(api, 'staff')
  await api.make.profile()
}
const approveBy = (api: TestApp, primaryApproval: 'automatic' | 'staff') =>
  api.deps.db.update(organisationSettings).set({ primaryApproval })
const mailsTo = async (api: TestApp, to: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter((mail) => mail.to === to)
}
const linkIn = (text: string | undefined) => /\/activation\/([\w-]+)/u.exec(text ?? '')?.[1] ?? ''
const accountOf = async (api: TestApp, login: string) => {
  const [row] = await api.deps.db.select().from(accounts).where(eq(accounts.login, login))
  if (!row) throw new Error(`there is no account ${login}`)
  return row
}
/** The organisation refuses a request. */
const refuse = (api: TestApp, login: string, stateReason = 'SIRET d’une autre entreprise') =>
  api.deps.db
    .update(accounts)
    .set({ state: 'refused', stateReason, updatedAt: api.clock.now() })
    .where(eq(accounts.login, login))

describe('registerAccount', () => {
  test('files a request where the organisation decides, and tells both sides', async ({ api }) => {
    await begin(api)
    const procedure = await api.make.procedure()
    const order = newcomer({ procedures: [{ code: procedure.code, documentTypes: ['T2', 'T1'] }] })
    const { body, status } = await api.browser().call(registerAccount, order)
    expect(status).toBe(202)
    const { login } = order.body
    expect(body).toEqual({ fileNumber: body.fileNumber, login, state: 'requested', accountId: null })
    const row = await accountOf(api, login)
    expect(row).toMatchObject({
      ...{
        fileNumber: body.fileNumber,
        state: 'requested',
        parentId: null,
        hasMailbox: true,
        mailboxQuota: 0,
      },
      ...{ responsibleName: 'Pierre Dupont', companyKey: 'atelier ete', portal: 'GUICHET', test: false },
    })
    const agreed = await api.deps.db
      .select()
      .from(accountRegistrations)
      .where(eq(accountRegistrations.accountId, row.id))
    expect(agreed).toMatchObject([
      { termsVersion: STANDARD_VERSION, locale: 'fr', createdAt: api.clock.now() },
    ])
    const chosen = await api.deps.db
      .select({ types: accountProcedures.documentTypes })
      .from(accountProcedures)
      .where(eq(accountProcedures.accountId, row.id))
    expect(chosen).toEqual([{ types: ['T1', 'T2'] }])
    expect(await api.deps.db.select().from(mailboxes).where(eq(mailboxes.accountId, row.id))).toHaveLength(1)
    const audited = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, row.id))
    expect(audited).toMatchObject([
      { action: 'account.registered', actorKind: 'anonymous', after: { state: 'requested' } },
    ])
    const [told] = await mailsTo(api, order.body.responsible.email)
    expect(told?.subject).toBe(`Votre demande de compte n° ${body.fileNumber}`)
    expect(told?.text).not.toContain('/activation/')
    const [notice] = await mailsTo(api, 'contact@test.example')
    expect(notice?.text).toContain(`/admin/comptes/${row.id}`)
  })

  test('sends a link at once where it is automatic: password, open, signed in', async ({ api }) => {
    await begin(api)
    await approveBy(api, 'automatic')
    const order = newcomer()
    const { body } = await api.browser().call(registerAccount, order)
    expect(body).toMatchObject({ state: 'approved', accountId: null })
    const email = order.body.responsible.email
    const [mail] = await mailsTo(api, email)
    const token = linkIn(mail?.text)
    const link = await api.browser().call(getActivation, { params: { token } })
    expect(link.body).toMatchObject({ purpose: 'account-activation', signInFirst: false })
    await api.browser().call(useActivation, { params: { token }, body: { password: PASSWORD } })
    for (const identifier of [order.body.login, email]) {
      const browser = api.browser()
      await browser.call(createSession, { body: { identifier, password: PASSWORD } })
      const { items } = (await browser.call(listAccounts)).body
      expect(items).toMatchObject([{ login: order.body.login, state: 'open', role: 'holder' }])
    }
    expect(await mailsTo(api, 'contact@test.example')).toEqual([])
  })

  test('gives somebody who is signed in the account on his own person', async ({ api }) => {
    await begin(api)
    const person = await api.make.person()
    const client = await api.signInAs(person)
    const waiting = await client.call(registerAccount, newcomer())
    expect(waiting.body).toMatchObject({ state: 'requested', accountId: expect.any(String) })
    const params = { id: waiting.body.accountId ?? '' }
    expect((await client.call(getAccount, { params })).body).toMatchObject({ via: 'own', state: 'requested' })
    await approveBy(api, 'automatic')
    const open = await client.call(registerAccount, newcomer())
    expect(open.body.state).toBe('open')
    const mails = await mailsTo(api, person.email)
    expect(mails.map(({ subject }) => subject)).toEqual([
      `Votre demande de compte n° ${waiting.body.fileNumber}`,
      `Votre compte ${open.body.login} est ouvert`,
    ])
    expect(mails.map(({ text }) => text).join()).not.toContain('/activation/')
    const { items } = (await client.call(listAccounts)).body
    expect(items.map(({ login }) => login).sort()).toEqual([waiting.body.login, open.body.login].sort())
  })

  test('answers the same for an address with which somebody signs in, who alone is told', async ({ api }) => {
    await begin(api)
    const person = await api.make.person()
    const known = newcomer({}, person.email)
    const unknown = newcomer()
    const shape = ({ body, status }: { body: object; status: number }) => [status, Object.keys(body)]
    const [first, second] = [
      await api.browser().call(registerAccount, known),
      await api.browser().call(registerAccount, unknown),
    ]
    expect(shape(first)).toEqual(shape(second))
    expect(second.body).toMatchObject({ state: 'requested', fileNumber: first.body.fileNumber + 1 })
    const said = 'Vous vous connectez déjà à ce portail avec cette adresse'
    expect((await mailsTo(api, person.email))[0]?.text).toContain(said)
    expect((await mailsTo(api, unknown.body.responsible.email))[0]?.text).not.toContain(said)

    await approveBy(api, 'automatic')
    const login = `other${made}`
    await api.browser().call(registerAccount, newcomer({ login }, person.email))
    const mail = (await mailsTo(api, person.email)).at(-1)
    expect(mail?.text).toContain(said)
    const use = { params: { token: linkIn(mail?.text) }, body: {} }
    const client = await api.signInAs(person)
    await client.call(useActivation, use)
    expect((await client.call(listAccounts)).body.items).toMatchObject([{ login, state: 'open' }])
  })

  test('lets a key do so with the scope that creates accounts', async ({ api }) => {
    await begin(api)
    const person = await api.make.member()
    const [bare, writer] = [
      await api.make.apiKey(person, { scopes: ['accounts:read'] }),
      await api.make.apiKey(person, { scopes: ['accounts:write'] }),
    ]
    const refused = await api.program(bare.key).refusal(registerAccount, newcomer())
    expect(refused.code).toBe('key.scope-missing')
    const { body } = await api.program(writer.key).call(registerAccount, newcomer())
    expect(body.accountId).not.toBeNull()
  })

  test('refuses a login that is taken, kept or wrong, terms not accepted, a profile that is none', async ({
    api,
  }) => {
    await begin(api)
    const taken = await api.make.account()
    const fieldsOf = async (over: object) => {
      const { code, errors } = await api.browser().refusal(registerAccount, newcomer({ ...over }))
      return [code, ...(errors ?? []).map((error) => `${error.pointer} ${error.code}`)]
    }
    expect(await fieldsOf({ login: taken.login.toUpperCase() })).toEqual([
      'account.login-taken',
      '/login login.taken',
    ])
    expect(await fieldsOf({ login: 'postmaster' })).toEqual(['request.invalid', '/login login.reserved'])
    expect(await fieldsOf({ login: 'a.b' })).toEqual(['request.invalid', '/login login.invalid'])
    expect(await fieldsOf({ termsVersion: '1999-01' })).toEqual([
      'request.invalid',
      '/termsVersion terms.changed',
    ])
    expect(await fieldsOf({ termsVersion: undefined })).toEqual([
      'request.invalid',
      '/termsVersion terms.required',
    ])
    expect(await fieldsOf({ profileCode: 'none' })).toEqual(['request.invalid', '/profileCode invalid'])
  })

  test('refuses procedures beyond the profile, withdrawn or unknown', async ({ api }) => {
    await begin(api)
    const [own, gone] = [await api.make.procedure(), await api.make.procedure({ withdrawn: true })]
    const listed = await api.make.profile({
      code: `only-${made}`,
      scope: 'listed',
      procedureCodes: [own.code],
    })
    const other = await api.make.procedure()
    const procedures = [own, gone, other, { code: 'NOWHERE' }].map(({ code }) => ({ code }))
    const refused = await api
      .browser()
      .refusal(registerAccount, newcomer({ profileCode: listed.code, procedures }))
    expect(refused.code).toBe('account.procedure-unavailable')
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(
      [1, 2, 3].map((index) => `/procedures/${index}/code`),
    )
  })

  test('makes one account of two clicks with one Idempotency-Key', async ({ api }) => {
    await begin(api)
    const order = newcomer()
    const idempotencyKey = `registration-${made}`
    const first = await api.browser().call(registerAccount, order, { idempotencyKey })
    const again = await api.browser().call(registerAccount, order, { idempotencyKey })
    expect(again.body).toEqual(first.body)
    const other = await api.browser().refusal(registerAccount, newcomer(), { idempotencyKey })
    expect(other.code).toBe('idempotency.key-reused')
    expect(await mailsTo(api, order.body.responsible.email)).toHaveLength(1)
  })

  test('lets ten who ask for one login at the same moment have one account', async ({ api }) => {
    await begin(api)
    const login = `race${made}`
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.browser().attempt(registerAccount, newcomer({ login }))),
    )
    const codes = answers.map((answer) => (answer.statusCode === 202 ? '202' : answer.json().code)).sort()
    expect(codes).toEqual(['202', ...Array(9).fill('account.login-taken')])
  })

  test('takes three requests a day with one address, also at the same moment', async ({ api }) => {
    await begin(api)
    const email = `often${made}@test.example`
    const ask = () => api.browser().attempt(registerAccount, newcomer({}, email))
    const answers = await Promise.all(Array.from({ length: 6 }, ask))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 202, 202, 429, 429, 429])
    api.clock.advance(DAY_MS)
    expect((await ask()).statusCode).toBe(202)
  })
})

describe('who has asked already', () => {
  test('is told by the help of sign-in where the request stands, once a day', async ({ api }) => {
    await begin(api)
    const order = newcomer()
    const email = order.body.responsible.email
    const { body } = await api.browser().call(registerAccount, order)
    await mailsTo(api, email)
    const ask = async () => {
      api.mailer.clear()
      await api.browser().call(requestPasswordReset, { body: { email } })
      return mailsTo(api, email)
    }
    expect((await ask())[0]?.text).toContain('encore en cours d’examen')
    expect(await ask()).toEqual([])
    await refuse(api, order.body.login)
    const [refused] = await ask()
    expect(refused?.subject).toBe(`Votre demande de compte n° ${body.fileNumber}`)
    expect(refused?.text).toContain('SIRET d’une autre entreprise')
    expect(refused?.text).toContain('/inscription')
    api.clock.advance(91 * DAY_MS)
    expect(await ask()).toEqual([])
  })

  test('has his login back when the request was refused', async ({ api }) => {
    await begin(api)
    const person = await api.make.person()
    const client = await api.signInAs(person)
    const { login } = (await client.call(registerAccount, newcomer())).body
    const availability = async () =>
      (await api.browser().call(checkLogin, { query: { login } })).body.availability
    expect(await availability()).toBe('taken')
    await refuse(api, login)
    expect(await availability()).toBe('free')
    const again = await api.browser().call(registerAccount, newcomer({ login }))
    expect(again.body).toMatchObject({ login, state: 'requested' })
    expect(await availability()).toBe('taken')
  })

  test('gets another link once the first has lapsed, five a day at most', async ({ api }) => {
    await begin(api)
    await approveBy(api, 'automatic')
    const order = newcomer()
    const email = order.body.responsible.email
    await api.browser().call(registerAccount, order)
    await approveBy(api, 'staff')
    const first = linkIn((await mailsTo(api, email))[0]?.text)
    api.clock.advance(2 * DAY_MS)
    const gone = await api.browser().refusal(getActivation, { params: { token: first } })
    expect(gone.code).toBe('link.invalid')
    for (let tries = 0; tries < 7; tries++)
      await api.browser().call(requestPasswordReset, { body: { email } })
    const mails = await mailsTo(api, email)
    expect(mails).toHaveLength(1 + 5)
    const token = linkIn(mails.at(-1)?.text)
    await api.browser().call(useActivation, { params: { token }, body: { password: PASSWORD } })
    expect((await accountOf(api, order.body.login)).state).toBe('open')
  })
})

describe('getRegistrationOffer', () => {
  test('shows profiles with their procedures, prices of the day and the terms', async ({ api }) => {
    await begin(api)
    const [web, other, gone] = [
      await api.make.procedure({ web: true }),
      await api.make.procedure(),
      await api.make.procedure({ withdrawn: true }),
    ]
    const profile = await api.make.profile({ code: 'web', labelFr: 'Web', labelEn: 'Web', scope: 'web' })
    await api.make.tariff({ item: `procedure:${web.code}`, labelFr: 'Envoi' })
    await api.make.tariff({ item: 'archive' })
    const { body } = await api.browser().call(getRegistrationOffer)
    const codesOf = (wanted: string) => body.profiles.find(({ code }) => code === wanted)?.procedureCodes
    expect(codesOf(profile.code)).toContain(web.code)
    expect(codesOf(profile.code)).not.toContain(other.code)
    expect(codesOf('principal')).toEqual(expect.arrayContaining([web.code, other.code]))
    expect(codesOf('principal')).not.toContain(gone.code)
    expect(body.tariffs).toContainEqual({
      ...{ item: `procedure:${web.code}`, label: 'Envoi', netCents: 500, vatRateBps: 2000 },
    })
    expect(body.tariffs.map(({ item }) => item)).not.toContain('archive')
    expect(body).toMatchObject({ approval: 'staff', terms: { version: STANDARD_VERSION } })
    const english = await api.browser({ 'accept-language': 'en' }).call(getRegistrationOffer)
    expect(english.body.terms.paragraphs[0]).toMatch(/^The account/u)
  })

  test('shows a catalogue of more than five hundred procedures', async ({ api }) => {
    await begin(api)
    await api.deps.db.execute(sql`insert into procedures
      (id, code, description_fr, description_en, recipients, document_types, web, rank, created_at, updated_at)
      select gen_random_uuid(), 'FULL-' || n, 'Envoi', 'Return', '{}', '[]', true, n, now(), now()
      from generate_series(1, 600) n`)
    const { body } = await api.browser().call(getRegistrationOffer)
    const all = body.profiles.find(({ code }) => code === 'principal')?.procedureCodes
    expect(all?.length).toBeGreaterThanOrEqual(600)
  })
})

describe('checkLogin', () => {
  test('tells free, taken, invalid and reserved, and no more', async ({ api }) => {
    const { login } = await api.make.account()
    const stateOf = async (typed: string) =>
      (await api.browser().call(checkLogin, { query: { login: typed } })).body
    expect(await stateOf(` ${login.toUpperCase()} `)).toEqual({ availability: 'taken' })
    expect(await stateOf('nobody-has-this')).toEqual({ availability: 'free' })
    expect(await stateOf('é')).toEqual({ availability: 'invalid' })
    expect(await stateOf('postmaster')).toEqual({ availability: 'reserved' })
  })
})
