import { answerFactor, createSession, getActivation, useActivation } from '@guichet/contract/session.contract'
import { auditEntries, persons } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { codeAt } from '../../testing/factories.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { inviteFirstAdministrator } from './index.ts'

const PASSWORD = 'Premier-Bureau-2026!'

async function invited(api: TestApp) {
  const link = await inviteFirstAdministrator(api.ctx())
  const token = link?.split('/').at(-1) ?? ''
  expect(link).toBe(`http://localhost:3600/activation/${token}`)
  const { body } = await api.browser().call(getActivation, { params: { token } })
  return { token, secret: body.totp?.secret ?? '', uri: body.totp?.uri ?? '', purpose: body.purpose }
}
const details = (api: TestApp, secret: string) => ({
  ...{ password: PASSWORD, firstName: 'Ada', lastName: 'Lovelace', email: 'ada@test.example' },
  code: codeAt(api.clock.now(), secret),
})

describe('the first administrator', () => {
  pgTest('signs up by the link that the start prints, once', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const { token, secret, uri, purpose } = await invited(api)
    expect(purpose).toBe('first-administrator')
    expect(uri).toMatch(/^otpauth:\/\/totp\//u)
    expect(uri).toContain(`secret=${secret}`)
    const body = details(api, secret)
    await api.browser().call(useActivation, { params: { token }, body })
    const rows = await pg.db.select({ role: persons.staffRole, email: persons.email }).from(persons)
    expect(rows).toEqual([{ role: 'admin', email: 'ada@test.example' }])
    const audits = await pg.db.select({ action: auditEntries.action }).from(auditEntries)
    expect(audits).toEqual([{ action: 'staff.first-administrator-created' }])

    const other = { ...body, email: 'eve@test.example' }
    expect((await api.browser().refusal(useActivation, { params: { token }, body: other })).code).toBe(
      'link.invalid',
    )
    expect(await inviteFirstAdministrator(api.ctx())).toBeNull()

    const browser = api.browser()
    const signedIn = await browser.call(createSession, {
      body: { identifier: 'ada@test.example', password: PASSWORD },
    })
    expect(signedIn.status).toBe(202)
    await api.close()
  })

  pgTest('must show a code of the moment, and every field', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const { token, secret } = await invited(api)
    const body = details(api, secret)
    const wrong = body.code === '000000' ? '111111' : '000000'
    const refused = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { ...body, code: wrong } })
    expect(refused).toMatchObject({ code: 'session.factor-invalid', errors: [{ pointer: '/code' }] })
    for (const field of ['firstName', 'lastName', 'email', 'code'] as const) {
      const { [field]: _, ...rest } = body
      const answer = await api.browser().refusal(useActivation, { params: { token }, body: rest })
      expect(answer.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([`/${field} required`])
    }
    const weak = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { ...body, password: 'Lovelace-1843!' } })
    expect(weak.errors?.map(({ code }) => code)).toEqual(['password.personal'])
    expect(await pg.db.select({ id: persons.id }).from(persons)).toEqual([])
    await api.browser().call(useActivation, { params: { token }, body })
    await api.close()
  })

  pgTest('cannot use the code of the sign-up again to sign in', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const { token, secret } = await invited(api)
    const body = details(api, secret)
    await api.browser().call(useActivation, { params: { token }, body })
    const browser = api.browser()
    await browser.call(createSession, { body: { identifier: body.email, password: PASSWORD } })
    expect((await browser.refusal(answerFactor, { body: { code: body.code } })).code).toBe(
      'session.factor-invalid',
    )
    api.clock.advance(30_000)
    const next = codeAt(api.clock.now(), secret)
    const { body: session } = await browser.call(answerFactor, { body: { code: next } })
    expect(session).toMatchObject({ staffRole: 'admin' })
    await api.close()
  })

  pgTest('is one, when the link is used ten times at the same moment', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const { token, secret } = await invited(api)
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const body = { ...details(api, secret), email: `admin-${n}@test.example` }
        return (await api.browser().attempt(useActivation, { params: { token }, body })).statusCode
      }),
    )
    expect(statuses.filter((status) => status === 204)).toHaveLength(1)
    const admins = await pg.db.select({ id: persons.id }).from(persons).where(eq(persons.staffRole, 'admin'))
    expect(admins).toHaveLength(1)
    await api.close()
  })

  pgTest('gets a new link at each start, which makes the older void; it lasts 24 hours', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const first = await invited(api)
    const second = await invited(api)
    expect(second.secret).not.toBe(first.secret)
    const voided = await api
      .browser()
      .refusal(useActivation, { params: { token: first.token }, body: details(api, first.secret) })
    expect(voided.code).toBe('link.invalid')
    api.clock.advance(86_400_000)
    const late = await api
      .browser()
      .refusal(useActivation, { params: { token: second.token }, body: details(api, second.secret) })
    expect(late.code).toBe('link.invalid')
    await api.close()
  })

  pgTest('cannot take the address of somebody who is there already', async ({ pg }) => {
    const api = await createTestApp({ pg })
    await api.make.person({ email: 'ada@test.example' })
    await api.make.person({ login: 'bob@test.example' })
    const { token, secret } = await invited(api)
    for (const email of ['ada@test.example', 'bob@test.example']) {
      const body = { ...details(api, secret), email }
      const refused = await api.browser().refusal(useActivation, { params: { token }, body })
      expect(refused).toMatchObject({
        code: 'request.invalid',
        errors: [{ pointer: '/email', code: 'email.taken' }],
      })
    }
    await api.browser().call(useActivation, {
      params: { token },
      body: { ...details(api, secret), email: 'free@test.example' },
    })
    await api.close()
  })
})
