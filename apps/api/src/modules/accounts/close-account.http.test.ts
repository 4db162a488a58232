import {
  closeAccount,
  closeAccounts,
  createSecondaryAccount,
  getAccount,
  listAccountHistory,
  reopenAccount,
} from '@guichet/contract/accounts.contract'
import { createSession, getSession } from '@guichet/contract/session.contract'
import { auditEntries } from '@guichet/db/schema'
import { desc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { apiTest } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

const close = (of: { id: string }, reason?: string) =>
  [closeAccount, { params: { id: of.id }, body: reason === undefined ? {} : { reason } }] as const
const reopen = (of: { id: string }, reason?: string) =>
  [reopenAccount, { params: { id: of.id }, body: reason === undefined ? {} : { reason } }] as const
const signIn = (identifier: string) =>
  [createSession, { body: { identifier, password: PASSWORD, remember: false } }] as const

async function worldOf(api: TestApp) {
  const primary = await api.make.account()
  const account = await api.make.secondary(primary, { hasMailbox: true })
  const client = await api.signInAs(primary.holder as { id: string })
  const byLogin = api.browser()
  await byLogin.call(...signIn(account.login))
  return { primary, account, client, byLogin, holder: account.holder as { id: string } }
}

describe('closeAccount', () => {
  apiTest(
    'ends sessions and keys at once, says why, and signs nobody in after a right password',
    async ({ api }) => {
      const { account, client, byLogin, holder } = await worldOf(api)
      const program = api.program((await api.make.apiKey(holder)).key)
      expect((await program.call(getAccount, { params: { id: account.id } })).status).toBe(200)
      const { body } = await client.call(...close(account, 'Cessation d’activité'))
      expect(body).toMatchObject({ state: 'closed', stateReason: 'Cessation d’activité', version: 2 })
      expect(await byLogin.refusal(getSession)).toMatchObject({ code: 'session.required' })
      expect(await program.refusal(getAccount, { params: { id: account.id } })).toMatchObject({ status: 401 })
      expect(await api.browser().refusal(...signIn(account.login))).toMatchObject({ code: 'account.closed' })
      const wrong = { identifier: account.login, password: 'Wrong-1-wrong!', remember: false }
      expect(await api.browser().refusal(createSession, { body: wrong })).toMatchObject({
        code: 'session.invalid-credentials',
      })
      const [entry] = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, account.id))
        .orderBy(desc(auditEntries.at))
      expect(entry).toMatchObject({
        action: 'account.closed',
        before: { state: 'open' },
        after: { state: 'closed', reason: 'Cessation d’activité' },
      })
    },
  )

  apiTest('leaves a member, and who has another account, signed in by what is left', async ({ api }) => {
    const { primary, client } = await worldOf(api)
    const member = await api.make.member()
    const held = await api.make.secondary(primary, { holder: member })
    const person = await api.make.person()
    const first = await api.make.secondary(primary, { holder: person })
    const second = await api.make.secondary(primary, { holder: person })
    const [asMember, asPerson, byFirst] = [api.browser(), await api.signInAs(person), api.browser()]
    await asMember.call(...signIn(member.email))
    await byFirst.call(...signIn(first.login))
    const { key } = await api.make.apiKey(person)
    await client.call(...close(held))
    await client.call(...close(first))
    expect((await asMember.call(getSession)).status).toBe(200)
    expect((await asPerson.call(getSession)).status).toBe(200)
    expect((await api.program(key).call(getAccount, { params: { id: second.id } })).status).toBe(200)
    expect(await byFirst.refusal(getSession)).toMatchObject({ status: 401 })
    expect(await api.browser().refusal(...signIn(held.login))).toMatchObject({ code: 'account.closed' })
    expect((await api.browser().call(...signIn(person.email))).status).toBe(201)
    await client.call(...close(second))
    expect(await asPerson.refusal(getSession)).toMatchObject({ status: 401 })
    expect(await api.browser().refusal(...signIn(person.email))).toMatchObject({ code: 'account.closed' })
    expect((await api.browser().call(...signIn(member.email))).status).toBe(201)
  })

  apiTest(
    'of a primary: its secondaries keep their state and are of no use until it is reopened',
    async ({ api }) => {
      const { primary, account, client, byLogin } = await worldOf(api)
      const staff = await api.signInAs(await api.make.staff('manager'))
      await staff.call(...close(primary, 'Demande écrite'))
      for (const browser of [client, byLogin])
        expect(await browser.refusal(getSession)).toMatchObject({ status: 401 })
      for (const login of [primary.login, account.login, (primary.holder as { email: string }).email])
        expect(await api.browser().refusal(...signIn(login)), login).toMatchObject({ code: 'account.closed' })
      const { body } = await staff.call(getAccount, { params: { id: account.id } })
      expect(body.state).toBe('open')
      await staff.call(...reopen(primary, 'Par erreur'))
      expect((await api.browser().call(...signIn(account.login))).status).toBe(201)
    },
  )

  apiTest('is for who stands above: not for the holder, a stranger, support, nor twice', async ({ api }) => {
    const { primary, account, client, byLogin } = await worldOf(api)
    expect(await byLogin.refusal(...close(account))).toMatchObject({ code: 'account.right-missing' })
    expect(await client.refusal(...close(primary))).toMatchObject({ code: 'account.right-missing' })
    const stranger = await api.signInAs(await api.make.member())
    expect(await stranger.refusal(...close(account))).toMatchObject({ code: 'resource.not-found' })
    const support = await api.signInAs(await api.make.staff('support'))
    expect(await support.refusal(...close(account))).toMatchObject({ code: 'account.right-missing' })
    await client.call(...close(account))
    expect(await client.refusal(...close(account))).toMatchObject({ code: 'account.wrong-state' })
    const asked = await api.make.secondary(primary, { state: 'requested' })
    expect(await client.refusal(...close(asked))).toMatchObject({ code: 'account.wrong-state' })
  })
})

describe('reopenAccount', () => {
  apiTest('lets the holder sign in again, and keeps no reason', async ({ api }) => {
    const { account, client } = await worldOf(api)
    await client.call(...close(account, 'Par erreur'))
    const { body } = await client.call(...reopen(account))
    expect(body).toMatchObject({ state: 'open', stateReason: null, version: 3 })
    expect((await api.browser().call(...signIn(account.login))).status).toBe(201)
    expect(await client.refusal(...reopen(account))).toMatchObject({ code: 'account.wrong-state' })
  })

  apiTest('needs a free mailbox place and an open primary', async ({ api }) => {
    const primary = await api.make.account({ mailboxQuota: 1 })
    const account = await api.make.secondary(primary, { hasMailbox: true, state: 'closed' })
    const without = await api.make.secondary(primary, { state: 'closed' })
    const client = await api.signInAs(primary.holder as { id: string })
    const body = identityBody({
      accountName: 'new',
      createMailbox: true,
      access: { kind: 'invitation' as const },
    })
    await client.call(createSecondaryAccount, { params: { id: primary.id }, body })
    expect(await client.refusal(...reopen(account))).toMatchObject({ code: 'account.quota-exceeded' })
    expect((await client.call(...reopen(without))).body.state).toBe('open')
    const staff = await api.signInAs(await api.make.staff('manager'))
    await staff.call(...close(without, 'Demande écrite'))
    await staff.call(...close(primary, 'Demande écrite'))
    expect(await staff.refusal(...reopen(without, 'Par erreur'))).toMatchObject({ code: 'account.closed' })
  })
})

describe('staff', () => {
  apiTest('close and reopen an account for a reason, which its people are told', async ({ api }) => {
    const { primary, account, client } = await worldOf(api)
    const staff = await api.signInAs(await api.make.staff('manager'))
    const missing = {
      status: 400,
      code: 'request.invalid',
      errors: [{ pointer: '/reason', code: 'required' }],
    }
    for (const each of [account, primary])
      for (const reason of [undefined, '', '  ']) {
        expect(await staff.refusal(...close(each, reason))).toMatchObject(missing)
        expect(await staff.refusal(...reopen(each, reason))).toMatchObject(missing)
      }
    expect((await staff.call(getAccount, { params: { id: account.id } })).body.state).toBe('open')
    await staff.call(...close(account, 'Impayés'))
    await staff.call(...reopen(account, 'Dette réglée'))
    const { body } = await client.call(listAccountHistory, { params: { id: account.id }, query: {} })
    expect(body.items).toMatchObject([
      { action: 'account.reopened', reason: 'Dette réglée' },
      { action: 'account.closed', reason: 'Impayés' },
    ])
    await api.runOutbox()
    const mails = api.mailer.sent.map(({ text }) => text).join('\n')
    expect(mails).toContain('Motif\u00a0: Impayés')
    expect(mails).toContain('Motif\u00a0: Dette réglée')
  })
})

describe('listAccountHistory', () => {
  apiTest('tells what happened, by whom and why, the latest first', async ({ api }) => {
    const { account, client, holder, primary } = await worldOf(api)
    const manager = await api.make.staff('manager')
    const staff = await api.signInAs(manager)
    await client.call(...close(account, 'Une raison'))
    api.clock.advance(60_000)
    await staff.call(...reopen(account, 'Fermé par erreur'))
    const history = async (who: typeof client, query = {}) =>
      (await who.call(listAccountHistory, { params: { id: account.id }, query })).body
    const page = await history(client)
    expect(page.items).toMatchObject([
      { action: 'account.reopened', actorKind: 'staff', actorName: null, reason: 'Fermé par erreur' },
      { action: 'account.closed', actorKind: 'self', reason: 'Une raison', at: '2026-11-22T09:00:00.000Z' },
    ])
    const seen = await history(await api.signInAs(holder))
    const above = primary.holder as { firstName: string; lastName: string }
    expect(seen.items[1]).toMatchObject({
      actorKind: 'person',
      actorName: `${above.firstName} ${above.lastName}`,
    })
    expect((await history(staff)).items[0]).toMatchObject({ actorKind: 'self' })
    const other = await api.signInAs(await api.make.staff('support'))
    expect((await history(other)).items[0]?.actorName).toBe(`${manager.firstName} ${manager.lastName}`)
    const first = await history(client, { limit: 1 })
    const second = await history(client, { limit: 1, cursor: first.nextCursor as string })
    expect([...first.items, ...second.items]).toEqual(page.items)
    const stranger = await api.signInAs(await api.make.member())
    expect(
      await stranger.refusal(listAccountHistory, { params: { id: account.id }, query: {} }),
    ).toMatchObject({
      code: 'resource.not-found',
    })
  })
})

describe('closeAccounts', () => {
  apiTest(
    'closes several, one mail for each address; who cannot be closed stops no other',
    async ({ api }) => {
      const primary = await api.make.account({ details: { email: 'chief@primary.example' } })
      const account = await api.make.secondary(primary, {
        ...{ hasMailbox: true, details: { email: 'chief@cs.example' } },
      })
      const client = await api.signInAs(primary.holder as { id: string })
      const quiet = [await api.make.secondary(primary), await api.make.secondary(primary)]
      const closed = await api.make.secondary(primary, { state: 'closed' })
      const foreign = await api.make.account()
      const accountIds = [account, ...quiet, ...quiet, closed, foreign].map(({ id }) => id)
      const { body } = await client.call(closeAccounts, { body: { accountIds, reason: 'Vendus' } })
      expect(body.closedIds.toSorted()).toEqual([account, ...quiet].map(({ id }) => id).toSorted())
      expect(body.refused).toEqual(
        expect.arrayContaining([
          { accountId: closed.id, code: 'account.wrong-state' },
          { accountId: foreign.id, code: 'resource.not-found' },
        ]),
      )
      await api.runOutbox()
      const subjects = api.mailer.sent.map(({ to, subject }) => `${to} ${subject}`).toSorted()
      expect(subjects).toEqual(
        [
          `chief@cs.example Le compte ${account.login} est désactivé`,
          'chief@primary.example 2 comptes sont désactivés',
        ].toSorted(),
      )
      const gathered = api.mailer.sent.find(({ to }) => to === 'chief@primary.example')
      for (const { login } of quiet) expect(gathered?.text).toContain(login)
      expect(gathered?.text).toContain('Vendus')
    },
  )

  apiTest('asks staff for the reason, and closes nothing without it', async ({ api }) => {
    const { account } = await worldOf(api)
    const staff = await api.signInAs(await api.make.staff('manager'))
    const refusal = await staff.refusal(closeAccounts, { body: { accountIds: [account.id] } })
    expect(refusal.errors).toMatchObject([{ pointer: '/reason', code: 'required' }])
    expect((await staff.call(getAccount, { params: { id: account.id } })).body.state).toBe('open')
  })
})
