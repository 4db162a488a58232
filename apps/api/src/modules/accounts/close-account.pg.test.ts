import { closeAccount, reopenAccount } from '@guichet/contract/accounts.contract'
import { createSession } from '@guichet/contract/session.contract'
import { accounts, sessions } from '@guichet/db/schema'
import { type PgFixture, pgTest } from '@guichet/db/testing'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { PASSWORD } from '../../testing/factories.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { waitForLock } from '../../testing/wait-for-lock.ts'

const body = (identifier: string) => ({ identifier, password: PASSWORD, remember: false })
const aliveOf = (pg: PgFixture, personId: string) =>
  pg.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)))

/** Signs in while somebody else is closing `closed`, and has not committed yet. */
async function signInDuringClosing(pg: PgFixture, pick: 'account' | 'primary', by: 'login' | 'email') {
  const api = await createTestApp({ pg })
  const primary = await api.make.account()
  const person = await api.make.person()
  const account = await api.make.secondary(primary, { holder: person })
  const closer = await pg.pool.connect()
  try {
    await closer.query('begin')
    const closed = pick === 'account' ? account.id : primary.id
    await closer.query(`update accounts set state = 'closed' where id = $1`, [closed])
    const signIn = api
      .browser()
      .attempt(createSession, { body: body(by === 'login' ? account.login : person.email) })
    await waitForLock(pg.pool)
    await closer.query('commit')
    const answer = await signIn
    return { code: answer.json().code, alive: await aliveOf(pg, person.id) }
  } finally {
    closer.release()
    await api.close()
  }
}

describe('an account closed at the moment of a sign-in', () => {
  for (const pick of ['account', 'primary'] as const) {
    for (const by of ['login', 'email'] as const) {
      pgTest(`${pick} closed first: signing in by ${by} is refused`, { timeout: 60_000 }, async ({ pg }) => {
        expect(await signInDuringClosing(pg, pick, by)).toEqual({ code: 'account.closed', alive: [] })
      })
    }
  }

  pgTest('leaves no session alive, whatever comes first', { timeout: 120_000 }, async ({ pg }) => {
    const api = await createTestApp({ pg })
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const staff = await api.signInAs(await api.make.staff('manager'))
    for (const closed of [account, primary]) {
      const signIns = () =>
        Array.from({ length: 6 }, () => api.browser().attempt(createSession, { body: body(account.login) }))
      const closing = staff
        .copy()
        .attempt(closeAccount, { params: { id: closed.id }, body: { reason: 'Essai' } })
      const answers = await Promise.all([...signIns(), closing, ...signIns()])
      expect(answers.every(({ statusCode }) => [200, 201, 409].includes(statusCode))).toBe(true)
      expect(await aliveOf(pg, (account.holder as { id: string }).id)).toEqual([])
      await staff.call(reopenAccount, { params: { id: closed.id }, body: { reason: 'Essai' } })
    }
    await api.close()
  })

  pgTest(
    'closed and reopened by many at once: each step is taken once',
    { timeout: 60_000 },
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const primary = await api.make.account({ mailboxQuota: 3 })
      const made = []
      for (let n = 0; n < 5; n++)
        made.push(await api.make.secondary(primary, { hasMailbox: true, state: 'closed' }))
      const staff = await api.signInAs(await api.make.staff('manager'))
      const step = (route: typeof closeAccount | typeof reopenAccount, id: string) =>
        staff.copy().attempt(route, { params: { id }, body: { reason: 'Essai' } })
      const twice = [...made, ...made]
      const reopened = await Promise.all(twice.map(({ id }) => step(reopenAccount, id)))
      expect(reopened.filter(({ statusCode }) => statusCode === 200)).toHaveLength(3)
      const [open] = await pg.db
        .select({ count: sql<number>`count(*)::int` })
        .from(accounts)
        .where(and(eq(accounts.parentId, primary.id), eq(accounts.state, 'open')))
      expect(open?.count).toBe(3)
      const closed = await Promise.all(twice.map(({ id }) => step(closeAccount, id)))
      expect(closed.filter(({ statusCode }) => statusCode === 200)).toHaveLength(3)
      await api.close()
    },
  )
})
