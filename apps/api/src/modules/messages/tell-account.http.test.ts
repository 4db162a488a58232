import {
  removeAccountPerson,
  requestAccountClosure,
  resetAccountPassword,
  transferAccount,
} from '@guichet/contract/account-persons.contract'
import { closeAccount, reopenAccount } from '@guichet/contract/accounts.contract'
import { updateProcedure } from '@guichet/contract/catalogue.contract'
import { getMessage, listMessages } from '@guichet/contract/messages.contract'
import { updateAccountOptions } from '@guichet/contract/options.contract'
import { changePassword } from '@guichet/contract/session.contract'
import { decideAccountRequest } from '@guichet/contract/staff-accounts.contract'
import { accountMessages, mailboxes, outgoingMessages } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx, withTx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { tellAccount } from './index.ts'

const HASH = `$2b$04$${'a'.repeat(53)}`
type Holder = { id: string; email: string }

const inboxOf = async (client: TestClient) => (await client.call(listMessages)).body.items
const mailed = (api: TestApp) => api.mailer.sent.map(({ to }) => to).sort()
const setMailbox = (api: TestApp, accountId: string) =>
  api.deps.db
    .update(mailboxes)
    .set({ passwordHash: HASH, passwordChangedAt: api.clock.now() })
    .where(eq(mailboxes.accountId, accountId))
const domain = (api: TestApp) => api.deps.config.MAIL_DOMAIN ?? new URL(api.deps.config.publicUrl).hostname

/** A primary with one secondary, whose responsible persons are not those who hold them. */
async function family(api: TestApp, over: object = {}) {
  const primary = await api.make.account({ details: { email: 'chief@primary.example' } })
  const secondary = await api.make.secondary(primary, { details: { email: 'chief@cs.example' }, ...over })
  const above = await api.signInAs(primary.holder as Holder)
  const below = await api.signInAs(secondary.holder as Holder)
  return { primary, secondary, above, below }
}
const close = (client: TestClient, id: string, reason?: string) =>
  client.call(closeAccount, { params: { id }, body: reason === undefined ? {} : { reason } })

describe('where a message goes', () => {
  test('of a secondary without mailbox: to its primary, in the portal and by mail, naming it', async ({
    api,
  }) => {
    const { primary, secondary, above, below } = await family(api)
    await close(above, secondary.id, 'Fin de mission')
    const [told] = await inboxOf(above)
    expect(told).toMatchObject({
      ...{ kind: 'account-closed', subject: `Le compte ${secondary.login} est désactivé`, routed: true },
      account: { id: secondary.id, login: secondary.login },
    })
    await api.runOutbox()
    expect(mailed(api)).toEqual(['chief@primary.example'])
    expect(api.mailer.sent[0]?.subject).toBe(`Le compte ${secondary.login} est désactivé`)
    const text = api.mailer.sent[0]?.text ?? ''
    expect(text).toContain(`concerne le compte secondaire ${secondary.login}`)
    expect(text).toContain('Fin de mission')
    expect(text).toContain(`/comptes/${secondary.id}/identite`)
    await above.call(reopenAccount, { params: { id: secondary.id }, body: {} })
    expect((await inboxOf(await api.signInAs(secondary.holder as Holder))).map(({ kind }) => kind)).toEqual([
      'account-reopened',
      'account-closed',
    ])
    expect(below).toBeDefined()
    await setMailbox(api, primary.id)
    api.mailer.sent.length = 0
    await close(above, secondary.id)
    await api.runOutbox()
    expect(mailed(api)).toEqual([`${primary.login}@${domain(api)}`, 'chief@primary.example'].sort())
  })

  test('of a secondary with a mailbox: to its responsible person until its password is set', async ({
    api,
  }) => {
    const { secondary, above } = await family(api, { hasMailbox: true })
    const tell = () =>
      withTx(systemCtx(api.deps, 'test'), (tx) =>
        tellAccount(tx, { accountId: secondary.id, kind: 'account-reopened' }),
      )
    await tell()
    await api.runOutbox()
    expect(mailed(api)).toEqual(['chief@cs.example'])
    expect(await inboxOf(above)).toEqual([])
    api.mailer.sent.length = 0
    await setMailbox(api, secondary.id)
    await tell()
    await api.runOutbox()
    expect(mailed(api)).toEqual([`${secondary.login}@${domain(api)}`])
    api.mailer.sent.length = 0
    await close(above, secondary.id)
    await api.runOutbox()
    expect(mailed(api)).toEqual(['chief@cs.example'])
  })

  test('once for one event, and not by mail to whom was told otherwise', async ({ api }) => {
    const { secondary, above } = await family(api)
    const tell = (event: string, told: string[] = []) =>
      withTx(systemCtx(api.deps, 'test'), (tx) =>
        tellAccount(tx, { accountId: secondary.id, kind: 'account-reopened', event, told }),
      )
    await tell('one')
    await tell('one')
    await tell('two', ['CHIEF@primary.example'])
    await api.runOutbox()
    expect(mailed(api)).toEqual(['chief@primary.example'])
    expect(await inboxOf(above)).toHaveLength(2)
  })

  test('nowhere when the verb fails after it', async ({ api }) => {
    const { secondary, above } = await family(api)
    await expect(
      withTx(systemCtx(api.deps, 'test'), async (tx) => {
        await tellAccount(tx, { accountId: secondary.id, kind: 'account-reopened' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await inboxOf(above)).toEqual([])
    await expect(
      withTx(systemCtx(api.deps, 'test'), (tx) =>
        tellAccount(tx, { accountId: secondary.id, kind: 'password-reset' }),
      ),
    ).rejects.toThrow(TypeError)
  })
})

describe('what an account is told', () => {
  test('a reset of its password by the primary, never the password itself', async ({ api }) => {
    const { secondary, above } = await family(api)
    const { temporaryPassword } = (await above.call(resetAccountPassword, { params: { id: secondary.id } }))
      .body
    const [told] = await inboxOf(above)
    expect(told?.subject).toBe(`Le mot de passe du compte ${secondary.login} a été réinitialisé`)
    const whole = (await above.call(getMessage, { params: { id: told?.id ?? '' } })).body
    expect(whole.facts.map(({ name }) => name)).toEqual(['E-mail', 'Téléphone', 'Horaires'])
    expect(whole.action?.path).toBe(`/comptes/${secondary.id}/mot-de-passe`)
    const kept = await api.deps.db.select().from(accountMessages)
    expect(JSON.stringify(kept)).not.toContain(temporaryPassword)
    await api.runOutbox()
    expect(mailed(api)).toEqual(
      ['chief@cs.example', 'chief@primary.example', secondary.holder?.email as string].sort(),
    )
  })

  test('a password that its holder chose, on each account held', async ({ api }) => {
    const account = await api.make.account()
    const other = await api.make.account({ holder: account.holder })
    const client = await api.signInAs(account.holder as Holder)
    await client.call(changePassword, {
      body: { currentPassword: PASSWORD, newPassword: 'Neuf-Lavandes-2027!' },
    })
    const told = await inboxOf(client)
    expect(told.map(({ account: { id } }) => id).sort()).toEqual([account.id, other.id].sort())
    expect(told[0]?.subject).toMatch(/a été modifié$/u)
    await api.runOutbox()
    expect(mailed(api)).toEqual([account.holder?.email])
  })

  test('its options, by the names of what changed', async ({ api }) => {
    const { secondary, above } = await family(api)
    await above.call(
      updateAccountOptions,
      { params: { id: secondary.id }, body: { autonomous: true, archiveSubscribed: true } },
      { ifMatch: '"1"' },
    )
    const [told] = await inboxOf(above)
    const { facts } = (await above.call(getMessage, { params: { id: told?.id ?? '' } })).body
    expect(facts[0]?.value.split(', ').sort()).toEqual([
      'Archivage à valeur probatoire',
      'Compte secondaire autonome',
    ])
  })

  test('persons who leave or are removed, and a new holder', async ({ api }) => {
    const primary = await api.make.account()
    const holder = await api.signInAs(primary.holder as Holder)
    const [leaver, removed, next] = [
      await api.make.person({ lastName: 'Partant' }),
      await api.make.person({ lastName: 'Retiré' }),
      await api.make.person({ lastName: 'Suivant' }),
    ]
    for (const person of [leaver, removed, next]) await api.make.join(primary, person)
    const params = (personId: string) => ({ params: { id: primary.id, personId } })
    await (await api.signInAs(leaver)).call(removeAccountPerson, params(leaver.id))
    await holder.call(removeAccountPerson, params(removed.id))
    await holder.call(transferAccount, { params: { id: primary.id }, body: { personId: next.id } })
    const told = await inboxOf(await api.signInAs(next))
    expect(told.map(({ kind }) => kind)).toEqual([
      'account-holder-changed',
      'account-person-left',
      'account-person-left',
    ])
    expect(told[0]?.excerpt).toContain('Suivant est désormais titulaire')
    expect(told[1]?.excerpt).toContain('a été retiré')
    expect(told[2]?.excerpt).toContain('Partant a quitté')
  })

  test('the answer to its request, also to the primary that made it', async ({ api }) => {
    const { primary, above } = await family(api)
    const asked = await api.make.secondary(primary, { state: 'requested', hasMailbox: true, holder: null })
    const staff = await api.signInAs(await api.make.staff('manager'))
    await staff.call(decideAccountRequest, {
      ...{ params: { id: asked.id }, body: { decision: 'refuse', reason: 'SIRET inconnu' } },
    })
    const [told] = await inboxOf(above)
    expect(told).toMatchObject({ kind: 'account-request-refused', account: { id: asked.id }, routed: true })
    const { paragraphs } = (await above.call(getMessage, { params: { id: told?.id ?? '' } })).body
    expect(paragraphs.join(' ')).toContain('SIRET inconnu')
    await api.runOutbox()
    expect(mailed(api)).toEqual(['chief@primary.example'])
  })

  test('its request to be closed, once a day, with no second mail to the holder', async ({ api }) => {
    const primary = await api.make.account()
    const client = await api.signInAs(primary.holder as Holder)
    const ask = () =>
      client.call(requestAccountClosure, { params: { id: primary.id }, body: { reason: 'Retraite' } })
    await ask()
    await ask()
    expect((await inboxOf(client)).map(({ kind }) => kind)).toEqual(['account-closure-received'])
    await api.runOutbox()
    expect(mailed(api).filter((to) => to === primary.holder?.email)).toHaveLength(1)
  })

  test('a procedure withdrawn from the catalogue that it has chosen, once for each withdrawal', async ({
    api,
  }) => {
    const made = await api.make.procedure()
    const { primary, secondary, above } = await family(api, { procedures: [made] })
    const bystander = await api.make.account()
    const staff = await api.signInAs(await api.make.staff('manager'))
    const { recipients, documentTypes, descriptionFr, descriptionEn } = made
    const save = (withdrawn: boolean, version: number) =>
      staff.call(
        updateProcedure,
        {
          params: { id: made.id },
          body: { recipients, documentTypes, descriptionFr, descriptionEn, web: false, withdrawn },
        },
        { ifMatch: `"${version}"` },
      )
    await save(true, 1)
    await api.runOutbox()
    expect(await inboxOf(above)).toMatchObject([
      { subject: `La téléprocédure ${made.code} n’est plus proposée`, account: { id: secondary.id } },
    ])
    expect(mailed(api)).toEqual(['chief@primary.example'])
    expect(await inboxOf(await api.signInAs(bystander.holder as Holder))).toEqual([])
    await save(false, 2)
    await api.runOutbox()
    await save(true, 3)
    await api.runOutbox()
    expect(await inboxOf(above)).toHaveLength(2)
    expect(primary.id).not.toBe(secondary.id)
    const rows = await api.deps.db
      .select({ key: outgoingMessages.dedupeKey })
      .from(outgoingMessages)
      .where(eq(outgoingMessages.template, 'account-procedure-withdrawn'))
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })
})
