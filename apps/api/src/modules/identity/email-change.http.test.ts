import * as contract from '@guichet/contract/email-changes.contract'
import { getMe } from '@guichet/contract/me.contract'
import {
  changePassword,
  createSession,
  getActivation,
  getSession,
  requestPasswordReset,
  useActivation,
} from '@guichet/contract/session.contract'
import { endOtherSessions } from '@guichet/contract/sign-ins.contract'
import {
  auditEntries,
  emailChangeLinks,
  emailChanges,
  oneTimeLinks,
  persons,
  signInIdentifiers,
} from '@guichet/db/schema'
import { asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { settleEmailChanges, swapAddress } from './complete-email-change.ts'
import { tokenHashOf } from './open-session.ts'

const DAY_MS = 86_400_000
let count = 0
const newAddress = () => `next-${++count}-${process.pid}@test.example`

const signIn = async (api: TestApp, identifier: string) =>
  (await api.browser().attempt(createSession, { body: { identifier, password: PASSWORD } })).statusCode
const tokenIn = (text: string) => /\/changement-adresse\/([\w-]+)/u.exec(text)?.[1]
/** The latest link that an address was sent. */
async function linkOf(api: TestApp, address: string): Promise<string> {
  await api.runOutbox()
  const mail = api.mailer.sent.findLast(({ to, text }) => to === address && tokenIn(text) !== undefined)
  const token = tokenIn(mail?.text ?? '')
  if (!token) throw new Error(`no link was sent to ${address}`)
  return token
}
const answer = async (api: TestApp, token: string, decision: 'confirm' | 'object' = 'confirm') =>
  (await api.browser().call(contract.answerEmailChange, { params: { token }, body: { decision } })).body
const settle = (api: TestApp) => settleEmailChanges(systemCtx(api.deps, 'settle-email-changes'))
const actionsOf = async (api: TestApp, personId: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, personId))
      .orderBy(asc(auditEntries.at), asc(auditEntries.id))
  )
    .map(({ action }) => action)
    .filter((action) => action.startsWith('email-change.'))

async function begin(api: TestApp) {
  const member = await api.make.member()
  const client = await api.signInAs(member)
  const email = newAddress()
  const ask = (to = email, currentPassword = PASSWORD) =>
    client.call(contract.requestEmailChange, { body: { email: to, currentPassword } })
  return { member, client, email, ask }
}

describe('a change of the sign-in address', () => {
  test('takes effect once both addresses have confirmed; the new one signs in, the old one no more', async ({
    api,
  }) => {
    const { member, client, email, ask } = await begin(api)
    const elsewhere = await api.signInAs(member)
    const { body } = await ask()
    expect(body.change).toEqual({
      ...{ email, state: 'awaiting-new', requestedAt: '2026-11-22T09:00:00.000Z' },
      ...{ expiresAt: '2026-11-23T09:00:00.000Z', oldConfirmed: false, effectiveAt: null },
    })
    const [fresh, old] = [await linkOf(api, email), await linkOf(api, member.email)]
    expect(
      (await api.browser().call(contract.getEmailChangeLink, { params: { token: fresh } })).body,
    ).toEqual({
      ...{ side: 'new', oldEmail: member.email, newEmail: email, confirmed: false },
      ...{ expiresAt: '2026-11-23T09:00:00.000Z', effectiveAt: null },
    })
    expect(await answer(api, old)).toEqual({ outcome: 'awaiting-new', effectiveAt: null })
    expect((await client.call(contract.getEmailChange)).body.change).toMatchObject({ oldConfirmed: true })
    expect(await signIn(api, member.email)).toBe(201)
    expect(await answer(api, fresh)).toEqual({ outcome: 'done', effectiveAt: null })

    expect([await signIn(api, member.email), await signIn(api, email)]).toEqual([401, 201])
    const me = await client.call(getMe)
    expect(me.body).toMatchObject({ email, version: 2 })
    expect((await elsewhere.refusal(getSession)).code).toBe('session.required')
    expect((await client.call(contract.getEmailChange)).body.change).toBeNull()
    const [person] = await api.deps.db.select().from(persons).where(eq(persons.id, member.id))
    expect(person?.searchKey).toContain(email)
    expect(person?.searchKey).not.toContain(member.email)
    await api.runOutbox()
    expect(
      api.mailer.sent
        .filter(({ subject }) => subject === 'Votre adresse de connexion a changé')
        .map(({ to }) => to)
        .sort(),
    ).toEqual([email, member.email].sort())
    expect(await actionsOf(api, member.id)).toEqual([
      'email-change.requested',
      'email-change.confirmed',
      'email-change.confirmed',
      'email-change.done',
    ])
    expect((await api.browser().refusal(contract.getEmailChangeLink, { params: { token: old } })).code).toBe(
      'link.invalid',
    )
  })

  test('needs the right password, and another address than one’s own', async ({ api }) => {
    const { member, client, email } = await begin(api)
    const refusal = (body: object) => client.refusal(contract.requestEmailChange, { body } as never)
    expect(await refusal({ email, currentPassword: 'wrong' })).toMatchObject({
      code: 'password.wrong-current',
    })
    expect((await refusal({ email: member.email.toUpperCase(), currentPassword: PASSWORD })).errors).toEqual([
      expect.objectContaining({ pointer: '/email', code: 'email.same' }),
    ])
    expect((await refusal({ email: 'nowhere', currentPassword: PASSWORD })).errors?.[0]?.code).toBe(
      'email.invalid',
    )
    for (let n = 0; n < 4; n++) await refusal({ email, currentPassword: 'wrong' })
    expect(await refusal({ email, currentPassword: PASSWORD })).toMatchObject({ code: 'session.locked' })
    await api.runOutbox()
    expect(api.mailer.sent.filter(({ text }) => text.includes('/changement-adresse/'))).toEqual([])
  })

  test('answers alike for an address that somebody signs in with, whose owner alone is told', async ({
    api,
  }) => {
    const { member, client, ask } = await begin(api)
    const other = await api.make.member()
    const free = newAddress()
    const stable = ({ body, status }: { body: { change: { email: string } | null }; status: number }) => ({
      status,
      change: { ...body.change, email: '' },
    })
    const unknown = stable(await ask(free))
    expect(stable(await ask(other.email))).toEqual(unknown)
    await api.runOutbox()
    const told = api.mailer.sent.filter(({ to }) => to === other.email)
    expect(told.map(({ subject }) => subject)).toEqual(['Cette adresse a déjà un espace'])
    expect(told[0]?.text).not.toMatch(/https?:\/\/\S*changement-adresse|Camille/u)
    expect(told[0]?.text).not.toContain(member.email)
    expect(await answer(api, await linkOf(api, member.email))).toMatchObject({ outcome: 'awaiting-new' })
    expect((await client.call(contract.getEmailChange)).body.change?.email).toBe(other.email)
    api.clock.advance(DAY_MS)
    await settle(api)
    expect([await signIn(api, member.email), await signIn(api, other.email)]).toEqual([201, 201])
    expect(await actionsOf(api, member.id)).toContain('email-change.expired')
  })

  test('"Ce n’est pas moi" ends it and all sessions, and leads to a new password', async ({ api }) => {
    const { member, client, email, ask } = await begin(api)
    await ask()
    const [fresh, old] = [await linkOf(api, email), await linkOf(api, member.email)]
    const refused = await api
      .browser()
      .refusal(contract.answerEmailChange, { params: { token: fresh }, body: { decision: 'object' } })
    expect(refused.code).toBe('link.invalid')
    await answer(api, fresh)
    expect(await answer(api, old, 'object')).toEqual({ outcome: 'objected', effectiveAt: null })
    expect((await client.refusal(getSession)).code).toBe('session.required')
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)).toMatchObject({
      to: member.email,
      subject: 'Choisissez un nouveau mot de passe',
    })
    expect(
      (
        await api
          .browser()
          .refusal(contract.answerEmailChange, { params: { token: fresh }, body: { decision: 'confirm' } })
      ).code,
    ).toBe('link.invalid')
    api.clock.advance(8 * DAY_MS)
    await settle(api)
    expect(await signIn(api, email)).toBe(401)
  })

  test('takes effect after seven days when the present address keeps silent, once on several processes', async ({
    api,
  }) => {
    const { member, client, email, ask } = await begin(api)
    await ask()
    const result = await answer(api, await linkOf(api, email))
    expect(result).toEqual({ outcome: 'awaiting-old', effectiveAt: '2026-11-29T09:00:00.000Z' })
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)).toMatchObject({ to: member.email })
    expect(api.mailer.sent.at(-1)?.subject).toContain('29 novembre 2026')
    expect((await client.call(contract.getEmailChange)).body.change).toMatchObject({
      ...{ state: 'awaiting-old', effectiveAt: '2026-11-29T09:00:00.000Z' },
    })
    api.clock.advance(7 * DAY_MS - 1)
    await settle(api)
    expect(await signIn(api, email)).toBe(401)
    api.clock.advance(1)
    await Promise.all([settle(api), settle(api), settle(api)])
    expect([await signIn(api, member.email), await signIn(api, email)]).toEqual([401, 201])
    expect((await actionsOf(api, member.id)).filter((action) => action === 'email-change.done')).toHaveLength(
      1,
    )
  })

  test('ends when the password is replaced, or the other sessions are ended: somebody else may have asked', async ({
    api,
  }) => {
    for (const how of ['reset', 'change', 'others'] as const) {
      const { member, email, ask } = await begin(api)
      await ask()
      const own = await api.signInAs(member)
      expect(await answer(api, await linkOf(api, email))).toMatchObject({ outcome: 'awaiting-old' })
      const newPassword = `Autre-mot-2026-${how}!`
      if (how === 'change')
        await own.call(changePassword, { body: { currentPassword: PASSWORD, newPassword } })
      if (how === 'others') await own.call(endOtherSessions)
      if (how === 'reset') {
        await api.browser().call(requestPasswordReset, { body: { email: member.email } })
        await api.runOutbox()
        const links = api.mailer.sent.filter(({ to }) => to === member.email)
        const token = /\/activation\/([\w-]+)/u.exec(links.at(-1)?.text ?? '')?.[1] ?? ''
        await api.browser().call(useActivation, { params: { token }, body: { password: newPassword } })
      }
      api.clock.advance(8 * DAY_MS)
      await settle(api)
      expect(await actionsOf(api, member.id), how).toEqual([
        ...['email-change.requested', 'email-change.confirmed', 'email-change.withdrawn'],
      ])
    }
  })

  test('asks the new address alone where there was none', async ({ api }) => {
    const login = `cs${++count}.nobody`
    const person = await api.make.person({ email: '', emailSignIn: false, login })
    const client = await api.signInAs(person)
    const email = newAddress()
    await client.call(contract.requestEmailChange, { body: { email, currentPassword: PASSWORD } })
    expect(await answer(api, await linkOf(api, email))).toMatchObject({ outcome: 'done' })
    expect([await signIn(api, email), await signIn(api, login)]).toEqual([201, 201])
  })

  test('expires after 24 hours, and can be sent again before', async ({ api }) => {
    const { member, email, ask } = await begin(api)
    await ask()
    const first = await linkOf(api, email)
    api.clock.advance(DAY_MS - 1)
    const again = await (await api.signInAs(member)).call(contract.resendEmailChange)
    expect(again.body.change?.expiresAt).toBe('2026-11-24T08:59:59.999Z')
    api.clock.advance(DAY_MS - 1)
    expect((await api.browser().call(contract.getEmailChangeLink, { params: { token: first } })).status).toBe(
      200,
    )
    api.clock.advance(1)
    expect(
      (await api.browser().refusal(contract.getEmailChangeLink, { params: { token: first } })).code,
    ).toBe('link.invalid')
    const client = await api.signInAs(member)
    expect((await client.call(contract.getEmailChange)).body.change).toBeNull()
    expect((await client.refusal(contract.resendEmailChange)).code).toBe('resource.not-found')
    expect((await client.refusal(contract.withdrawEmailChange)).code).toBe('resource.not-found')
  })

  test('is withdrawn, or takes the place of an earlier one, whose links are void', async ({ api }) => {
    const { member, client, email, ask } = await begin(api)
    await ask()
    const first = await linkOf(api, email)
    const second = newAddress()
    await ask(second)
    const gone = (token: string) => api.browser().refusal(contract.getEmailChangeLink, { params: { token } })
    expect((await gone(first)).code).toBe('link.invalid')
    const token = await linkOf(api, second)
    expect((await client.call(contract.withdrawEmailChange)).status).toBe(204)
    expect((await gone(token)).code).toBe('link.invalid')
    expect(await actionsOf(api, member.id)).toEqual([
      'email-change.requested',
      'email-change.requested',
      'email-change.withdrawn',
    ])
  })

  test('is written about five times a day at most', async ({ api }) => {
    const { member, client, ask } = await begin(api)
    await ask()
    await ask(newAddress())
    for (let n = 0; n < 3; n++) await client.call(contract.resendEmailChange)
    expect(await client.refusal(contract.resendEmailChange)).toMatchObject({
      code: 'rate.limited',
      status: 429,
    })
    const body = { email: newAddress(), currentPassword: PASSWORD }
    expect((await client.refusal(contract.requestEmailChange, { body })).code).toBe('rate.limited')
    api.clock.advance(DAY_MS)
    const next = await api.signInAs(member)
    expect((await next.call(contract.requestEmailChange, { body })).status).toBe(200)
  })

  test('changes nothing when somebody took the address meanwhile, and says so', async ({ api }) => {
    const { member, email, ask } = await begin(api)
    await ask()
    const [fresh, old] = [await linkOf(api, email), await linkOf(api, member.email)]
    await api.make.person({ email })
    await answer(api, old)
    expect(await answer(api, fresh)).toEqual({ outcome: 'taken', effectiveAt: null })
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)).toMatchObject({
      to: member.email,
      subject: 'Votre adresse de connexion n’a pas changé',
    })
    expect(await signIn(api, member.email)).toBe(201)
  })

  test('two persons who want one address: one gets it, whoever confirms at the same moment', async ({
    api,
  }) => {
    const [one, two] = [await begin(api), await begin(api)]
    await one.ask(one.email)
    await two.ask(one.email)
    const tokens = [await linkOf(api, one.member.email), await linkOf(api, two.member.email)]
    for (const token of tokens) await answer(api, token)
    const fresh = api.mailer.sent
      .filter(({ to }) => to === one.email)
      .flatMap(({ text }) => tokenIn(text) ?? [])
    expect(fresh).toHaveLength(2)
    const results = await Promise.all(
      [...fresh, ...fresh].map((token) =>
        api
          .browser()
          .attempt(contract.answerEmailChange, { params: { token }, body: { decision: 'confirm' } }),
      ),
    )
    const outcomes = results.map((each) => each.json().outcome ?? each.json().code)
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1)
    const owners = await api.deps.db
      .select()
      .from(signInIdentifiers)
      .where(eq(signInIdentifiers.identifier, one.email))
    expect(owners).toHaveLength(1)
  })

  test('ends links to a new password, and takes invitations along', async ({ api }) => {
    const { member, email, ask } = await begin(api)
    const account = await api.make.account()
    await api.browser().call(requestPasswordReset, { body: { email: member.email } })
    await api.runOutbox()
    const reset = /\/activation\/([\w-]+)/u.exec(api.mailer.sent.at(-1)?.text ?? '')?.[1] ?? ''
    const invitation = 'invitation-to-an-account-of-a-friend'
    await api.deps.db.insert(oneTimeLinks).values({
      ...{ tokenHash: tokenHashOf(invitation), purpose: 'account-invitation', accountId: account.id },
      ...{ recipient: member.email, firstName: 'Camille', lastName: 'Essai', rights: [] },
      ...{ createdAt: api.clock.now(), expiresAt: new Date(api.clock.now().getTime() + DAY_MS) },
    })
    await ask()
    for (const address of [member.email, email]) await answer(api, await linkOf(api, address))
    expect((await api.browser().refusal(getActivation, { params: { token: reset } })).code).toBe(
      'link.invalid',
    )
    const { body } = await api.browser().call(getActivation, { params: { token: invitation } })
    expect(body).toMatchObject({ signInFirst: true, account: { email } })
  })

  test('keeps its links unreadable in the database', async ({ api }) => {
    const { member, email, ask } = await begin(api)
    await ask()
    const token = await linkOf(api, email)
    const rows = await api.deps.db
      .select({ tokenHash: emailChangeLinks.tokenHash, side: emailChangeLinks.side })
      .from(emailChangeLinks)
      .innerJoin(emailChanges, eq(emailChanges.id, emailChangeLinks.changeId))
      .where(eq(emailChanges.personId, member.id))
    expect(rows.map(({ side }) => side).sort()).toEqual(['new', 'old'])
    for (const { tokenHash } of rows) expect(tokenHash.toString('latin1')).not.toContain(token)
  })
})

describe('swapAddress', () => {
  test('puts one address in the place of the other, or at the end', async () => {
    expect(swapAddress('essai camille a@b.example 12 0795', 'A@b.example', 'é@c.example')).toBe(
      'essai camille e@c.example 12 0795',
    )
    expect(swapAddress('essai camille', '', 'e@c.example')).toBe('essai camille e@c.example')
    expect(swapAddress('', 'x@y.example', 'e@c.example')).toBe('e@c.example')
  })
})
