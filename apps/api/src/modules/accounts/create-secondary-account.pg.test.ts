import { createSecondaryAccount } from '@guichet/contract/accounts.contract'
import { accounts } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { waitForLock } from '../../testing/wait-for-lock.ts'

const invited = (accountName: string, createMailbox = false) =>
  identityBody({ accountName, createMailbox, access: { kind: 'invitation' as const } })

describe('secondary accounts created at the same time', () => {
  pgTest(
    'sixty for ten mailbox places: exactly ten, numbered without a gap',
    { timeout: 120_000 },
    async ({ pg }) => {
      const api = await createTestApp({ pg, settings: { DATABASE_POOL_MAX: '20' } })
      const primary = await api.make.account({ mailboxQuota: 10 })
      const client = await api.signInAs(primary.holder as { id: string })
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          client.copy().attempt(createSecondaryAccount, {
            params: { id: primary.id },
            body: invited(`cs${index}`, true),
          }),
        ),
      )
      const codes = answers.map((answer) => (answer.statusCode === 201 ? 'made' : answer.json().code))
      expect(codes.sort()).toEqual([...Array(50).fill('account.quota-exceeded'), ...Array(10).fill('made')])
      const [row] = await pg.db
        .select({ count: sql<number>`count(*)::int`, last: sql<number>`max(${accounts.fileNumber})` })
        .from(accounts)
        .where(and(eq(accounts.parentId, primary.id), eq(accounts.hasMailbox, true)))
      expect(row).toEqual({ count: 10, last: 10 })
      await api.close()
    },
  )

  pgTest(
    'ten of one name: one is made, nine are told that it is taken',
    { timeout: 60_000 },
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const primary = await api.make.account()
      const client = await api.signInAs(primary.holder as { id: string })
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          client
            .copy()
            .attempt(createSecondaryAccount, { params: { id: primary.id }, body: invited('same') }),
        ),
      )
      const codes = answers.map((answer) => (answer.statusCode === 201 ? 'made' : answer.json().code)).sort()
      expect(codes).toEqual([...Array(9).fill('account.login-taken'), 'made'])
      await api.close()
    },
  )

  pgTest('a primary closed meanwhile takes none afterwards', { timeout: 60_000 }, async ({ pg }) => {
    const api = await createTestApp({ pg })
    const primary = await api.make.account()
    const staff = await api.signInAs(await api.make.staff('manager'))
    const holder = await pg.pool.connect()
    try {
      // Somebody holds the primary: the creation has passed its first look and waits, then the primary is closed.
      await holder.query('begin')
      await holder.query('select 1 from accounts where id = $1 for update', [primary.id])
      const creation = staff.attempt(createSecondaryAccount, {
        params: { id: primary.id },
        body: invited('late'),
      })
      await waitForLock(pg.pool)
      await holder.query(`update accounts set state = 'closed' where id = $1`, [primary.id])
      await holder.query('commit')
      expect((await creation).json()).toMatchObject({ code: 'account.closed' })
    } finally {
      holder.release()
    }
    const rows = await pg.db
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.parentId, primary.id))
    expect(rows).toEqual([])
    await api.close()
  })
})
