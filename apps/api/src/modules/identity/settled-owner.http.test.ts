import { restoreAccess } from '@guichet/contract/access-restorations.contract'
import { decideAccountMove, proposeAccountMove } from '@guichet/contract/account-moves.contract'
import {
  inviteAccountPerson,
  resetAccountPassword,
  sendActivationLink,
  transferAccount,
  updateAccountPerson,
} from '@guichet/contract/account-persons.contract'
import { createSecondaryAccount } from '@guichet/contract/accounts.contract'
import {
  createApiKey,
  endApiKey,
  listApiKeys,
  rotateApiKey,
  takeBackApiKey,
} from '@guichet/contract/api-keys.contract'
import * as delegations from '@guichet/contract/delegations.contract'
import { changeFirmRole, createFirm, inviteColleague } from '@guichet/contract/firms.contract'
import * as contract from '@guichet/contract/franceconnect.contract'
import { setMailboxPassword } from '@guichet/contract/mailbox.contract'
import { getMe } from '@guichet/contract/me.contract'
import { revealNir } from '@guichet/contract/nir-reveals.contract'
import { askOwnExport, fetchOwnExport } from '@guichet/contract/own-exports.contract'
import { getOwnRecovery } from '@guichet/contract/recoveries.contract'
import {
  answerFactor,
  createSession,
  getSession,
  replaceTemporaryPassword,
  useActivation,
} from '@guichet/contract/session.contract'
import { auditEntries, members } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { afterAll, describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import { nextCode, setUpTotp } from '../../testing/factor-steps.ts'
import { PASSWORD, type TestPerson } from '../../testing/factories.ts'
import { someCitizen, startFakeFranceConnect, type TestCitizen } from '../../testing/fake-france-connect.ts'
import { askLink, withLevels } from '../../testing/recovery-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const fake = await startFakeFranceConnect()
const test = apiTestWith({ overrides: { franceConnect: fake.client() } })
afterAll(() => fake.stop())

const CHOSEN = 'Neuf-Lavandes-2027!'
const DAY_MS = 86_400_000
const proof = { currentPassword: CHOSEN }
const key = { name: 'Comptabilité', scopes: ['me:read' as const], expiresInDays: 30 }
const third = { email: 'comptable@test.example', rights: ['documents.see' as const], endsOn: '2027-06-30' }
const guest = { email: 'collegue@test.example', firstName: 'Ada', lastName: 'Marsan', rights: [] }

/** Replaces the password by the mail alone, in a browser that nobody knows; the session is open. */
async function recovered(api: TestApp, { email }: Pick<TestPerson, 'email'>): Promise<TestClient> {
  const params = { token: await askLink(api, email) }
  await api.browser().call(useActivation, { params, body: { password: CHOSEN } })
  const browser = api.browser()
  await browser.call(createSession, { body: { identifier: email, password: CHOSEN } })
  return browser
}
const come = async (browser: TestClient, citizen: TestCitizen) => {
  const { url } = (await browser.call(contract.startFranceConnect, { body: {} })).body
  return browser.call(contract.answerFranceConnect, { body: fake.authorize(url, citizen) })
}

describe('after a password was replaced by the mail alone, a browser that nobody knows', () => {
  test('makes no keys, and gives nobody else a part in the space, for a day', async ({ api }) => {
    const { member, client } = await withLevels(api, {})
    const account = await api.make.account({ holder: member, hasMailbox: true })
    const below = { id: (await api.make.secondary(account)).id }
    const other = await api.make.person()
    await api.make.join(account, other, { rights: ['options'] })
    const made = await client.call(createApiKey, { body: { ...key, currentPassword: PASSWORD } })
    const open = await client.call(delegations.createDelegation, { body: third as never })
    await client.call(createFirm, { body: { name: 'Cabinet Marsan' } })
    api.clock.advance(1000)
    const stranger = await recovered(api, member)
    const params = { id: account.id }
    const { email: _, ...terms } = third
    const change = { params: { id: open.body.id }, body: terms as never }
    const person = { id: account.id, personId: other.id }
    const refused = [
      await stranger.refusal(createApiKey, { body: { ...key, ...proof } }),
      await stranger.refusal(rotateApiKey, {
        params: { id: made.body.key.id },
        body: { overlapHours: 0, ...proof },
      }),
      await stranger.refusal(delegations.createDelegation, { body: third as never }),
      await stranger.refusal(delegations.updateDelegation, change, { ifMatch: String(open.body.version) }),
      await stranger.refusal(inviteColleague, { body: { email: guest.email } }),
      await stranger.refusal(inviteAccountPerson, { params, body: guest }),
      await stranger.refusal(updateAccountPerson, { params: person, body: { rights: ['billing'] } }),
      await stranger.refusal(transferAccount, { params, body: { personId: other.id } }),
      await stranger.refusal(resetAccountPassword, { params: below }),
      await stranger.refusal(setMailboxPassword, {
        params,
        body: { ...proof, newPassword: 'Tournesol-Calanque-44!' },
      }),
    ]
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'recovery.recent'))
    expect((await stranger.call(getOwnRecovery)).body.settlesAt).toBe('2026-11-23T09:00:01.000Z')
    expect(
      (await client.call(createSession, { body: { identifier: member.email, password: CHOSEN } })).status,
    ).toBe(201)
    expect((await client.call(getOwnRecovery)).body.settlesAt).toBeNull()
    // What is from before goes on, and what ends something is never held.
    expect((await stranger.call(listApiKeys)).body.items[0]?.state).toBe('usable')
    await stranger.call(delegations.endDelegation, { params: { id: open.body.id } })
    await client.call(inviteAccountPerson, { params, body: guest })
    await client.call(resetAccountPassword, { params: below })
    api.clock.advance(DAY_MS)
    const later = api.browser()
    await later.call(createSession, { body: { identifier: member.email, password: CHOSEN } })
    await later.call(createApiKey, { body: { ...key, ...proof } })
    await later.call(delegations.createDelegation, { body: third as never })
  })

  test('hands no account over to another primary, and makes nobody a manager of the firm, for a day', async ({
    api,
  }) => {
    const { member, client } = await withLevels(api, {})
    const account = await api.make.account({ holder: member })
    const below = await api.make.secondary(account)
    const approved = await api.make.secondary(account, { state: 'approved', holder: null })
    const alone = await api.make.account({ holder: member })
    const elsewhere = await api.make.account()
    const other = await api.signInAs(elsewhere.holder as { id: string })
    const params = { id: alone.id }
    const invite = { proposal: { move: 'invite' as const, login: alone.login } }
    const { id } = (await other.call(proposeAccountMove, { params: { id: elsewhere.id }, body: invite })).body
    const firm = await api.make.firm(member)
    const colleague = await api.make.firmMember(firm, { personId: (await api.make.person()).id })
    api.clock.advance(1000)
    const stranger = await recovered(api, member)
    const raise = { params: { id: colleague.id }, body: { role: 'manager' as const } }
    const ifMatch = '1'
    const join = { params, body: { proposal: { move: 'join' as const, login: elsewhere.login } } }
    const accept = { params: { id }, body: { decision: 'accept' as const } }
    const refused = [
      await stranger.refusal(proposeAccountMove, join),
      await stranger.refusal(proposeAccountMove, {
        params: { id: below.id },
        body: { proposal: { move: 'detach' } },
      }),
      await stranger.refusal(decideAccountMove, accept),
      await stranger.refusal(sendActivationLink, { params: { id: approved.id } }),
      await stranger.refusal(changeFirmRole, raise, { ifMatch }),
    ]
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'recovery.recent'))
    // The browser from before goes on, and what takes away or declines is never held.
    await client.call(createSession, { body: { identifier: member.email, password: CHOSEN } })
    await client.call(changeFirmRole, raise, { ifMatch })
    await stranger.call(changeFirmRole, { ...raise, body: { role: 'collaborator' } }, { ifMatch: '2' })
    await stranger.call(decideAccountMove, { ...accept, body: { decision: 'decline' } })
  })

  test('reads no social security number, takes nothing along and makes no account under one, for a day', async ({
    api,
  }) => {
    const { member, client } = await withLevels(api, {})
    const primary = await api.make.account({ holder: member, mailboxQuota: 1 })
    const access = { kind: 'invitation' as const }
    const create = {
      params: { id: primary.id },
      body: identityBody({ accountName: 'voleur', createMailbox: false, access }),
    }
    const body = proof
    const kept = (await client.call(askOwnExport, { body: { currentPassword: PASSWORD } })).body
    api.clock.advance(1000)
    const stranger = await recovered(api, member)
    const refused = [
      await stranger.refusal(revealNir, { body }),
      await stranger.refusal(askOwnExport, { body }),
      await stranger.refusal(fetchOwnExport, { params: { id: kept.id }, body }),
      await stranger.refusal(createSecondaryAccount, create),
    ]
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'recovery.recent'))
    // The browser from before goes on.
    await client.call(createSession, { body: { identifier: member.email, password: CHOSEN } })
    expect((await client.refusal(revealNir, { body })).code).toBe('resource.not-found')
    await client.call(createSecondaryAccount, create)
  })

  test('does so at once in a session that a second factor opened', async ({ api }) => {
    const { member, client } = await withLevels(api, {})
    const secret = await setUpTotp(api, client)
    api.clock.advance(1000)
    const browser = await recovered(api, member)
    await browser.call(answerFactor, { body: { code: nextCode(api, secret) } })
    await browser.call(createApiKey, { body: { ...key, ...proof } })
    await browser.call(delegations.createDelegation, { body: third as never })
  })

  test('links no FranceConnect and takes none away; one that was linked before opens all', async ({
    api,
  }) => {
    const { member, client } = await withLevels(api, {})
    const citizen = someCitizen()
    const { url } = (
      await client.call(contract.startFranceConnectLink, { body: { currentPassword: PASSWORD } })
    ).body
    await client.call(contract.answerFranceConnect, { body: fake.authorize(url, citizen) })
    api.clock.advance(1000)
    const stranger = await recovered(api, member)
    expect((await stranger.refusal(contract.unlinkFranceConnect, { body: proof })).code).toBe(
      'recovery.recent',
    )
    const bare = await withLevels(api, {})
    api.clock.advance(1000)
    const thief = await recovered(api, bare.member)
    expect((await thief.refusal(contract.startFranceConnectLink, { body: proof })).code).toBe(
      'recovery.recent',
    )
    // Nor with an identity that waits in the browser, whoever signs in after it.
    const waiting = api.browser()
    await come(waiting, someCitizen())
    api.clock.advance(1000)
    await waiting.call(createSession, { body: { identifier: bare.member.email, password: CHOSEN } })
    expect((await waiting.refusal(contract.linkFranceConnect, { body: {} })).code).toBe('recovery.recent')
    const owner = api.browser()
    expect((await come(owner, citizen)).status).toBe(201)
    await owner.call(createApiKey, { body: { ...key, ...proof } })
  })

  test('is not let in by a civil status that was written into the file', async ({ api }) => {
    const { encryption, ids, db } = api.deps
    const member = await api.make.member({ firstName: 'Léa', lastName: 'Garlaban-Estaque' })
    const citizen = someCitizen({
      ...{ given_name: 'Léa Marie', family_name: 'GARLABAN ESTAQUE', gender: 'female' },
      ...{ birthdate: '1984-05-17', birthplace: '13001', birthcountry: '99100' },
    })
    api.clock.advance(1000)
    const stranger = await recovered(api, member)
    const written = {
      nirCipher: encryption.encrypt('284051300112316', 'members.nir'),
      nirHash: encryption.lookupHash(ids.token(), 'members.nir'),
    }
    await db.update(members).set(written).where(eq(members.personId, member.id))
    expect((await come(stranger, citizen)).body).toMatchObject({ outcome: 'unknown' })
    api.clock.advance(DAY_MS)
    expect((await come(api.browser(), citizen)).status).toBe(201)
  })
})

describe('after staff have given the access back', () => {
  /** A member with two keys and FranceConnect, whose access is given back; signed in with another password. */
  async function givenBack(api: TestApp) {
    const { member, client } = await withLevels(api, {})
    const citizen = someCitizen()
    const { url } = (
      await client.call(contract.startFranceConnectLink, { body: { currentPassword: PASSWORD } })
    ).body
    await client.call(contract.answerFranceConnect, { body: fake.authorize(url, citizen) })
    const make = async () =>
      (await client.call(createApiKey, { body: { ...key, currentPassword: PASSWORD } })).body
    const keys = [await make(), await make()] as const
    const elsewhere = api.browser()
    await come(elsewhere, citizen)
    const staff = await api.signInAs(await api.make.staff('manager'))
    const { body } = await staff.call(restoreAccess, {
      params: { id: member.id },
      body: {
        ...{ check: 'document', reason: 'Messagerie piratée', removeFactors: false },
        currentPassword: PASSWORD,
      },
    })
    expect(body.held).toEqual(['franceconnect', 'api-keys'])
    expect((await elsewhere.refusal(getSession)).code).toBe('session.required')
    const owner = api.browser()
    const identifier = member.email
    await owner.call(createSession, { body: { identifier, password: body.temporaryPassword } })
    await owner.call(replaceTemporaryPassword, { body: { password: CHOSEN } })
    return { member, citizen, keys, owner }
  }
  const readBy = (api: TestApp, { secret }: { readonly secret: string }) =>
    api.browser().attempt(getMe, {}, { headers: { authorization: `Bearer ${secret}` } })

  test('neither keys nor FranceConnect open anything; the owner takes back what is his, one by one', async ({
    api,
  }) => {
    const { member, citizen, keys, owner } = await givenBack(api)
    const [first, second] = keys
    expect((await readBy(api, first)).statusCode).toBe(401)
    expect((await readBy(api, second)).statusCode).toBe(401)
    const stranger = api.browser()
    const back = await stranger.call(contract.startFranceConnect, { body: {} })
    const held = await stranger.refusal(contract.answerFranceConnect, {
      body: fake.authorize(back.body.url, citizen),
    })
    expect(held.code).toBe('franceconnect.held')
    await api.runOutbox()
    const mail = api.mailer.sent.findLast(({ to, subject }) => to === member.email && /rendu/u.test(subject))
    expect(mail?.text).toContain('FranceConnect et vos clés d’API sont en attente')

    expect((await owner.call(getOwnRecovery)).body.heldKeys).toBe(2)
    const { items } = (await owner.call(listApiKeys)).body
    expect(items.map(({ state }) => state)).toEqual(['held', 'held'])
    const take = { params: { id: first.key.id }, body: proof }
    const rotation = { params: { id: first.key.id }, body: { overlapHours: 1, ...proof } }
    expect((await owner.refusal(rotateApiKey, rotation)).code).toBe('key.not-usable')
    const foreign = await api.signInAs(await api.make.member())
    expect(
      (await foreign.refusal(takeBackApiKey, { ...take, body: { currentPassword: PASSWORD } })).code,
    ).toBe('resource.not-found')
    const answers = await Promise.all([
      owner.attempt(takeBackApiKey, take),
      owner.attempt(takeBackApiKey, take),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await readBy(api, first)).statusCode).toBe(200)
    await owner.call(endApiKey, { params: { id: second.key.id } })
    expect((await owner.refusal(takeBackApiKey, { params: { id: second.key.id }, body: proof })).code).toBe(
      'key.not-usable',
    )
    expect((await owner.call(contract.getFranceConnectLink)).body.link?.heldSince).not.toBeNull()
    const link = await owner.call(contract.takeBackFranceConnect, { body: proof })
    expect(link.body.link?.heldSince).toBeNull()
    expect((await owner.refusal(contract.takeBackFranceConnect, { body: proof })).code).toBe(
      'resource.not-found',
    )
    expect((await come(api.browser(), citizen)).status).toBe(201)
    const actions = await api.deps.db
      .select({ action: auditEntries.action, after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, member.id))
    expect(actions).toContainEqual({ action: 'franceconnect.taken-back', after: null })
    expect(actions).toContainEqual({ action: 'franceconnect.refused', after: { reason: 'held' } })
  })
})
