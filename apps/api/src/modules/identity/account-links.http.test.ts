import { inviteAccountPerson, listAccountPersons } from '@guichet/contract/account-persons.contract'
import { getAccount } from '@guichet/contract/accounts.contract'
import {
  createSession,
  getActivation,
  requestPasswordReset,
  useActivation,
} from '@guichet/contract/session.contract'
import { accountPersons, accounts, auditEntries, persons } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { sendAccountActivation } from './index.ts'

const PASSWORD = 'Neuf-Lavandes-2027!'
const lastToken = async (api: TestApp, to: string): Promise<string> => {
  await api.runOutbox()
  const mail = api.mailer.sent.filter((sent) => sent.to === to).at(-1)
  const token = /\/activation\/([\w-]+)/u.exec(mail?.text ?? '')?.[1]
  if (!token) throw new Error(`no link was sent to ${to}`)
  return token
}
const signIn = async (api: TestApp, identifier: string) =>
  (await api.browser().attempt(createSession, { body: { identifier, password: PASSWORD } })).statusCode
const use = (api: TestApp, token: string, body: object = { password: PASSWORD }) =>
  api.browser().attempt(useActivation, { params: { token }, body })

/** An approved account and the link that was sent to its responsible person. */
async function approved(api: TestApp, input: Parameters<TestApp['make']['account']>[0] = {}) {
  const email = input.details?.email ?? `chief-${api.deps.ids.uuid()}@test.example`
  const account = await api.make.account({
    ...{ state: 'approved', holder: null },
    ...input,
    details: { firstName: 'Ada', lastName: 'Lovelace', ...input.details, email },
  })
  await withTx(api.ctx(), (tx) =>
    sendAccountActivation(tx, account, { firstName: 'Ada', email, locale: 'fr' }).then(() => undefined),
  )
  return { account, email, token: await lastToken(api, email) }
}

describe('a link that opens an account', () => {
  test('tells which one, and opens it with the password of its holder, in one go', async ({ api }) => {
    const { account, email, token } = await approved(api)
    const { body } = await api.browser().call(getActivation, { params: { token } })
    expect(body).toMatchObject({
      ...{ purpose: 'account-activation', signInFirst: false, invited: null },
      account: { login: account.login, companyName: account.companyName, email },
    })
    const weak = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { password: 'Lovelace-1843!' } })
    expect(weak.errors?.map(({ code }) => code)).toEqual(['password.personal'])
    const none = await api.browser().refusal(useActivation, { params: { token }, body: {} })
    expect(none.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/password required'])
    expect((await use(api, token)).statusCode).toBe(204)
    const [row] = await api.deps.db
      .select({ state: accounts.state, version: accounts.version })
      .from(accounts)
      .where(eq(accounts.id, account.id))
    expect(row).toEqual({ state: 'open', version: 2 })
    expect(await signIn(api, account.login)).toBe(201)
    expect(await signIn(api, email)).toBe(201)
    const audited = await api.deps.db
      .select({ action: auditEntries.action, actorId: auditEntries.actorId })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, account.id))
    const [holder] = await api.deps.db
      .select({ id: accountPersons.personId })
      .from(accountPersons)
      .where(eq(accountPersons.accountId, account.id))
    expect(audited).toEqual([{ action: 'account.opened', actorId: holder?.id }])
    expect((await use(api, token)).json().code).toBe('link.invalid')
  })

  test('opens a primary on the person who signs in with its address, once signed in', async ({ api }) => {
    const person = await api.make.person()
    const { account, token } = await approved(api, { details: { email: person.email } as never })
    expect(api.mailer.sent.at(-1)?.text).toContain('Vous vous connectez déjà à ce portail')
    const { body } = await api.browser().call(getActivation, { params: { token } })
    expect(body.signInFirst).toBe(true)
    expect((await use(api, token)).json().code).toBe('session.required')
    const other = await api.signInAs(await api.make.person())
    const asOther = await other.refusal(useActivation, { params: { token }, body: {} })
    expect(asOther.code).toBe('session.forbidden')
    const client = await api.signInAs(person)
    expect((await client.call(useActivation, { params: { token }, body: {} })).status).toBe(204)
    const mine = await client.call(getAccount, { params: { id: account.id } })
    expect(mine.body).toMatchObject({ state: 'open', via: 'own' })
    expect((await client.refusal(useActivation, { params: { token }, body: {} })).code).toBe('link.invalid')
  })

  test('leaves an address to whoever signs in with it: a secondary is signed in to by login', async ({
    api,
  }) => {
    const person = await api.make.person()
    const primary = await api.make.account()
    const { account, email, token } = await approved(api, {
      ...{ parentId: primary.id, login: `cs8.${primary.login}`, mailboxQuota: 0 },
      details: { email: person.email } as never,
    })
    expect((await use(api, token)).statusCode).toBe(204)
    expect(await signIn(api, account.login)).toBe(201)
    expect(await signIn(api, email)).toBe(401)
  })

  test('opens once, when it is used five times at the same moment', async ({ api }) => {
    const { account, token } = await approved(api)
    const answers = await Promise.all(Array.from({ length: 5 }, () => use(api, token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404, 404, 404, 404])
    const rows = await api.deps.db
      .select({ id: accountPersons.personId })
      .from(accountPersons)
      .where(eq(accountPersons.accountId, account.id))
    expect(rows).toHaveLength(1)
  })

  test('is void for an account that was refused meanwhile, under a closed primary, or after 24 hours', async ({
    api,
  }) => {
    const refused = await approved(api)
    await api.deps.db.update(accounts).set({ state: 'refused' }).where(eq(accounts.id, refused.account.id))
    expect((await api.browser().refusal(getActivation, { params: { token: refused.token } })).code).toBe(
      'link.invalid',
    )
    const primary = await api.make.account({ state: 'closed' })
    const below = await approved(api, {
      parentId: primary.id,
      login: `cs9.${primary.login}`,
      mailboxQuota: 0,
    })
    expect((await use(api, below.token)).json().code).toBe('link.invalid')
    const left = await api.deps.db
      .select({ id: persons.id })
      .from(persons)
      .where(eq(persons.email, below.email))
    expect(left).toEqual([])
    const late = await approved(api)
    api.clock.advance(86_400_000)
    expect((await use(api, late.token)).json().code).toBe('link.invalid')
  })

  test('is sent again by “forgotten password”, which makes the older one void', async ({ api }) => {
    const { email, token } = await approved(api)
    await api.browser().call(requestPasswordReset, { body: { email } })
    const again = await lastToken(api, email)
    expect(again).not.toBe(token)
    expect((await use(api, token)).json().code).toBe('link.invalid')
    expect((await use(api, again)).statusCode).toBe(204)
  })
})

describe('an invitation to an account', () => {
  const invite = async (api: TestApp, email: string, rights: ('options' | 'billing')[] = ['options']) => {
    const account = await api.make.account()
    const holder = await api.signInAs(account.holder as { id: string })
    const body = { email, firstName: 'Ada', lastName: 'Lovelace', rights }
    await holder.call(inviteAccountPerson, { params: { id: account.id }, body })
    return { account, holder, token: await lastToken(api, email) }
  }

  test('makes a person of an unknown address, with the rights that were given', async ({ api }) => {
    const email = 'ada.invited@test.example'
    const { account, holder, token } = await invite(api, email)
    const { body } = await api.browser().call(getActivation, { params: { token } })
    expect(body).toMatchObject({
      ...{
        purpose: 'account-invitation',
        signInFirst: false,
        invited: { firstName: 'Ada', lastName: 'Lovelace' },
      },
      account: { login: account.login, email },
    })
    expect((await use(api, token, {})).json().errors[0]).toMatchObject({
      pointer: '/password',
      code: 'required',
    })
    expect((await use(api, token, { password: PASSWORD, firstName: 'Augusta' })).statusCode).toBe(204)
    expect(await signIn(api, email)).toBe(201)
    const { body: list } = await holder.call(listAccountPersons, { params: { id: account.id } })
    expect(list.items.map(({ firstName, role, rights }) => [firstName, role, rights])).toEqual([
      ['Camille', 'holder', []],
      ['Augusta', 'collaborator', ['options']],
    ])
    expect(list.invitations).toEqual([])
    const audited = await api.deps.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, account.id), eq(auditEntries.action, 'account.person-joined')))
    expect(audited).toHaveLength(1)
  })

  test('is accepted by a known person once signed in, and by nobody else', async ({ api }) => {
    const person = await api.make.person()
    const { account, token } = await invite(api, person.email, [])
    expect((await api.browser().call(getActivation, { params: { token } })).body.signInFirst).toBe(true)
    const call = { params: { token }, body: { password: PASSWORD } }
    expect(await api.browser().refusal(useActivation, call)).toMatchObject({
      status: 401,
      code: 'session.required',
    })
    const other = await api.signInAs(await api.make.person())
    expect(await other.refusal(useActivation, call)).toMatchObject({ status: 403, code: 'session.forbidden' })
    const client = await api.signInAs(person)
    expect((await client.refusal(getAccount, { params: { id: account.id } })).code).toBe('resource.not-found')
    expect((await client.call(useActivation, { params: { token }, body: {} })).status).toBe(204)
    expect((await client.call(getAccount, { params: { id: account.id } })).body.powers).toEqual(['read'])
    expect((await client.refusal(useActivation, { params: { token }, body: {} })).code).toBe('link.invalid')
  })

  test('is void when the account was closed meanwhile, and when another was sent in its place', async ({
    api,
  }) => {
    const { account, holder, token } = await invite(api, 'first.invited@test.example')
    const body = { email: 'first.invited@test.example', firstName: 'Ada', lastName: 'Lovelace', rights: [] }
    await holder.call(inviteAccountPerson, { params: { id: account.id }, body })
    expect((await use(api, token)).json().code).toBe('link.invalid')
    const again = await lastToken(api, body.email)
    await api.deps.db.update(accounts).set({ state: 'closed' }).where(eq(accounts.id, account.id))
    expect((await use(api, again)).json().code).toBe('link.invalid')
  })

  test('joins once when it is used five times at the same moment', async ({ api }) => {
    const { account, token } = await invite(api, 'racing.invited@test.example')
    const answers = await Promise.all(Array.from({ length: 5 }, () => use(api, token)))
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1)
    const rows = await api.deps.db
      .select({ id: accountPersons.personId })
      .from(accountPersons)
      .where(eq(accountPersons.accountId, account.id))
    expect(rows).toHaveLength(2)
  })
})

describe('a closed account', () => {
  test('signs nobody in, by login or by the address of who has nothing else', async ({ api }) => {
    const account = await api.make.account({ state: 'closed' })
    const { holder } = account
    if (!holder) throw new Error('no holder')
    const ask = async (identifier: string, password: string) =>
      (await api.browser().refusal(createSession, { body: { identifier, password } })).code
    const { PASSWORD: right } = await import('../../testing/factories.ts')
    expect(await ask(account.login, right)).toBe('account.closed')
    expect(await ask(holder.email, right)).toBe('account.closed')
    expect(await ask(account.login, 'wrong')).toBe('session.invalid-credentials')
    await api.make.account({ holder, login: `other-${account.login}` })
    expect(
      (await api.browser().call(createSession, { body: { identifier: holder.email, password: right } }))
        .status,
    ).toBe(201)
    expect(await ask(account.login, right)).toBe('account.closed')
  })
})
