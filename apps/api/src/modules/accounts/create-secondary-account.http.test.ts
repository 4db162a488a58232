import { createSecondaryAccount, getAccount, getSecondaryOffer } from '@guichet/contract/accounts.contract'
import { createSession } from '@guichet/contract/session.contract'
import {
  accountProcedures,
  auditEntries,
  mailboxes,
  oneTimeLinks,
  organisationSettings,
  persons,
  signInIdentifiers,
  tariffs,
} from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { AccountInput } from '../../testing/account-factories.ts'
import { identityBody } from '../../testing/account-samples.ts'
import { apiTest, apiTestWith } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const GOOD = 'Mistral-Olivier-31!'
const byInvitation = { access: { kind: 'invitation' } } as const
const byPassword = { access: { kind: 'password', password: GOOD } } as const

async function worldOf(api: TestApp, input: AccountInput = {}) {
  const primary = await api.make.account({ test: true, portal: 'PORTAIL D’ESSAI', ...input })
  const client = await api.signInAs(primary.holder as { id: string })
  const call = (over: object) =>
    [
      createSecondaryAccount,
      {
        params: { id: primary.id },
        body: identityBody({ accountName: 'cs1', ...byInvitation, ...over }) as never,
      },
    ] as const
  return { primary, client, call }
}
const auditOf = (api: TestApp, id: string) =>
  api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))

describe('createSecondaryAccount', () => {
  apiTest('with a password: open at once, its holder signs in with the login alone', async ({ api }) => {
    const { primary, client, call } = await worldOf(api)
    const { body, status } = await client.call(
      ...call({ ...byPassword, createMailbox: true, autonomous: true }),
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ login: `cs1.${primary.login}`, state: 'open', kind: 'secondary', via: 'primary', version: 1 },
      ...{ profile: { code: 'principal' }, portal: 'PORTAIL D’ESSAI', test: true, autonomous: true },
      ...{ hasMailbox: true, primary: { id: primary.id }, createdOn: '2026-11-22' },
    })
    const browser = api.browser()
    const sign = { identifier: ` CS1.${primary.login.toUpperCase()} `, password: GOOD, remember: false }
    const session = await browser.call(createSession, { body: sign })
    expect(session.body).toMatchObject({
      firstName: 'Pierre',
      email: 'pierre.dupont@example.org',
      hasAccounts: true,
    })
    expect((await browser.call(getAccount, { params: { id: body.id } })).body.via).toBe('own')
    const known = await api.deps.db
      .select({ kind: signInIdentifiers.kind })
      .from(signInIdentifiers)
      .innerJoin(persons, eq(persons.id, signInIdentifiers.personId))
      .where(and(eq(persons.email, 'pierre.dupont@example.org'), eq(signInIdentifiers.accountId, body.id)))
    expect(known).toEqual([{ kind: 'login' }])
    expect(await api.deps.db.select().from(mailboxes).where(eq(mailboxes.accountId, body.id))).toMatchObject([
      { passwordHash: null },
    ])
    const entries = await auditOf(api, body.id)
    expect(entries).toMatchObject([
      { action: 'account.created', after: { state: 'open', access: 'password' } },
    ])
    expect(JSON.stringify(entries)).not.toContain(GOOD)
  })

  apiTest('with an invitation: approved, and a link by mail to the responsible person', async ({ api }) => {
    const { client, call } = await worldOf(api)
    const { body } = await client.call(...call({}))
    expect(body).toMatchObject({ state: 'approved', hasMailbox: false })
    const links = await api.deps.db.select().from(oneTimeLinks).where(eq(oneTimeLinks.accountId, body.id))
    expect(links).toMatchObject([{ purpose: 'account-activation', recipient: 'pierre.dupont@example.org' }])
    expect(links[0]?.expiresAt.toISOString()).toBe('2026-11-23T09:00:00.000Z')
    await api.runOutbox()
    expect(api.mailer.sent).toMatchObject([{ to: 'pierre.dupont@example.org' }])
    expect(api.mailer.sent[0]?.text).toContain('/activation/')
  })

  apiTest('waits for the organisation where it decides, without a mail', async ({ api }) => {
    const { client, call } = await worldOf(api)
    const settings = (secondaryApproval: string) =>
      api.deps.db.update(organisationSettings).set({ secondaryApproval })
    await settings('staff')
    const made = await client.call(...call({}))
    const withPassword = await client.call(...call({ ...byPassword, accountName: 'cs2' }))
    await settings('automatic')
    expect([made.body.state, withPassword.body.state]).toEqual(['requested', 'requested'])
    expect(await api.runOutbox()).toBe(0)
    const body = { identifier: withPassword.body.login, password: GOOD, remember: false }
    expect((await api.browser().refusal(createSession, { body })).status).toBeGreaterThanOrEqual(401)
  })

  apiTest('keeps file numbers without a gap, whatever is refused between', async ({ api }) => {
    const { client, call } = await worldOf(api, { mailboxQuota: 0 })
    const first = await client.call(...call({}))
    await client.refusal(...call({}))
    await client.refusal(...call({ accountName: 'cs3', createMailbox: true }))
    const second = await client.call(...call({ accountName: 'cs2' }))
    expect(second.body.fileNumber).toBe(first.body.fileNumber + 1)
  })

  apiTest('takes procedures of the primary and their document types, and no others', async ({ api }) => {
    const [own, web, other, gone] = [
      await api.make.procedure(),
      await api.make.procedure({ web: true, documentTypes: [] }),
      await api.make.procedure(),
      await api.make.procedure({ withdrawn: true }),
    ]
    const { client, call } = await worldOf(api, { procedures: [own, web, gone] })
    const wanted = [{ code: own.code, documentTypes: ['T1'] }, { code: web.code }]
    const { body } = await client.call(...call({ procedures: wanted }))
    const rows = await api.deps.db
      .select({ id: accountProcedures.procedureId, types: accountProcedures.documentTypes })
      .from(accountProcedures)
      .where(eq(accountProcedures.accountId, body.id))
    expect(new Map(rows.map(({ id, types }) => [id, types]))).toEqual(
      new Map([
        [own.id, ['T1']],
        [web.id, null],
      ]),
    )
    const refused = await client.refusal(
      ...call({
        accountName: 'cs2',
        procedures: [
          { code: own.code },
          { code: other.code },
          { code: gone.code },
          { code: 'NOWHERE' },
          { code: own.code },
          { code: web.code, documentTypes: ['T9'] },
        ],
      }),
    )
    expect(refused).toMatchObject({ code: 'account.procedure-unavailable' })
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(
      [1, 2, 3, 4, 5].map((index) => `/procedures/${index}`),
    )
  })

  apiTest('refuses names, passwords and quotas that cannot be', async ({ api }) => {
    const { client, call } = await worldOf(api, { mailboxQuota: 1 })
    const errorsOf = async (over: object) =>
      (await client.refusal(...call(over))).errors?.map(({ pointer, code }) => [pointer, code])
    expect(await errorsOf({ accountName: 'é' })).toEqual([['/accountName', 'login.invalid']])
    expect(await errorsOf({ accountName: 'a.b' })).toEqual([['/accountName', 'login.invalid']])
    expect(await errorsOf({ accountName: 'releves' })).toEqual([['/accountName', 'login.reserved']])
    const weak = await client.refusal(...call({ access: { kind: 'password', password: 'Dupont-Pierre-1!' } }))
    expect(weak).toMatchObject({ code: 'password.refused', errors: [{ pointer: '/access/password' }] })
    await client.call(...call({ createMailbox: true }))
    const full = await client.refusal(...call({ accountName: 'cs2', createMailbox: true }))
    expect(full).toMatchObject({ code: 'account.quota-exceeded' })
    const taken = await client.refusal(...call({ accountName: 'CS1' }))
    expect(taken).toMatchObject({
      code: 'account.login-taken',
      errors: [{ pointer: '/accountName', code: 'login.taken' }],
    })
  })

  apiTest('made twice under one key is one account', async ({ api }) => {
    const { client, call } = await worldOf(api)
    const [route, input] = call(byPassword)
    const first = await client.call(route, input, { idempotencyKey: 'cs1-once' })
    const again = await client.call(route, input, { idempotencyKey: 'cs1-once' })
    expect(again.body).toEqual(first.body)
    const other = await client.refusal(route, call({ accountName: 'cs2' })[1], { idempotencyKey: 'cs1-once' })
    expect(other).toMatchObject({ code: 'idempotency.key-reused' })
  })

  apiTest(
    'is for who may add: not on a secondary, not on a closed one, not for a reader or a stranger',
    async ({ api }) => {
      const { primary, client } = await worldOf(api)
      const at = (id: string) =>
        [
          createSecondaryAccount,
          { params: { id }, body: identityBody({ accountName: 'cs9', ...byInvitation }) },
        ] as const
      const secondary = await api.make.secondary(primary)
      expect(await client.refusal(...at(secondary.id))).toMatchObject({ code: 'account.not-primary' })
      const reader = await api.make.person()
      await api.make.join(primary, reader, { rights: ['identity'] })
      expect(await (await api.signInAs(reader)).refusal(...at(primary.id))).toMatchObject({
        code: 'account.right-missing',
      })
      const stranger = await api.signInAs(await api.make.member())
      expect(await stranger.refusal(...at(primary.id))).toMatchObject({ code: 'resource.not-found' })
      const closed = await api.make.account({ state: 'closed' })
      const staff = await api.signInAs(await api.make.staff('manager'))
      expect(await staff.refusal(...at(closed.id))).toMatchObject({ code: 'account.closed' })
      expect((await staff.call(...at(primary.id))).body.state).toBe('approved')
    },
  )
})

const withDomain = apiTestWith({ settings: { MAIL_DOMAIN: 'courrier.example' } })

describe('getSecondaryOffer', () => {
  withDomain('says what a new account may have, and whether a name is free', async ({ api }) => {
    const { primary, client } = await worldOf(api, { mailboxQuota: 3 })
    await api.make.secondary(primary, { name: 'cs1', hasMailbox: true })
    await api.make.secondary(primary, { name: 'cs2', hasMailbox: true, state: 'closed' })
    await api.make.secondary(primary, { name: 'cs3' })
    await api.deps.db.insert(tariffs).values({
      ...{ id: api.deps.ids.uuid(), item: 'secondary-mailbox', labelFr: 'Boîte mail', labelEn: 'Mailbox' },
      ...{ amountCents: 250, vatRateBps: 2000, startsOn: '2026-01-01', createdAt: api.clock.now() },
    })
    const offer = async (accountName?: string) =>
      (await client.call(getSecondaryOffer, { params: { id: primary.id }, query: { accountName } })).body
    expect(await offer()).toEqual({
      ...{ suffix: `.${primary.login}`, mailDomain: 'courrier.example', approval: 'automatic', name: null },
      ...{ profile: { code: 'principal', label: 'Compte Principal' }, mailboxQuota: 3, mailboxesInUse: 1 },
      mailboxPrice: { netCents: 250, vatRateBps: 2000 },
    })
    const names = { ' CS9 ': 'free', cs2: 'taken', 'é!': 'invalid', releves: 'reserved', '': 'invalid' }
    for (const [typed, name] of Object.entries(names)) expect((await offer(typed)).name, typed).toBe(name)
  })

  withDomain('is refused on a secondary, to who may not add, and on a closed primary', async ({ api }) => {
    const { primary, client } = await worldOf(api)
    const secondary = await api.make.secondary(primary)
    const at = (id: string) => [getSecondaryOffer, { params: { id }, query: {} }] as const
    expect(await client.refusal(...at(secondary.id))).toMatchObject({ code: 'account.not-primary' })
    const support = await api.signInAs(await api.make.staff('support'))
    expect(await support.refusal(...at(primary.id))).toMatchObject({ code: 'account.right-missing' })
    const closed = await api.make.account({ state: 'closed' })
    const manager = await api.signInAs(await api.make.staff('manager'))
    expect(await manager.refusal(...at(closed.id))).toMatchObject({ code: 'account.closed' })
  })
})
