import { answerFactor, createSession } from '@guichet/contract/session.contract'
import { auditEntries, signInAttempts } from '@guichet/db/schema'
import { type PgFixture, pgTest } from '@guichet/db/testing'
import { and, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { awaitFactor } from '../../testing/factor-steps.ts'
import { codeAt, PASSWORD } from '../../testing/factories.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const TRIES = 12

/** Two processes of the portal on one database. */
async function twoProcesses(pg: PgFixture) {
  const [one, other] = [await createTestApp({ pg }), await createTestApp({ pg })]
  const close = async () => {
    await one.close()
    await other.close()
  }
  return { one, other, both: [one, other] as const, close }
}
const tryAs = async (client: TestClient, identifier: string, password: string) => {
  const answer = await client.attempt(createSession, { body: { identifier, password } })
  return answer.statusCode === 201 ? 'opened' : (answer.json().code as string)
}
/** All guesses at once, every second one to the other process. */
const burst = (both: readonly [TestApp, TestApp], guess: (api: TestApp, n: number) => Promise<string>) =>
  Promise.all(Array.from({ length: 2 * TRIES }, (_, n) => guess(both[n % 2 === 0 ? 0 : 1], n)))
const countOf = (codes: readonly string[], code: string) => codes.filter((each) => each === code).length
const locksOf = async ({ deps }: TestApp, personId: string) => {
  const rows = await deps.db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, personId), eq(auditEntries.action, 'session.locked')))
  return rows.length
}

describe('guesses sent at once to several processes', () => {
  pgTest('at a password: five are checked, and the lock is told once', async ({ pg }) => {
    const { one, both, close } = await twoProcesses(pg)
    const person = await one.make.person()
    const checked = both.map(({ deps }) => vi.spyOn(deps.hasher, 'verify'))
    const codes = await burst(both, (api, n) => tryAs(api.browser(), person.email, `guess ${n}`))
    expect(checked.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(5)
    // Of those of one moment, who hears of the lock and who of a wrong password tells nothing.
    expect(countOf(codes, 'session.locked') + countOf(codes, 'session.invalid-credentials')).toBe(2 * TRIES)
    expect(countOf(codes, 'session.locked')).toBeGreaterThanOrEqual(2 * TRIES - 5)
    expect(await tryAs(one.browser(), person.email, PASSWORD)).toBe('session.locked')
    expect(await locksOf(one, person.id)).toBe(1)
    await one.runOutbox()
    expect(one.mailer.sent.map(({ to }) => to)).toEqual([person.email])
    await close()
  })

  pgTest('at a code: five are checked, in however many browsers they are given', async ({ pg }) => {
    const { one, both, close } = await twoProcesses(pg)
    const staff = await one.make.staff('finance')
    const right = codeAt(one.clock.now())
    const browsers = await Promise.all(
      Array.from({ length: 2 * TRIES }, (_, n) => awaitFactor(both[n % 2 === 0 ? 0 : 1], staff)),
    )
    const wrong = right === '000000' ? '111111' : '000000'
    const codes = await Promise.all(
      browsers.map(async (browser) => {
        const answer = await browser.attempt(answerFactor, { body: { code: wrong } })
        return answer.json().code as string
      }),
    )
    const refused = await one.deps.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, staff.id), eq(auditEntries.action, 'session.factor-refused')))
    expect(refused).toHaveLength(5)
    expect(countOf(codes, 'session.factor-invalid') + countOf(codes, 'session.locked')).toBe(2 * TRIES)
    expect(await locksOf(one, staff.id)).toBe(1)
    await close()
  })

  pgTest('the right password in each of them opens each, and leaves no count behind', async ({ pg }) => {
    const { one, other, both, close } = await twoProcesses(pg)
    const person = await one.make.person()
    const opened = await Promise.all(
      [...both, ...both, ...both].map((api) => tryAs(api.browser(), person.email, PASSWORD)),
    )
    expect(new Set(opened)).toEqual(new Set(['opened']))
    expect(await tryAs(other.browser(), person.email, 'wrong')).toBe('session.invalid-credentials')
    expect(await tryAs(one.browser(), person.email, PASSWORD)).toBe('opened')
    expect(await one.deps.db.select().from(signInAttempts)).toEqual([])
    await close()
  })

  pgTest('what could not be checked does not count, not even as the fifth', async ({ pg }) => {
    const { one, other, close } = await twoProcesses(pg)
    const person = await one.make.person()
    for (let n = 0; n < 4; n++) await tryAs(other.browser(), person.email, `wrong ${n}`)
    const busy = vi.spyOn(one.deps.hasher, 'verify').mockRejectedValue(new Error('out of order'))
    for (let n = 0; n < 3; n++) await tryAs(one.browser(), person.email, PASSWORD)
    busy.mockRestore()
    expect(await locksOf(one, person.id)).toBe(0)
    expect(await tryAs(other.browser(), person.email, PASSWORD)).toBe('opened')
    await close()
  })

  pgTest('what could not be checked leaves a lock that came meanwhile', async ({ pg }) => {
    const { one, other, close } = await twoProcesses(pg)
    const person = await one.make.person()
    const late = vi.spyOn(one.deps.hasher, 'verify').mockImplementation(async () => {
      for (let n = 0; n < 4; n++) await tryAs(other.browser(), person.email, `wrong ${n}`)
      throw new Error('out of order')
    })
    await tryAs(one.browser(), person.email, PASSWORD)
    late.mockRestore()
    expect(await tryAs(one.browser(), person.email, PASSWORD)).toBe('session.locked')
    await close()
  })
})
