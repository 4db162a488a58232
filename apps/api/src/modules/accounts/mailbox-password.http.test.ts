import { resetAccountPassword, transferAccount } from '@guichet/contract/account-persons.contract'
import { closeAccount } from '@guichet/contract/accounts.contract'
import { getMailbox, revokeMailboxPassword, setMailboxPassword } from '@guichet/contract/mailbox.contract'
import { getMessage, listMessages } from '@guichet/contract/messages.contract'
import { updateAccountOptions } from '@guichet/contract/options.contract'
import { changePassword, createSession, replaceTemporaryPassword } from '@guichet/contract/session.contract'
import { accounts, auditEntries, mailboxes } from '@guichet/db/schema'
import { and, asc, eq, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

const test = apiTestWith({
  settings: {
    MAIL_DOMAIN: 'boite.test.example',
    MAILBOX_IMAP_URL: 'imaps://imap.test.example',
    MAILBOX_SMTP_URL: 'smtp://smtp.test.example',
  },
})

const MAILBOX_PASSWORD = 'k3vzt-9hq2m-w8xrc-p04dn'
const body = { currentPassword: PASSWORD, newPassword: MAILBOX_PASSWORD }

/** A primary, a secondary with a mailbox whose responsible person is somebody else, and both holders signed in. */
async function family(api: TestApp) {
  const primary = await api.make.account()
  const account = await api.make.secondary(primary, {
    ...{ hasMailbox: true, details: { email: `chief-${primary.login}@test.example` } },
  })
  const holder = account.holder as NonNullable<typeof account.holder>
  return {
    ...{ primary, account, holder, params: { id: account.id } },
    above: await api.signInAs(primary.holder as { id: string }),
    client: await api.signInAs(holder),
  }
}
const hashOf = async (api: TestApp, accountId: string) => {
  const [row] = await api.deps.db
    .select({ passwordHash: mailboxes.passwordHash })
    .from(mailboxes)
    .where(eq(mailboxes.accountId, accountId))
  return row?.passwordHash
}
const audited = (api: TestApp, accountId: string) =>
  api.deps.db
    .select({ action: auditEntries.action, actorId: auditEntries.actorId, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, accountId), like(auditEntries.action, 'account.mailbox-%')))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))

describe('setMailboxPassword', () => {
  test('sets it, keeps a hash, is audited, and tells the holder and the responsible person', async ({
    api,
  }) => {
    const { account, client, holder, params } = await family(api)
    expect((await client.call(getMailbox, { params })).body).toEqual({
      ...{ address: `${account.login}@boite.test.example`, quotaMegabytes: 1024, active: true },
      ...{ passwordSet: false, passwordChangedAt: null },
      imap: { host: 'imap.test.example', port: 993, security: 'tls' },
      smtp: { host: 'smtp.test.example', port: 587, security: 'starttls' },
    })
    const set = await client.call(setMailboxPassword, { params, body })
    expect(set.body).toMatchObject({ passwordSet: true, passwordChangedAt: api.clock.now().toISOString() })
    const first = await hashOf(api, account.id)
    expect(first).toMatch(/^\$2b\$04\$/u)
    const changed = { ...body, newPassword: 'Neuf-Lavandes-2027!' }
    expect((await client.call(setMailboxPassword, { params, body: changed })).status).toBe(200)
    expect(await hashOf(api, account.id)).not.toBe(first)
    const action = { action: 'account.mailbox-password-set', actorId: holder.id, after: null }
    expect(await audited(api, account.id)).toEqual([action, action])
    const signIn = { body: { identifier: account.login, password: MAILBOX_PASSWORD } }
    expect((await api.browser().refusal(createSession, signIn)).code).toBe('session.invalid-credentials')
    await api.runOutbox()
    const to = [holder.email, `chief-${account.login.split('.')[1]}@test.example`].sort()
    const subject = `Mot de passe de votre boîte mail ${account.login}`
    const notices = api.mailer.sent.filter((mail) => mail.subject === subject)
    expect(notices.map((mail) => mail.to).sort()).toEqual([to, to].flat().sort())
    const texts = notices.map(({ text }) => text)
    expect(texts.filter((text) => text.includes('vient d’être défini'))).toHaveLength(2)
    expect(texts.filter((text) => text.includes('vient d’être modifié'))).toHaveLength(2)
    for (const text of texts) {
      expect(text).toMatch(/Téléphone\s:\s/u)
      expect(text).not.toContain(MAILBOX_PASSWORD)
    }
  })

  test('is told as one message too, by mail to the mailbox alone', async ({ api }) => {
    const { account, client, params } = await family(api)
    await client.call(setMailboxPassword, { params, body })
    await client.call(setMailboxPassword, { params, body: { ...body, newPassword: 'Neuf-Lavandes-2027!' } })
    await client.call(revokeMailboxPassword, { params, body: { currentPassword: PASSWORD } })
    const { items } = (await client.call(listMessages)).body
    const subject = `Le mot de passe de la boîte mail du compte ${account.login} a été`
    expect(items.map((item) => item.subject).sort()).toEqual(
      ['défini', 'modifié', 'révoqué'].map((done) => `${subject} ${done}`),
    )
    const told = (await client.call(getMessage, { params: { id: items[0]?.id ?? '' } })).body
    expect(told.facts.map(({ name }) => name)).toEqual(['E-mail', 'Téléphone', 'Horaires'])
    expect(JSON.stringify(told)).not.toContain(MAILBOX_PASSWORD)
    await api.runOutbox()
    const sent = api.mailer.sent.filter((mail) => mail.subject.startsWith(subject))
    expect(sent.map((mail) => mail.to)).toEqual(Array(2).fill(`${account.login}@boite.test.example`))
  })

  test('asks for the sign-in password, and counts wrong ones with failed sign-ins', async ({ api }) => {
    const { account, client, params } = await family(api)
    const wrong = { params, body: { ...body, currentPassword: 'wrong' } }
    for (let n = 0; n < 5; n++)
      expect(await client.refusal(setMailboxPassword, wrong)).toMatchObject({
        ...{ status: 422, code: 'password.wrong-current' },
        errors: [{ pointer: '/currentPassword', code: 'password.wrong-current' }],
      })
    expect(await client.refusal(setMailboxPassword, { params, body })).toMatchObject({
      ...{ status: 423, code: 'session.locked' },
    })
    const revocation = { params, body: { currentPassword: PASSWORD } }
    expect((await client.refusal(revokeMailboxPassword, revocation)).code).toBe('session.locked')
    expect(await hashOf(api, account.id)).toBeNull()
  })

  test('holds it against the rules, the sign-in password, own words and 72 bytes', async ({ api }) => {
    const { account, client, params } = await family(api)
    const codes = async (newPassword: string) =>
      (await client.refusal(setMailboxPassword, { params, body: { ...body, newPassword } })).errors?.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      )
    expect(await codes('short')).toEqual(['/newPassword password.length'])
    expect(await codes(PASSWORD)).toEqual(['/newPassword password.sign-in'])
    expect(await codes(`${'é-'.repeat(24)}a`)).toEqual(['/newPassword password.mailbox-length'])
    expect(await codes('Aa1!'.repeat(40))).toEqual(['/newPassword password.mailbox-length'])
    expect(await codes(`Z9-${account.login.split('.')[1]}-zz`)).toEqual(['/newPassword password.personal'])
    expect(await hashOf(api, account.id)).toBeNull()
    const longest = { ...body, newPassword: 'é-'.repeat(24) }
    expect((await client.call(setMailboxPassword, { params, body: longest })).status).toBe(200)
  })

  test('signs nobody in later: whoever chooses a sign-in password is told', async ({ api }) => {
    const { above, account, client, params } = await family(api)
    await client.call(setMailboxPassword, { params, body })
    const change = { body: { currentPassword: PASSWORD, newPassword: MAILBOX_PASSWORD } }
    expect(await client.refusal(changePassword, change)).toMatchObject({
      ...{ code: 'password.refused' },
      errors: [{ pointer: '/newPassword', code: 'password.mailbox' }],
    })
    const { temporaryPassword } = (await above.call(resetAccountPassword, { params })).body
    const browser = api.browser()
    const signIn = { body: { identifier: account.login, password: temporaryPassword } }
    expect((await browser.call(createSession, signIn)).status).toBe(202)
    const refused = await browser.refusal(replaceTemporaryPassword, {
      body: { password: MAILBOX_PASSWORD },
    })
    expect(refused.errors).toMatchObject([{ pointer: '/password', code: 'password.mailbox' }])
    const another = { body: { password: 'Neuf-Lavandes-2027!' } }
    expect((await browser.call(replaceTemporaryPassword, another)).status).toBe(201)
  })

  test('is for the holder alone: others see the state, and set or revoke nothing', async ({ api }) => {
    const { account, above, client, params } = await family(api)
    const colleague = await api.make.person()
    await api.make.join(account, colleague, { rights: ['identity', 'options'] })
    await client.call(setMailboxPassword, { params, body })
    const staff = await api.signInAs(await api.make.staff('admin'))
    for (const other of [above, staff, await api.signInAs(colleague)]) {
      expect((await other.call(getMailbox, { params })).body).toMatchObject({ passwordSet: true })
      expect((await other.refusal(setMailboxPassword, { params, body })).code).toBe('account.right-missing')
      const revocation = { params, body: { currentPassword: PASSWORD } }
      expect((await other.refusal(revokeMailboxPassword, revocation)).code).toBe('account.right-missing')
    }
    const stranger = await api.signInAs(await api.make.person())
    expect((await stranger.refusal(getMailbox, { params })).code).toBe('resource.not-found')
    const key = api.program((await api.make.apiKey(account.holder as { id: string })).key)
    expect((await key.call(getMailbox, { params })).status).toBe(200)
    expect((await key.refusal(setMailboxPassword, { params, body })).code).toBe('key.scope-missing')
  })

  test('needs a mailbox, and an account that is open', async ({ api }) => {
    const primary = await api.make.account()
    const without = await api.make.secondary(primary)
    const holder = await api.signInAs(without.holder as { id: string })
    const params = { id: without.id }
    expect((await holder.refusal(setMailboxPassword, { params, body })).code).toBe('account.no-mailbox')
    const revocation = { params, body: { currentPassword: PASSWORD } }
    expect((await holder.refusal(revokeMailboxPassword, revocation)).code).toBe('account.no-mailbox')
    expect((await holder.call(getMailbox, { params })).body).toMatchObject({
      ...{ address: null, quotaMegabytes: null, active: false, passwordSet: false },
    })
    const person = await api.make.member()
    const shut = await api.make.account({ holder: person, state: 'closed' })
    const member = await api.signInAs(person)
    const closed = { params: { id: shut.id }, body }
    expect((await member.refusal(setMailboxPassword, closed)).code).toBe('account.closed')
  })
})

describe('revokeMailboxPassword', () => {
  test('takes it away, once, with the same proof', async ({ api }) => {
    const { account, client, params } = await family(api)
    await client.call(setMailboxPassword, { params, body })
    const wrong = { params, body: { currentPassword: MAILBOX_PASSWORD } }
    expect((await client.refusal(revokeMailboxPassword, wrong)).code).toBe('password.wrong-current')
    await api.runOutbox()
    api.mailer.clear()
    const revocation = { params, body: { currentPassword: PASSWORD } }
    for (let n = 0; n < 2; n++)
      expect((await client.call(revokeMailboxPassword, revocation)).body).toMatchObject({
        ...{ passwordSet: false, passwordChangedAt: null, active: true },
      })
    expect(await hashOf(api, account.id)).toBeNull()
    expect((await audited(api, account.id)).map(({ action }) => action)).toEqual([
      'account.mailbox-password-set',
      'account.mailbox-password-revoked',
    ])
    await api.runOutbox()
    expect(api.mailer.sent).toHaveLength(2)
    expect(api.mailer.sent[0]?.text).toContain('vient d’être révoqué')
  })
})

describe('the password of a mailbox', () => {
  test('is lost with the option, and is not there when the option comes back', async ({ api }) => {
    const { account, above, client, params } = await family(api)
    await client.call(setMailboxPassword, { params, body })
    const save = async (hasMailbox: boolean, version: number) =>
      (await above.call(updateAccountOptions, { params, body: { hasMailbox } }, { ifMatch: `"${version}"` }))
        .body
    await save(false, 1)
    expect(await hashOf(api, account.id)).toBeUndefined()
    await save(true, 2)
    expect((await client.call(getMailbox, { params })).body).toMatchObject({
      active: true,
      passwordSet: false,
    })
  })

  test('does not pass on with the account, whose next holder sets another', async ({ api }) => {
    const { account, client, params, holder } = await family(api)
    const next = await api.make.person()
    await api.make.join(account, next)
    await client.call(setMailboxPassword, { params, body })
    await client.call(transferAccount, { params, body: { personId: next.id } })
    expect(await hashOf(api, account.id)).toBeNull()
    expect((await audited(api, account.id)).at(-1)).toMatchObject({
      ...{ action: 'account.mailbox-password-revoked', actorId: holder.id },
    })
    const taker = await api.signInAs(next)
    expect((await taker.call(setMailboxPassword, { params, body })).body.passwordSet).toBe(true)
    expect((await client.refusal(setMailboxPassword, { params, body })).code).toBe('account.right-missing')
  })

  test('stays when the primary resets the sign-in password, and rests while the account is closed', async ({
    api,
  }) => {
    const { account, above, client, params } = await family(api)
    await client.call(setMailboxPassword, { params, body })
    const hash = await hashOf(api, account.id)
    await above.call(resetAccountPassword, { params })
    expect(await hashOf(api, account.id)).toBe(hash)
    await above.call(closeAccount, { params, body: {} })
    expect((await above.call(getMailbox, { params })).body).toMatchObject({
      active: false,
      passwordSet: true,
    })
    const [row] = await api.deps.db
      .select({ state: accounts.state })
      .from(accounts)
      .where(eq(accounts.id, account.id))
    expect(row?.state).toBe('closed')
  })
})
