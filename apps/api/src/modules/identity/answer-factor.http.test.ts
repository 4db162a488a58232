import { answerFactor, createSession, getSession } from '@guichet/contract/session.contract'
import { auditEntries } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { codeAt, PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const STEP_MS = 30_000

/** A browser in which the password of a member of staff was accepted. */
async function firstStep(api: TestApp, email: string, remember = false): Promise<TestClient> {
  const browser = api.browser()
  const { status, body } = await browser.call(createSession, {
    body: { identifier: email, password: PASSWORD, remember },
  })
  expect({ status, body }).toEqual({ status: 202, body: { factor: 'totp', ways: ['totp'], mayTrust: false } })
  return browser
}
const codeIn = (api: TestApp, steps: number) => codeAt(new Date(api.clock.now().getTime() + steps * STEP_MS))
const answer = async (browser: TestClient, code: string) => {
  const response = await browser.attempt(answerFactor, { body: { code } })
  return response.statusCode === 201 ? 'opened' : (response.json().code as string)
}
const wrongCode = (api: TestApp) => {
  const near = new Set([-1, 0, 1].map((steps) => codeIn(api, steps)))
  return ['000000', '111111', '222222', '333333'].find((code) => !near.has(code)) ?? '444444'
}

describe('the second step of a sign-in', () => {
  test('is asked of staff, and the password alone opens nothing', async ({ api }) => {
    const admin = await api.make.staff('admin')
    const browser = await firstStep(api, admin.email)
    expect([...browser.cookies.keys()]).toEqual(['guichet_factor'])
    expect((await browser.refusal(getSession)).code).toBe('session.required')
  })

  test('opens the session with the code of the moment, remembered as was asked', async ({ api }) => {
    const admin = await api.make.staff('admin')
    const browser = await firstStep(api, admin.email, true)
    const { body } = await browser.call(answerFactor, { body: { code: codeIn(api, 0) } })
    expect(body).toMatchObject({ personId: admin.id, staffRole: 'admin', remembered: true })
    expect(browser.cookies.has('guichet_factor')).toBe(false)
    const [row] = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.actorId, admin.id), eq(auditEntries.action, 'session.opened')))
    expect(row?.after).toMatchObject({ method: 'password+totp', remembered: true })
  })

  for (const steps of [-1, 0, 1]) {
    test(`takes the code of step ${steps}`, async ({ api }) => {
      const { email } = await api.make.staff('support')
      expect(await answer(await firstStep(api, email), codeIn(api, steps))).toBe('opened')
    })
  }
  for (const steps of [-2, 2]) {
    test(`refuses the code of step ${steps}`, async ({ api }) => {
      const { email } = await api.make.staff('support')
      expect(await answer(await firstStep(api, email), codeIn(api, steps))).toBe('session.factor-invalid')
    })
  }

  test('takes a code as people type it', async ({ api }) => {
    const { email } = await api.make.staff('support')
    const code = codeIn(api, 0)
    expect(await answer(await firstStep(api, email), ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe('opened')
  })

  test('takes a code once, and none older than the last', async ({ api }) => {
    const { email } = await api.make.staff('finance')
    expect(await answer(await firstStep(api, email), codeIn(api, 0))).toBe('opened')
    const second = await firstStep(api, email)
    expect(await answer(second, codeIn(api, 0))).toBe('session.factor-invalid')
    expect(await answer(second, codeIn(api, -1))).toBe('session.factor-invalid')
    expect(await answer(second, codeIn(api, 1))).toBe('opened')
  })

  test('takes a code once when it comes twenty times at the same moment', async ({ api }) => {
    const { email } = await api.make.staff('finance')
    const browsers = await Promise.all(Array.from({ length: 20 }, () => firstStep(api, email)))
    const code = codeIn(api, 0)
    const results = await Promise.all(browsers.map((browser) => answer(browser, code)))
    expect(results.filter((result) => result === 'opened')).toHaveLength(1)
  })

  test('opens one session when one browser sends its code twice at once', async ({ api }) => {
    const { email } = await api.make.staff('finance')
    const browser = await firstStep(api, email)
    const code = codeIn(api, 0)
    const results = await Promise.all([browser.copy(), browser.copy()].map((tab) => answer(tab, code)))
    expect(results.filter((result) => result === 'opened')).toHaveLength(1)
  })

  test('ends after five wrong codes', async ({ api }) => {
    const admin = await api.make.staff('manager')
    const browser = await firstStep(api, admin.email)
    for (let n = 0; n < 5; n++) expect(await answer(browser, wrongCode(api))).toBe('session.factor-invalid')
    expect(await answer(browser, codeIn(api, 0))).toBe('session.factor-expired')
    const rows = await api.deps.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, admin.id), eq(auditEntries.action, 'session.factor-refused')))
    expect(rows).toHaveLength(5)
  })

  test('cannot be guessed on by giving the password again: five wrong codes close it for 30 minutes', async ({
    api,
  }) => {
    const { email } = await api.make.staff('manager')
    for (let n = 0; n < 5; n++)
      expect(await answer(await firstStep(api, email), wrongCode(api))).toBe('session.factor-invalid')
    const refused = await (await firstStep(api, email)).refusal(answerFactor, {
      body: { code: codeIn(api, 0) },
    })
    expect(refused).toMatchObject({ status: 423, code: 'session.locked', retryAfterSeconds: 1800 })
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to, subject }) => ({ to, subject }))).toEqual([
      { to: email, subject: 'Trop de codes faux pour votre espace' },
    ])
    expect(api.mailer.sent[0]?.text).toContain('10\u00a0h\u00a030')
    api.clock.advance(30 * 60_000)
    expect(await answer(await firstStep(api, email), codeIn(api, 0))).toBe('opened')
  })

  test('is not guessed on in many browsers at once: of any number of codes five are checked', async ({
    api,
  }) => {
    const { email } = await api.make.staff('manager')
    const browsers = await Promise.all(Array.from({ length: 9 }, () => firstStep(api, email)))
    const codes = await Promise.all(browsers.map((browser) => answer(browser, wrongCode(api))))
    expect(codes.filter((code) => code === 'session.factor-invalid')).toHaveLength(5)
    expect(codes.filter((code) => code === 'session.locked')).toHaveLength(4)
  })

  test('a right code starts the count of wrong ones again', async ({ api }) => {
    const { email } = await api.make.staff('manager')
    for (const round of [1, 2]) {
      const browser = await firstStep(api, email)
      for (let n = 0; n < 4; n++) await answer(browser, wrongCode(api))
      expect(await answer(browser, codeIn(api, 0))).toBe('opened')
      api.clock.advance(round * 2 * STEP_MS)
    }
  })

  test('must be taken within five minutes', async ({ api }) => {
    const { email } = await api.make.staff('admin')
    const late = await firstStep(api, email)
    const justInTime = await firstStep(api, email)
    api.clock.advance(5 * 60_000 - 1)
    expect(await answer(justInTime, codeIn(api, 0))).toBe('opened')
    api.clock.advance(1)
    expect(await answer(late, codeIn(api, 1))).toBe('session.factor-expired')
  })

  test('needs the browser that gave the password', async ({ api }) => {
    const { email } = await api.make.staff('admin')
    await firstStep(api, email)
    expect(await answer(api.browser(), codeIn(api, 0))).toBe('session.factor-expired')
    const forged = api.browser()
    forged.cookies.set('guichet_factor', 'made-up')
    expect(await answer(forged, codeIn(api, 0))).toBe('session.factor-expired')
  })

  test('refuses what is no code beside the field', async ({ api }) => {
    const { email } = await api.make.staff('admin')
    const browser = await firstStep(api, email)
    for (const code of ['12345', '1234567', 'abcdef', '', '１２３４５６']) {
      const { errors } = await browser.refusal(answerFactor, { body: { code } })
      expect(errors?.map(({ pointer, code: field }) => `${pointer} ${field}`)).toEqual(['/code code.invalid'])
    }
  })
})
