import { decideAccountMove, proposeAccountMove } from '@guichet/contract/account-moves.contract'
import { createSecondaryAccount } from '@guichet/contract/accounts.contract'
import { updateAccountOptions } from '@guichet/contract/options.contract'
import { accountMoves, accounts } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

type Account = Awaited<ReturnType<TestApp['make']['account']>>
const holderOf = ({ holder }: Account) => holder as { id: string }
const accept = (id: string) =>
  [decideAccountMove, { params: { id }, body: { decision: 'accept' as const } }] as const

/** A proposal of an account to join a primary, as it is kept. */
async function proposalOf(api: TestApp, account: Account, primary: Account): Promise<string> {
  const id = api.deps.ids.uuid()
  const now = api.clock.now()
  await api.deps.db.insert(accountMoves).values({
    ...{ id, kind: 'attach', accountId: account.id, primaryId: primary.id, namedLogin: primary.login },
    ...{ proposedBy: 'account', state: 'proposed', proposerId: holderOf(account).id, createdAt: now },
    expiresAt: new Date(now.getTime() + 86_400_000),
  })
  return id
}
const inUse = async (api: TestApp, primary: Account) => {
  const [row] = await api.deps.db
    .select({ count: sql<number>`count(*)::int` })
    .from(accounts)
    .where(and(eq(accounts.parentId, primary.id), eq(accounts.hasMailbox, true)))
  return row?.count
}
const outcomes = (answers: readonly { statusCode: number; json(): { code?: string } }[]) =>
  answers.map((answer) => (answer.statusCode < 300 ? 'done' : answer.json().code)).sort()

describe('moves at the same time', () => {
  pgTest('sixty accepted for ten mailbox places: exactly ten', { timeout: 120_000 }, async ({ pg }) => {
    const api = await createTestApp({ pg, settings: { DATABASE_POOL_MAX: '20' } })
    const primary = await api.make.account({ mailboxQuota: 10 })
    const ids: string[] = []
    for (let n = 0; n < 60; n++) ids.push(await proposalOf(api, await api.make.account(), primary))
    const client = await api.signInAs(holderOf(primary))
    const answers = await Promise.all(ids.map((id) => client.copy().attempt(...accept(id))))
    expect(outcomes(answers)).toEqual([
      ...Array(50).fill('account.quota-exceeded'),
      ...Array(10).fill('done'),
    ])
    expect(await inUse(api, primary)).toBe(10)
    const open = await pg.db.select().from(accountMoves).where(eq(accountMoves.state, 'proposed'))
    expect(open).toHaveLength(50)
    await api.close()
  })

  pgTest(
    'one accepted five times, and withdrawn meanwhile, is settled once',
    { timeout: 60_000 },
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const primary = await api.make.account()
      const account = await api.make.account()
      const id = await proposalOf(api, account, primary)
      const [above, own] = [await api.signInAs(holderOf(primary)), await api.signInAs(holderOf(account))]
      const answers = await Promise.all([
        ...Array.from({ length: 5 }, () => above.copy().attempt(...accept(id))),
        own.copy().attempt(decideAccountMove, { params: { id }, body: { decision: 'withdraw' } }),
      ])
      expect(outcomes(answers)).toEqual([...Array(5).fill('account.move-settled'), 'done'])
      const [move] = await pg.db.select().from(accountMoves)
      const [moved] = await pg.db.select().from(accounts).where(eq(accounts.id, account.id))
      expect(moved?.parentId).toBe(move?.state === 'accepted' ? primary.id : null)
      await api.close()
    },
  )

  pgTest(
    'two proposals for an account: one is open, the other is told',
    { timeout: 60_000 },
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const primary = await api.make.account()
      const account = await api.make.secondary(primary)
      const [above, own] = [await api.signInAs(holderOf(primary)), await api.signInAs(holderOf(account))]
      const propose = (move: 'detach' | 'swap') =>
        [proposeAccountMove, { params: { id: account.id }, body: { proposal: { move } } }] as const
      const answers = await Promise.all([
        above.copy().attempt(...propose('detach')),
        own.copy().attempt(...propose('swap')),
        own.copy().attempt(...propose('detach')),
      ])
      expect(outcomes(answers)).toEqual(['account.move-pending', 'account.move-pending', 'done'])
      await api.close()
    },
  )

  pgTest(
    'the last place goes to one: an account that joins, one that is made, or a quota that is lowered',
    { timeout: 60_000 },
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const primary = await api.make.account({ mailboxQuota: 1 })
      const id = await proposalOf(api, await api.make.account(), primary)
      const client = await api.signInAs(holderOf(primary))
      const params = { id: primary.id }
      const body = identityBody({
        ...{ accountName: 'neuf', createMailbox: true, access: { kind: 'invitation' as const } },
      })
      const answers = await Promise.all([
        client.copy().attempt(...accept(id)),
        client.copy().attempt(createSecondaryAccount, { params, body }),
        client
          .copy()
          .attempt(updateAccountOptions, { params, body: { mailboxQuota: 0 } }, { ifMatch: '"1"' }),
      ])
      const [row] = await pg.db.select().from(accounts).where(eq(accounts.id, primary.id))
      const done = outcomes(answers).filter((outcome) => outcome === 'done')
      expect(done).toHaveLength(1)
      expect(await inUse(api, primary)).toBeLessThanOrEqual(row?.mailboxQuota ?? 0)
      await api.close()
    },
  )

  pgTest('two accounts that would each join the other: one does', { timeout: 60_000 }, async ({ pg }) => {
    const api = await createTestApp({ pg })
    const [first, second] = [await api.make.account(), await api.make.account()]
    const ids = [await proposalOf(api, first, second), await proposalOf(api, second, first)]
    const clients = [await api.signInAs(holderOf(second)), await api.signInAs(holderOf(first))]
    const answers = await Promise.all(
      ids.map(
        (id, index) => clients[index]?.attempt(...accept(id)) as ReturnType<(typeof clients)[0]['attempt']>,
      ),
    )
    const [one, other] = outcomes(answers)
    expect(other).toBe('done')
    expect(['account.not-primary', 'account.has-secondaries', 'account.move-settled']).toContain(one)
    await api.close()
  })

  pgTest(
    'an account that gets a secondary while it is attached does not become a third level',
    { timeout: 60_000 },
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const [primary, account] = [await api.make.account(), await api.make.account()]
      const id = await proposalOf(api, account, primary)
      const [above, own] = [await api.signInAs(holderOf(primary)), await api.signInAs(holderOf(account))]
      const body = identityBody({ accountName: 'neuf', access: { kind: 'invitation' as const } })
      const answers = await Promise.all([
        above.attempt(...accept(id)),
        own.attempt(createSecondaryAccount, { params: { id: account.id }, body }),
      ])
      const [one, other] = outcomes(answers)
      expect(other).toBe('done')
      expect(['account.not-primary', 'account.has-secondaries']).toContain(one)
      const { rows } = await pg.pool.query(
        `select 1 from accounts a join accounts b on b.parent_id = a.id where a.parent_id is not null`,
      )
      expect(rows).toEqual([])
      await api.close()
    },
  )
})
