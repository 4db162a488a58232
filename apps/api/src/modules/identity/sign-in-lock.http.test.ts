import { createSession, getSession } from '@guichet/contract/session.contract'
import { auditEntries, signInAttempts } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const MINUTE_MS = 60_000

const tryAs = async (client: TestClient, identifier: string, password: string) => {
  const answer = await client.attempt(createSession, { body: { identifier, password } })
  return answer.statusCode === 201 ? 'opened' : (answer.json().code as string)
}
const fail = async (api: TestApp, identifier: string, times: number, client = api.browser()) => {
  const codes = []
  for (let n = 0; n < times; n++) codes.push(await tryAs(client, identifier, `wrong ${n}`))
  return new Set(codes)
}
/** The fifth failure comes in another process of the portal. */
async function lockedElsewhere({ deps, clock }: TestApp, email: string): Promise<void> {
  const now = clock.now()
  const lock = { failures: 0, lastFailureAt: now, lockedUntil: new Date(now.getTime() + 30 * MINUTE_MS) }
  const subjectHash = deps.encryption.lookupHash(email, 'sign-in.identifier')
  await deps.db
    .insert(signInAttempts)
    .values({ subjectHash, ...lock })
    .onConflictDoUpdate({ target: signInAttempts.subjectHash, set: lock })
}
const auditsOf = async (api: TestApp, personId: string, action: string) => {
  const rows = await api.deps.db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, personId), eq(auditEntries.action, action)))
  return rows.length
}

describe('the lock of password sign-in', () => {
  test('closes after five failures, for 30 minutes, even to the right password', async ({ api }) => {
    const person = await api.make.person()
    expect(await fail(api, person.email, 5)).toEqual(new Set(['session.invalid-credentials']))
    const refused = await api
      .browser()
      .refusal(createSession, { body: { identifier: person.email, password: PASSWORD } })
    expect(refused).toMatchObject({ status: 423, code: 'session.locked', retryAfterSeconds: 1800 })
    api.clock.advance(30 * MINUTE_MS - 1)
    expect(await tryAs(api.browser(), person.email, PASSWORD)).toBe('session.locked')
    api.clock.advance(1)
    expect(await tryAs(api.browser(), person.email, PASSWORD)).toBe('opened')
  })

  test('closes to an identifier nobody has just as to a known one', async ({ api }) => {
    const identifier = 'ghost-of-the-lock@test.example'
    expect(await fail(api, identifier, 5)).toEqual(new Set(['session.invalid-credentials']))
    const refused = await api.browser().refusal(createSession, { body: { identifier, password: 'x' } })
    expect(refused).toMatchObject({ status: 423, retryAfterSeconds: 1800 })
    await api.runOutbox()
    expect(api.mailer.sent).toEqual([])
  })

  test('counts one identifier however it is typed', async ({ api }) => {
    const { email } = await api.make.person()
    for (const typed of [email, email.toUpperCase(), ` ${email}`, `${email} `, email]) {
      await tryAs(api.browser(), typed, 'wrong')
    }
    expect(await tryAs(api.browser(), email, PASSWORD)).toBe('session.locked')
  })

  test('stays open after four failures, and a success starts the count again', async ({ api }) => {
    const person = await api.make.person()
    for (const _ of [1, 2]) {
      await fail(api, person.email, 4)
      expect(await tryAs(api.browser(), person.email, PASSWORD)).toBe('opened')
    }
  })

  test('forgets failures that are 30 minutes old', async ({ api }) => {
    const person = await api.make.person()
    await fail(api, person.email, 4)
    api.clock.advance(30 * MINUTE_MS)
    await fail(api, person.email, 4)
    expect(await tryAs(api.browser(), person.email, PASSWORD)).toBe('opened')
  })

  test('is told to the owner once, and noted once', async ({ api }) => {
    const person = await api.make.person({ firstName: 'Noé' })
    await fail(api, person.email, 9)
    await api.runOutbox()
    expect(api.mailer.sent).toHaveLength(1)
    const [mail] = api.mailer.sent
    expect(mail?.to).toBe(person.email)
    expect(mail?.text).toContain('Noé')
    expect(mail?.text).toContain('10\u00a0h\u00a030')
    expect(mail?.text).toContain(`${api.deps.config.publicUrl}/mot-de-passe-oublie`)
    expect(await auditsOf(api, person.id, 'session.locked')).toBe(1)
    expect(await auditsOf(api, person.id, 'session.refused')).toBe(5)
  })

  test('holds against guesses that come at the same time', async ({ api }) => {
    for (const tries of [6, 9, 12]) {
      const person = await api.make.person()
      const guesses = Array.from({ length: tries }, (_, n) =>
        tryAs(api.browser(), person.email, `wrong ${n}`),
      )
      await Promise.all(guesses)
      expect(await tryAs(api.browser(), person.email, PASSWORD)).toBe('session.locked')
      await api.runOutbox()
      expect(api.mailer.sent.filter((mail) => mail.to === person.email)).toHaveLength(1)
      expect(await auditsOf(api, person.id, 'session.locked')).toBe(1)
    }
  })

  test('is not opened by the right password among guesses of the same moment', async ({ api }) => {
    const { hasher } = api.deps
    const verify = hasher.verify.bind(hasher)
    for (const late of [PASSWORD, 'late']) {
      const person = await api.make.person()
      const slow = vi.spyOn(hasher, 'verify').mockImplementation(async (given, hash) => {
        if (given === late) await lockedElsewhere(api, person.email)
        return verify(given, hash)
      })
      // The right one is answered as a wrong one is: guesses sent at once tell nothing beyond the five.
      expect(await tryAs(api.browser(), person.email, late)).toBe('session.locked')
      slow.mockRestore()
    }
  })
})

describe('guesses at one password that come at once', () => {
  test('are checked one after another: of any number five are checked', async ({ api }) => {
    const person = await api.make.person()
    const checked = vi.spyOn(api.deps.hasher, 'verify')
    const guesses = Array.from({ length: 12 }, (_, n) => tryAs(api.browser(), person.email, `guess ${n}`))
    const codes = await Promise.all(guesses)
    expect(checked).toHaveBeenCalledTimes(5)
    checked.mockRestore()
    expect(codes.filter((code) => code === 'session.locked')).toHaveLength(7)
  })
})

describe('a device that has signed in before', () => {
  test('is not locked by strangers, however often they fail', { timeout: 60_000 }, async ({ api }) => {
    const person = await api.make.person()
    const home = api.browser()
    expect(await tryAs(home, person.email, PASSWORD)).toBe('opened')
    for (let round = 0; round < 50; round++) {
      await Promise.all(Array.from({ length: 20 }, () => tryAs(api.browser(), person.email, 'guess')))
    }
    expect(await tryAs(api.browser(), person.email, PASSWORD)).toBe('session.locked')
    expect(await tryAs(home, person.email, PASSWORD)).toBe('opened')
    expect((await home.call(getSession)).body.personId).toBe(person.id)
  })

  test('has a lock of its own', async ({ api }) => {
    const person = await api.make.person()
    const stolen = api.browser()
    expect(await tryAs(stolen, person.email, PASSWORD)).toBe('opened')
    await fail(api, person.email, 5, stolen)
    expect(await tryAs(stolen, person.email, PASSWORD)).toBe('session.locked')
    expect(await tryAs(api.browser(), person.email, PASSWORD)).toBe('opened')
  })

  test('gives no exemption for other persons', async ({ api }) => {
    const [attacker, victim] = [await api.make.person(), await api.make.person()]
    const device = api.browser()
    expect(await tryAs(device, attacker.email, PASSWORD)).toBe('opened')
    await fail(api, victim.email, 5, device)
    expect(await tryAs(device, victim.email, PASSWORD)).toBe('session.locked')
    expect(await tryAs(api.browser(), victim.email, PASSWORD)).toBe('session.locked')
  })

  test('is not known by a made-up cookie', async ({ api }) => {
    const person = await api.make.person()
    await fail(api, person.email, 5)
    for (const value of ['made-up', 'x'.repeat(3000), '%00', '']) {
      const browser = api.browser()
      browser.cookies.set('guichet_device', value)
      expect(await tryAs(browser, person.email, PASSWORD)).toBe('session.locked')
    }
  })
})
