import {
  getActivationLink,
  inviteAccountPerson,
  listAccountPersons,
  sendActivationLink,
  withdrawActivation,
  withdrawInvitation,
} from '@guichet/contract/account-persons.contract'
import { createSecondaryAccount, getSecondaryOffer } from '@guichet/contract/accounts.contract'
import { getActivation } from '@guichet/contract/session.contract'
import { auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const lastToken = async (api: TestApp, to: string) => {
  await api.runOutbox()
  const text = api.mailer.sent.filter((mail) => mail.to === to).at(-1)?.text ?? ''
  return /\/activation\/([\w-]+)/u.exec(text)?.[1] ?? ''
}
const isGone = async (api: TestApp, token: string) =>
  (await api.browser().attempt(getActivation, { params: { token } })).statusCode === 404
const actionsOf = async (api: TestApp, id: string) => {
  const rows = await api.deps.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
  return rows.map(({ action }) => action)
}
async function holderOf(api: TestApp) {
  const account = await api.make.account({ mailboxQuota: 1 })
  const boss = await api.signInAs(account.holder as { id: string })
  return { account, boss, params: { id: account.id } }
}

describe('withdrawInvitation', () => {
  test('ends the link at once, and the invitation is no longer listed', async ({ api }) => {
    const { account, boss, params } = await holderOf(api)
    const email = 'ada@test.example'
    const names = { firstName: 'Ada', lastName: 'Lovelace', rights: [] }
    await boss.call(inviteAccountPerson, { params, body: { email, ...names } })
    const token = await lastToken(api, email)
    expect(
      (await boss.call(withdrawInvitation, { params, body: { email: 'ADA@test.example' } })).status,
    ).toBe(204)
    expect(await isGone(api, token)).toBe(true)
    expect((await boss.call(listAccountPersons, { params })).body.invitations).toEqual([])
    expect(await actionsOf(api, account.id)).toEqual([
      'account.person-invited',
      'account.invitation-withdrawn',
    ])
    const twice = await boss.refusal(withdrawInvitation, { params, body: { email } })
    expect(twice.code).toBe('resource.not-found')
  })

  test('is the holder’s to do, and no stranger learns that there is one', async ({ api }) => {
    const { account, params } = await holderOf(api)
    const helper = await api.make.person()
    await api.make.join(account, helper, { rights: ['identity', 'options'] })
    const body = { email: 'ada@test.example' }
    const asHelper = await api.signInAs(helper)
    expect((await asHelper.refusal(withdrawInvitation, { params, body })).code).toBe('account.right-missing')
    const stranger = await api.signInAs(await api.make.person())
    expect((await stranger.refusal(withdrawInvitation, { params, body })).code).toBe('resource.not-found')
  })
})

/** A secondary account whose holder was invited. */
async function invited(api: TestApp) {
  const world = await holderOf(api)
  made += 1
  const body = identityBody({
    accountName: `cs${made}`,
    createMailbox: true,
    access: { kind: 'invitation' } as const,
  })
  const email = `invited${made}@test.example`
  const { body: account } = await world.boss.call(createSecondaryAccount, {
    params: world.params,
    body: { ...body, responsible: { ...body.responsible, email } },
  })
  return { ...world, secondary: account, email, on: { params: { id: account.id } }, name: body.accountName }
}
let made = 0

describe('getActivationLink', () => {
  test('tells to whom, by whom and until when; null once nothing waits', async ({ api }) => {
    const { boss, email, on } = await invited(api)
    const expiresAt = '2026-11-23T09:00:00.000Z'
    expect((await boss.call(getActivationLink, on)).body).toEqual({
      link: { email, expiresAt, lapsed: false, sentByKind: 'self', sentByName: null },
    })
    const employee = await api.make.staff('manager')
    const staff = await api.signInAs(employee)
    await staff.call(sendActivationLink, on)
    api.clock.advance(60_000)
    // Who works for the organisation is named to those alone who do too.
    expect((await boss.call(getActivationLink, on)).body.link).toMatchObject({
      ...{ sentByKind: 'staff', sentByName: null },
    })
    const colleague = await api.signInAs(await api.make.staff('support'))
    expect((await colleague.call(getActivationLink, on)).body.link).toMatchObject({
      ...{ sentByKind: 'staff', sentByName: `${employee.firstName} ${employee.lastName}` },
    })
    api.clock.advance(86_400_000)
    const later = await api.signInAs(employee)
    expect((await later.call(getActivationLink, on)).body.link).toMatchObject({ email, lapsed: true })
    await later.call(withdrawActivation, on)
    expect((await later.call(getActivationLink, on)).body).toEqual({ link: null })
  })

  test('is hidden from strangers', async ({ api }) => {
    const { on } = await invited(api)
    const stranger = await api.signInAs(await api.make.person())
    expect((await stranger.refusal(getActivationLink, on)).code).toBe('resource.not-found')
  })
})

describe('sendActivationLink', () => {
  test('sends another link in the place of the first, five a day in all', async ({ api }) => {
    const { boss, email, on, secondary } = await invited(api)
    const first = await lastToken(api, email)
    const { body, status } = await boss.call(sendActivationLink, on)
    expect(status).toBe(202)
    expect(body).toEqual({ email, expiresAt: '2026-11-23T09:00:00.000Z' })
    const second = await lastToken(api, email)
    expect([await isGone(api, first), await isGone(api, second)]).toEqual([true, false])
    for (let sent = 2; sent < 5; sent++) await boss.call(sendActivationLink, on)
    expect((await boss.refusal(sendActivationLink, on)).code).toBe('rate.limited')
    expect(await actionsOf(api, secondary.id)).toEqual([
      'account.created',
      ...Array(4).fill('account.activation-sent'),
    ])
  })

  test('is refused on an account that does not wait for its holder', async ({ api }) => {
    const { account, boss } = await holderOf(api)
    const open = await api.make.secondary(account)
    const refused = await boss.refusal(sendActivationLink, { params: { id: open.id } })
    expect(refused.code).toBe('account.wrong-state')
    const stranger = await api.signInAs(await api.make.person())
    const asStranger = await stranger.refusal(sendActivationLink, { params: { id: open.id } })
    expect(asStranger.code).toBe('resource.not-found')
  })
})

describe('withdrawActivation', () => {
  test('ends the link; the login and the mailbox are free again', async ({ api }) => {
    const { boss, email, on, name, params, secondary } = await invited(api)
    const token = await lastToken(api, email)
    const { body } = await boss.call(withdrawActivation, on)
    expect(body).toMatchObject({ state: 'refused', stateReason: 'Invitation retirée' })
    expect(await isGone(api, token)).toBe(true)
    const offer = await boss.call(getSecondaryOffer, { params, query: { accountName: name } })
    expect(offer.body).toMatchObject({ mailboxesInUse: 0, name: 'free' })
    const again = identityBody({
      accountName: name,
      createMailbox: true,
      access: { kind: 'invitation' } as const,
    })
    expect((await boss.call(createSecondaryAccount, { params, body: again })).body.login).toBe(
      secondary.login,
    )
    expect((await boss.refusal(withdrawActivation, on)).code).toBe('account.wrong-state')
  })

  test('is refused on an account that is open', async ({ api }) => {
    const { account, boss } = await holderOf(api)
    const open = await api.make.secondary(account)
    expect((await boss.refusal(withdrawActivation, { params: { id: open.id } })).code).toBe(
      'account.wrong-state',
    )
  })
})
