import {
  createSession,
  getActivation,
  getSession,
  requestPasswordReset,
  useActivation,
} from '@guichet/contract/session.contract'
import { auditEntries, oneTimeLinks, outgoingMessages, persons } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

const NEW_PASSWORD = 'Neuf-Lavandes-2027!'
const DAY_MS = 86_400_000

/** The token of the link in the mail that the person gets. */
async function askLink(api: TestApp, email: string): Promise<string> {
  await api.browser().call(requestPasswordReset, { body: { email } })
  await api.runOutbox()
  const mail = api.mailer.sent.at(-1)
  expect(mail?.to).toBe(email)
  const token = /\/activation\/([\w-]+)/u.exec(mail?.text ?? '')?.[1]
  if (!token) throw new Error('the mail holds no link')
  return token
}
const signIn = async (api: TestApp, identifier: string, password: string) =>
  (await api.browser().attempt(createSession, { body: { identifier, password } })).statusCode

describe('a new password by mail', () => {
  test('is asked for with the same answer whether the address is known or not', async ({ api }) => {
    const person = await api.make.person()
    const steadily = vi.spyOn(api.deps.answers, 'steadily')
    const answers = []
    for (const email of [person.email, 'unknown-address@test.example']) {
      const { headers, ...answer } = await api.browser().call(requestPasswordReset, { body: { email } })
      const { date: _, 'x-request-id': __, ratelimit: ___, ...stable } = headers
      answers.push({ ...answer, stable })
    }
    expect(answers[0]).toMatchObject({ status: 202, body: { accepted: true } })
    expect(answers[1]).toEqual(answers[0])
    // Nor does its time tell: both wait for the same step.
    expect(steadily).toHaveBeenCalledTimes(2)
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to }) => to)).toEqual([person.email])
  })

  test('takes the link once, then the new password alone opens', async ({ api }) => {
    const person = await api.make.person()
    const token = await askLink(api, person.email)
    const { body } = await api.browser().call(getActivation, { params: { token } })
    expect(body).toEqual({
      ...{ purpose: 'password-reset', expiresAt: '2026-11-23T09:00:00.000Z', totp: null },
      ...{
        asksProofs: false,
        firstPassword: false,
        account: null,
        signInFirst: false,
        invited: null,
        staff: null,
      },
    })
    await api.browser().call(useActivation, { params: { token }, body: { password: NEW_PASSWORD } })
    expect(await signIn(api, person.email, PASSWORD)).toBe(401)
    expect(await signIn(api, person.email, NEW_PASSWORD)).toBe(201)
    const again = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { password: `${NEW_PASSWORD}2` } })
    expect(again).toMatchObject({ status: 404, code: 'link.invalid' })
    expect((await api.browser().refusal(getActivation, { params: { token } })).code).toBe('link.invalid')
    await api.runOutbox()
    expect(api.mailer.sent.map(({ subject }) => subject)).toEqual([
      'Choisissez un nouveau mot de passe',
      'Votre mot de passe a été modifié',
      'Connexion à votre espace depuis un nouveau navigateur',
    ])
  })

  test('takes the link once when it is used ten times at the same moment', async ({ api }) => {
    const person = await api.make.person()
    const token = await askLink(api, person.email)
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const body = { password: `${NEW_PASSWORD}${n}` }
        return (await api.browser().attempt(useActivation, { params: { token }, body })).statusCode
      }),
    )
    expect(statuses.filter((status) => status === 204)).toHaveLength(1)
    expect(statuses.filter((status) => status === 404)).toHaveLength(9)
  })

  test('ends the open sessions and the lock that guesses caused', async ({ api }) => {
    const person = await api.make.person()
    const client = await api.signInAs(person)
    for (let n = 0; n < 5; n++) await signIn(api, person.email, 'wrong')
    expect(await signIn(api, person.email, PASSWORD)).toBe(423)
    const token = await askLink(api, person.email)
    await api.browser().call(useActivation, { params: { token }, body: { password: NEW_PASSWORD } })
    expect((await client.refusal(getSession)).code).toBe('session.required')
    expect(await signIn(api, person.email, NEW_PASSWORD)).toBe(201)
    const rows = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, person.id), eq(auditEntries.action, 'password.reset')))
    expect(rows).toHaveLength(1)
  })

  test('does not spare staff the second factor', async ({ api }) => {
    const admin = await api.make.staff('admin')
    const token = await askLink(api, admin.email)
    await api.browser().call(useActivation, { params: { token }, body: { password: NEW_PASSWORD } })
    expect(await signIn(api, admin.email, NEW_PASSWORD)).toBe(202)
  })

  test('expires after 24 hours', async ({ api }) => {
    const person = await api.make.person()
    const token = await askLink(api, person.email)
    api.clock.advance(DAY_MS - 1)
    expect((await api.browser().call(getActivation, { params: { token } })).status).toBe(200)
    api.clock.advance(1)
    const body = { password: NEW_PASSWORD }
    expect((await api.browser().refusal(useActivation, { params: { token }, body })).code).toBe(
      'link.invalid',
    )
    expect(await signIn(api, person.email, PASSWORD)).toBe(201)
  })

  test('makes an older link void', async ({ api }) => {
    const person = await api.make.person()
    const first = await askLink(api, person.email)
    const second = await askLink(api, person.email)
    expect((await api.browser().refusal(getActivation, { params: { token: first } })).code).toBe(
      'link.invalid',
    )
    expect((await api.browser().call(getActivation, { params: { token: second } })).status).toBe(200)
  })

  test('keeps the link unreadable in the database', async ({ api }) => {
    const person = await api.make.person()
    const token = await askLink(api, person.email)
    const [message] = await api.deps.db
      .select()
      .from(outgoingMessages)
      .where(eq(outgoingMessages.personId, person.id))
    const [link] = await api.deps.db.select().from(oneTimeLinks).where(eq(oneTimeLinks.personId, person.id))
    expect(message?.state).toBe('sent')
    for (const row of [message, link]) {
      expect(row).toBeDefined()
      const text = JSON.stringify(row, (_, value: unknown) =>
        value !== null &&
        typeof value === 'object' &&
        'type' in value &&
        value.type === 'Buffer' &&
        'data' in value
          ? Buffer.from(value.data as number[]).toString('latin1')
          : value,
      )
      expect(text).not.toContain(token)
    }
  })

  test('goes to the address as it is kept, in the language of its owner', async ({ api }) => {
    const person = await api.make.person({ locale: 'en', email: 'reader@test.example' })
    await api.browser().call(requestPasswordReset, { body: { email: ' Reader@Test.Example ' } })
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to, subject }) => ({ to, subject }))).toEqual([
      { to: person.email, subject: 'Choose a new password' },
    ])
  })

  test('is not sent to an account login', async ({ api }) => {
    await api.make.person({ login: 'login.alone@test.example' })
    await api.browser().call(requestPasswordReset, { body: { email: 'login.alone@test.example' } })
    await api.runOutbox()
    expect(api.mailer.sent).toEqual([])
  })

  test('knows no links that were never given', async ({ api }) => {
    for (const token of ['x'.repeat(43), '01900000-0000-7000-8000-00000000dead']) {
      expect((await api.browser().refusal(getActivation, { params: { token } })).code).toBe('link.invalid')
    }
    for (const token of ['short', 'x'.repeat(101), 'with space and more than twenty']) {
      expect((await api.browser().refusal(getActivation, { params: { token } })).code).toBe('request.invalid')
    }
  })

  test('leaves the link as it is when the person is no longer there to take it', async ({ api }) => {
    const person = await api.make.person()
    const token = await askLink(api, person.email)
    const refused = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { password: 'too short' } })
    expect(refused.code).toBe('password.refused')
    await api.browser().call(useActivation, { params: { token }, body: { password: NEW_PASSWORD } })
    const [row] = await api.deps.db.select({ id: persons.id }).from(persons).where(eq(persons.id, person.id))
    expect(row?.id).toBe(person.id)
  })
})

describe('a password that is chosen', () => {
  const refused: Record<string, readonly [string, readonly string[]]> = {
    'nine characters of all classes': ['Abcdef-1é', ['password.length']],
    'ten characters of three classes': ['abcdefgh-1', ['password.length']],
    'fourteen lower-case letters': ['zmbqwxkvjhtrsd', ['password.length']],
    'more than 128 code points': [`Aa1!${'é'.repeat(125)}`, ['text.too-long']],
    'one of the common ones': ['passwordpassword', ['password.common']],
    'a common one in other case': ['PasswordPassword', ['password.common']],
    'a common one from far down the list': ['1qaz2wsx3edc4rfv', ['password.common']],
    'the family name': ['Vive-Vandevelde-1!', ['password.personal']],
    'the first name without its accents': ['zephyrine-a-la-mer', ['password.personal']],
    'the address': ['Contact.zv: je-cours-1!', ['password.personal']],
  }
  for (const [name, [password, codes]] of Object.entries(refused)) {
    test(`is refused: ${name}`, async ({ api }) => {
      const person = await api.make.person({
        ...{ firstName: 'Zéphyrine', lastName: 'Vandevelde' },
        email: `contact.zv${name.length}@test.example`,
      })
      const token = await askLink(api, person.email)
      const answer = await api.browser().refusal(useActivation, { params: { token }, body: { password } })
      expect(answer).toMatchObject({ status: 422, code: 'password.refused' })
      expect(answer.errors?.map(({ code }) => code)).toEqual(codes)
    })
  }

  const accepted: Record<string, string> = {
    'ten characters of four classes': 'Zmbqwx-k1v',
    'fifteen lower-case letters': 'zmbqwxkvjhtrsdp',
    '128 code points beyond the first plane': '🦄'.repeat(128),
    'spaces at both ends': '  zmbq wxkv jhtr  ',
  }
  for (const [name, password] of Object.entries(accepted)) {
    test(`is accepted and opens: ${name}`, async ({ api }) => {
      const person = await api.make.person()
      const token = await askLink(api, person.email)
      await api.browser().call(useActivation, { params: { token }, body: { password } })
      expect(await signIn(api, person.email, password)).toBe(201)
      expect(await signIn(api, person.email, password.slice(0, -2))).toBe(401)
    })
  }
})
