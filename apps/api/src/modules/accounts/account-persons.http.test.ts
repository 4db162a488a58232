import {
  inviteAccountPerson,
  listAccountPersons,
  removeAccountPerson,
  requestAccountClosure,
  transferAccount,
  updateAccountPerson,
} from '@guichet/contract/account-persons.contract'
import { getAccount } from '@guichet/contract/accounts.contract'
import { listMessages } from '@guichet/contract/messages.contract'
import { createSession, useActivation } from '@guichet/contract/session.contract'
import { accounts, auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

/** An account, its holder and a collaborator, each in a browser. */
async function team(api: TestApp, input: Parameters<TestApp['make']['account']>[0] = {}) {
  const account = await api.make.account(input)
  const other = await api.make.person()
  await api.make.join(account, other, { rights: ['options'] })
  const holder = account.holder as { id: string; email: string; firstName: string; lastName: string }
  const [boss, helper] = [await api.signInAs(holder), await api.signInAs(other)]
  return { account, holder, other, boss, helper, params: { id: account.id } }
}
const actionsOf = async (api: TestApp, id: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
  ).map(({ action }) => action)
const invitation = {
  email: 'new.person@test.example',
  firstName: 'Ada',
  lastName: 'Lovelace',
  rights: ['billing' as const],
}

describe('listAccountPersons', () => {
  test('shows everybody to everybody on it, invitations to who may invite', async ({ api }) => {
    const { holder, other, boss, helper, params } = await team(api)
    const sent = await boss.call(inviteAccountPerson, { params, body: invitation })
    expect(sent.body).toEqual({ email: invitation.email, expiresAt: '2026-11-23T09:00:00.000Z' })
    const { body } = await boss.call(listAccountPersons, { params })
    expect(body.items.map(({ personId, role, rights }) => [personId, role, rights])).toEqual([
      [holder.id, 'holder', []],
      [other.id, 'collaborator', ['options']],
    ])
    expect(body.invitations).toEqual([
      {
        ...{ ...invitation, expiresAt: sent.body.expiresAt, lapsed: false },
        ...{ sentByKind: 'self', sentByName: null },
      },
    ])
    expect((await helper.call(listAccountPersons, { params })).body).toMatchObject({
      items: body.items,
      invitations: [],
    })
    const stranger = await api.signInAs(await api.make.person())
    expect((await stranger.refusal(listAccountPersons, { params })).code).toBe('resource.not-found')
    api.clock.advance(86_400_000)
    const again = await api.signInAs(holder)
    expect((await again.call(listAccountPersons, { params })).body.invitations).toMatchObject([
      { email: invitation.email, lapsed: true },
    ])
  })
})

describe('inviteAccountPerson', () => {
  test('writes to the person with the rights in words, under whoever invites', async ({ api }) => {
    const { account, holder, boss, params } = await team(api)
    await boss.call(inviteAccountPerson, { params, body: invitation })
    await api.runOutbox()
    const [mail] = api.mailer.sent
    expect(mail).toMatchObject({
      to: invitation.email,
      subject: `${holder.firstName} ${holder.lastName} vous invite sur le compte ${account.login}`,
    })
    expect(mail?.text).toContain('consulter et modifier la facturation')
    expect(await actionsOf(api, account.id)).toEqual(['account.person-invited'])
  })

  test('is refused for somebody on the account, to a collaborator, and on an account that is not open', async ({
    api,
  }) => {
    const { other, holder, boss, helper, params } = await team(api)
    for (const { email } of [other, holder])
      expect(
        await boss.refusal(inviteAccountPerson, { params, body: { ...invitation, email } }),
      ).toMatchObject({
        status: 409,
        code: 'account.person-known',
      })
    expect((await helper.refusal(inviteAccountPerson, { params, body: invitation })).code).toBe(
      'account.right-missing',
    )
    const closed = await team(api, { state: 'closed' })
    const call = { params: closed.params, body: invitation }
    expect((await closed.boss.refusal(inviteAccountPerson, call)).code).toBe('account.closed')
    const approved = await team(api, { state: 'approved' })
    const early = { params: approved.params, body: invitation }
    expect((await approved.boss.refusal(inviteAccountPerson, early)).code).toBe('account.wrong-state')
  })
})

describe('updateAccountPerson', () => {
  test('counts from the next request on', async ({ api }) => {
    const { account, other, boss, helper, params } = await team(api)
    expect((await helper.call(getAccount, { params })).body.powers).toContain('edit-options')
    const body = { rights: ['billing' as const, 'billing' as const] }
    const { body: changed } = await boss.call(updateAccountPerson, {
      params: { ...params, personId: other.id },
      body,
    })
    expect(changed).toMatchObject({ personId: other.id, rights: ['billing'] })
    const { powers, version } = (await helper.call(getAccount, { params })).body
    expect(powers).toContain('read-billing')
    expect(powers).not.toContain('edit-options')
    expect(version).toBe(2)
    expect(await actionsOf(api, account.id)).toEqual(['account.person-rights-changed'])
  })

  test('is refused for the holder, a stranger, by a collaborator', async ({ api }) => {
    const { holder, other, boss, helper, params } = await team(api)
    const body = { rights: [] }
    const ofHolder = { params: { ...params, personId: holder.id }, body }
    expect((await boss.refusal(updateAccountPerson, ofHolder)).code).toBe('account.holder-stays')
    const stranger = await api.make.person()
    const ofStranger = { params: { ...params, personId: stranger.id }, body }
    expect((await boss.refusal(updateAccountPerson, ofStranger)).code).toBe('resource.not-found')
    const own = { params: { ...params, personId: other.id }, body }
    expect((await helper.refusal(updateAccountPerson, own)).code).toBe('account.right-missing')
  })
})

describe('removeAccountPerson', () => {
  test('ends access at once; anybody may leave by himself, also when the account is closed', async ({
    api,
  }) => {
    const { account, other, boss, helper, params } = await team(api)
    await boss.call(removeAccountPerson, { params: { ...params, personId: other.id } })
    expect((await helper.refusal(getAccount, { params })).code).toBe('resource.not-found')
    expect(await actionsOf(api, account.id)).toEqual(['account.person-removed'])
    const left = await team(api)
    await api.deps.db.update(accounts).set({ state: 'closed' }).where(eq(accounts.id, left.account.id))
    const own = { params: { ...left.params, personId: left.other.id } }
    expect((await left.boss.refusal(removeAccountPerson, own)).code).toBe('account.closed')
    expect((await left.helper.call(removeAccountPerson, own)).status).toBe(204)
    expect(await actionsOf(api, left.account.id)).toEqual(['account.person-left'])
  })

  test('is refused for the holder, a stranger, by a collaborator', async ({ api }) => {
    const { holder, boss, helper, params } = await team(api)
    const ofHolder = { params: { ...params, personId: holder.id } }
    expect((await boss.refusal(removeAccountPerson, ofHolder)).code).toBe('account.holder-stays')
    expect((await helper.refusal(removeAccountPerson, ofHolder)).code).toBe('account.right-missing')
    const stranger = await api.make.person()
    const ofStranger = { params: { ...params, personId: stranger.id } }
    expect((await boss.refusal(removeAccountPerson, ofStranger)).code).toBe('resource.not-found')
  })
})

describe('transferAccount', () => {
  const signIn = async (api: TestApp, identifier: string) =>
    (await api.browser().attempt(createSession, { body: { identifier, password: PASSWORD } })).json()

  test('passes the login on; the former holder stays with all rights', async ({ api }) => {
    const { account, holder, other, boss, params } = await team(api)
    const { body, etag } = await boss.call(transferAccount, { params, body: { personId: other.id } })
    expect(body.powers).not.toContain('manage-persons')
    expect(body.powers).toEqual(expect.arrayContaining(['edit-identity', 'edit-options', 'edit-billing']))
    expect(etag).toBe('"2"')
    expect(await signIn(api, account.login)).toMatchObject({ personId: other.id })
    expect(await signIn(api, holder.email)).toMatchObject({ personId: holder.id })
    expect(await actionsOf(api, account.id)).toEqual(['account.holder-changed'])
  })

  test('sends a link to a former holder who signed in by the login alone', async ({ api }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const former = account.holder as { id: string; email: string }
    const other = await api.make.person()
    await api.make.join(account, other)
    const client = await api.signInAs(former)
    const call = { params: { id: account.id }, body: { personId: other.id } }
    await client.call(transferAccount, call)
    await api.runOutbox()
    const mail = api.mailer.sent.find(({ to }) => to === former.email)
    expect(mail?.subject).toBe(`Le compte ${account.login} a un nouveau titulaire`)
    const token = /\/activation\/([\w-]+)/u.exec(mail?.text ?? '')?.[1] ?? ''
    const password = 'Neuf-Lavandes-2027!'
    await api.browser().call(useActivation, { params: { token }, body: { password } })
    const { body } = await api.browser().call(createSession, { body: { identifier: former.email, password } })
    expect(body).toMatchObject({ personId: former.id })
  })

  test('is refused when the former holder could not sign in any more', async ({ api }) => {
    const primary = await api.make.account()
    const someone = await api.make.person()
    const shared = await api.make.person({ email: someone.email, emailSignIn: false })
    const account = await api.make.secondary(primary, { holder: shared })
    await api.make.join(account, someone)
    const client = await api.signInAs(shared)
    const call = { params: { id: account.id }, body: { personId: someone.id } }
    expect(await client.refusal(transferAccount, call)).toMatchObject({
      status: 409,
      code: 'account.holder-unreachable',
    })
    expect((await client.call(getAccount, { params: { id: account.id } })).body.powers).toContain(
      'manage-persons',
    )
  })

  test('is refused for strangers and the holder himself, and to collaborators', async ({ api }) => {
    const { holder, other, boss, helper, params } = await team(api)
    const stranger = await api.make.person()
    for (const { id: personId } of [stranger, holder])
      expect((await boss.refusal(transferAccount, { params, body: { personId } })).code).toBe(
        'account.person-unknown',
      )
    expect((await helper.refusal(transferAccount, { params, body: { personId: other.id } })).code).toBe(
      'account.right-missing',
    )
  })

  test('twice at once to two persons, leaves one holder', async ({ api }) => {
    const { account, other, boss, params } = await team(api)
    const third = await api.make.person()
    await api.make.join(account, third)
    const answers = await Promise.all(
      [other, third].map(({ id: personId }) =>
        boss.copy().attempt(transferAccount, { params, body: { personId } }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403])
  })
})

describe('requestAccountClosure', () => {
  test('writes to the organisation and tells the holder what follows, once a day', async ({ api }) => {
    const { account, holder, boss, params } = await team(api)
    const { body } = await boss.call(requestAccountClosure, { params, body: { reason: 'Cessation' } })
    await boss.call(requestAccountClosure, { params, body: {} })
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to }) => to).sort()).toEqual([body.email, holder.email].sort())
    const toDesk = api.mailer.sent.find(({ to }) => to === body.email)
    expect(toDesk?.text).toContain('Cessation')
    expect(toDesk?.text).toContain(String(account.fileNumber))
    expect(await actionsOf(api, account.id)).toEqual([
      'account.closure-requested',
      'account.closure-requested',
    ])
    expect((await boss.call(getAccount, { params })).body.state).toBe('open')
  })

  test('of a secondary account writes to those who keep those of its primary, once a day', async ({
    api,
  }) => {
    const { account, holder, boss, helper } = await team(api)
    const keeper = await api.make.person({ locale: 'en' })
    await api.make.join(account, keeper, { rights: ['secondaries'] })
    const secondary = await api.make.secondary(account, { companyName: 'Atelier du Port' })
    const asker = secondary.holder as { id: string; email: string; firstName: string; lastName: string }
    const own = await api.signInAs(asker)
    const params = { id: secondary.id }
    const { body } = await own.call(requestAccountClosure, { params, body: { reason: 'Site vendu' } })
    expect(body).toEqual({ email: null })
    await own.call(requestAccountClosure, { params, body: { reason: 'Site vendu' } })
    await api.runOutbox()
    const mailTo = (address: string) => api.mailer.sent.filter(({ to }) => to === address)
    expect(mailTo(holder.email)).toMatchObject([
      { subject: `Demande de fermeture du compte secondaire ${secondary.login}` },
    ])
    expect(mailTo(keeper.email)).toMatchObject([
      { subject: `Request to close the secondary account ${secondary.login}` },
    ])
    expect(mailTo(asker.email)).toHaveLength(1)
    expect(mailTo(asker.email)[0]?.text).toContain(`compte primaire ${account.login}`)
    const text = mailTo(holder.email)[0]?.text ?? ''
    for (const word of [`${asker.firstName} ${asker.lastName}`, 'Atelier du Port', 'Site vendu'])
      expect(text).toContain(word)
    expect(text).toContain(`/comptes?compte=${account.id}&nom=${secondary.login}`)
    const inboxOf = async (who: typeof boss) =>
      (await who.call(listMessages)).body.items.map(({ kind }) => kind)
    expect(await inboxOf(boss)).toEqual(['secondary-closure-requested'])
    expect(await inboxOf(own)).toEqual(['account-closure-received'])
    expect(helper).toBeDefined()
    expect(await actionsOf(api, secondary.id)).toContain('account.closure-requested')
    expect((await own.call(getAccount, { params })).body.state).toBe('open')
  })

  test('is for the holder, while the account and its primary are open', async ({ api }) => {
    const { account, boss, helper, params } = await team(api)
    expect((await helper.refusal(requestAccountClosure, { params, body: {} })).code).toBe(
      'account.right-missing',
    )
    const admin = await api.signInAs(await api.make.staff('admin'))
    expect((await admin.refusal(requestAccountClosure, { params, body: {} })).code).toBe(
      'account.right-missing',
    )
    const secondary = await api.make.secondary(account)
    expect(
      await boss.refusal(requestAccountClosure, { params: { id: secondary.id }, body: {} }),
    ).toMatchObject({ code: 'account.right-missing' })
    const closed = await team(api, { state: 'closed' })
    const below = await api.make.secondary(closed.account)
    expect(
      await (await api.signInAs(below.holder as { id: string })).refusal(requestAccountClosure, {
        ...{ params: { id: below.id }, body: {} },
      }),
    ).toMatchObject({ code: 'account.closed' })
    expect((await closed.boss.refusal(requestAccountClosure, { params: closed.params, body: {} })).code).toBe(
      'account.closed',
    )
  })
})
