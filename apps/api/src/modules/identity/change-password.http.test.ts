import { changePassword, createSession, getSession, refreshSession } from '@guichet/contract/session.contract'
import { auditEntries } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'

const NEW_PASSWORD = 'Neuf-Lavandes-2027!'
const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }

describe('changePassword', () => {
  test('ends the other sessions and their refresh tokens, keeps this one, is audited and told', async ({
    api,
  }) => {
    const person = await api.make.person()
    const account = await api.make.account({ holder: person, details: { email: 'chief@test.example' } })
    const here = await api.signInAs(person)
    const elsewhere = await api.signInAs(person)
    expect((await here.call(changePassword, { body })).status).toBe(204)
    expect((await here.call(getSession)).body.personId).toBe(person.id)
    expect((await elsewhere.refusal(getSession)).code).toBe('session.required')
    expect((await elsewhere.refusal(refreshSession)).code).toBe('session.required')
    const sign = async (password: string) =>
      (await api.browser().attempt(createSession, { body: { identifier: account.login, password } }))
        .statusCode
    expect(await sign(PASSWORD)).toBe(401)
    expect(await sign(NEW_PASSWORD)).toBe(201)
    const audited = await api.deps.db
      .select({ actorId: auditEntries.actorId })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, person.id), eq(auditEntries.action, 'password.changed')))
    expect(audited).toEqual([{ actorId: person.id }])
    await api.runOutbox()
    const told = api.mailer.sent.map(({ to }) => to)
    expect([...new Set(told)].sort()).toEqual(['chief@test.example', person.email])
    const toChief = api.mailer.sent.find(({ to }) => to === 'chief@test.example')
    expect(toChief?.text).toContain('Madame, Monsieur,')
    expect(toChief?.text).toContain(`compte ${account.login}`)
    expect(toChief?.text).toMatch(/Téléphone\s:\s/u)
    expect(toChief?.text).not.toContain('provisoire')
  })

  test('refuses a wrong current password beside its field, and counts it with failed sign-ins', async ({
    api,
  }) => {
    const person = await api.make.person()
    const client = await api.signInAs(person)
    for (let n = 0; n < 5; n++) {
      const refused = await client.refusal(changePassword, { body: { ...body, currentPassword: 'wrong' } })
      expect(refused).toMatchObject({
        ...{ status: 422, code: 'password.wrong-current' },
        errors: [{ pointer: '/currentPassword', code: 'password.wrong-current' }],
      })
    }
    expect(await client.refusal(changePassword, { body })).toMatchObject({
      ...{ status: 423, code: 'session.locked', retryAfterSeconds: 1800 },
    })
    const device = client.copy()
    const signIn = { body: { identifier: person.email, password: PASSWORD } }
    expect((await device.refusal(createSession, signIn)).code).toBe('session.locked')
    expect((await api.browser().call(createSession, signIn)).status).toBe(201)
    await api.runOutbox()
    expect(api.mailer.sent.map(({ subject }) => subject)).toEqual([
      'Trop de tentatives de connexion à votre espace',
      'Connexion à votre espace depuis un nouveau navigateur',
    ])
    api.clock.advance(29 * 60_000)
    await client.call(refreshSession)
    api.clock.advance(60_000)
    expect((await client.call(changePassword, { body })).status).toBe(204)
  })

  test('holds the new one against the policy and the person’s own words', async ({ api }) => {
    const person = await api.make.person({
      lastName: 'Vandevelde',
      login: `zuiderlicht${Date.parse('2026-11-24')}`,
    })
    const client = await api.signInAs(person)
    const codes = async (newPassword: string) =>
      (await client.refusal(changePassword, { body: { ...body, newPassword } })).errors?.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      )
    expect(await codes('short')).toEqual(['/newPassword password.length'])
    expect(await codes('Vive-Vandevelde-1!')).toEqual(['/newPassword password.personal'])
    expect(await codes(`zuiderlicht${Date.parse('2026-11-24')}`)).toEqual(['/newPassword password.personal'])
    expect(await codes(PASSWORD)).toEqual(['/newPassword password.same'])
    expect((await api.browser().refusal(changePassword, { body })).code).toBe('session.required')
  })

  test('twice at once, lets one through', async ({ api }) => {
    const person = await api.make.person()
    const client = await api.signInAs(person)
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        client.copy().attempt(changePassword, { body: { ...body, newPassword: `${NEW_PASSWORD}${n}` } }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 422, 422])
  })
})
