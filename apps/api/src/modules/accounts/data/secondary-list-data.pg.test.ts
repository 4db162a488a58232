import { createDb, type Db } from '@guichet/db'
import { accounts } from '@guichet/db/schema'
import { type PgFixture, pgTest } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { Ctx } from '../../../ctx.ts'
import { createFactories } from '../../../testing/factories.ts'
import { createTestDeps } from '../../../testing/test-deps.ts'
import type { AccountFilters } from './account-filters.ts'
import {
  type AccountSortName,
  readSecondaries,
  readSecondaryPage,
  type SecondaryPage,
  secondaryKey,
} from './secondary-list-data.ts'

const MANY = 14_000
const SORTS: readonly AccountSortName[] = [
  ...(['login', 'accountType', 'siret', 'companyName', 'responsible', 'state', 'createdOn'] as const),
]
const sumOf = (taken: Readonly<Record<string, number>>) =>
  Object.values(taken).reduce((sum, count) => sum + count, 0)

/** What reading costs: entries taken from each index of accounts, and rows read without one. */
async function costOf(db: Db, read: () => Promise<unknown>) {
  const measure = async () => {
    await db.execute(sql`select pg_stat_force_next_flush()`)
    const { rows } = await db.execute<{ name: string; read: number }>(sql`
      select indexrelname as name, idx_tup_read::int as read from pg_stat_user_indexes where relname = 'accounts'
      union all select 'whole table', seq_tup_read::int from pg_stat_user_tables where relname = 'accounts'`)
    return new Map(rows.map(({ name, read: taken }) => [name, taken]))
  }
  const before = await measure()
  await read()
  const after = await measure()
  const taken = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
  return Object.fromEntries(taken.filter(([, count]) => count > 0))
}

interface Crowd {
  readonly ctx: Ctx
  readonly db: Db
  readonly clock: ReturnType<typeof createTestDeps>['clock']
  pageOf(filters: AccountFilters, sort: AccountSortName, descending?: boolean): SecondaryPage
}

/** One primary with 12,000 secondary accounts, and another with the rest. */
async function crowd(pg: PgFixture, test: (world: Crowd) => Promise<void>) {
  const { deps, clock, ctx } = createTestDeps({ pg })
  const make = createFactories(deps)
  const [big, other] = [await make.account(), await make.account()]
  await pg.db.transaction(async (tx) => {
    // Neither triggers nor foreign keys: they cost more than the rows.
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`insert into ${accounts} (id, file_number, login, parent_id, profile_code, account_type, portal,
      state, siret, company_name, company_key, responsible_name, responsible_key, search_key, has_mailbox, created_on,
      created_at, updated_at)
    select gen_random_uuid(), n, 'cs' || n || '.x', case when n % 7 = 0 then ${other.id}::uuid else ${big.id}::uuid end,
      'principal', case when n % 5 = 0 then 'oga' else 'company' end, 'P',
      case when n % 400 = 1 then 'refused' else 'open' end, lpad(n::text, 14, '0'), w, w, w, w,
      'cs' || n || '.x ' || w, n % 3 = 0, date '2020-01-01' + n % 2000, now(), now()
    from (select n, (array['atelier', 'garage', 'studio', 'zinc'])[1 + n / 3 % 4] || ' ' || md5(n::text) as w
      from generate_series(1, ${MANY}) n) as words`)
  })
  await pg.db.execute(sql`vacuum analyze ${accounts}`)
  const client = await pg.pool.connect()
  const pageOf = (filters: AccountFilters, sort: AccountSortName, descending = false): SecondaryPage => ({
    ...{ primaryId: big.id, filters, order: { sort, descending }, cursor: null, limit: 10 },
  })
  const db = createDb(client)
  try {
    await test({ ctx: { ...ctx(), db }, db, clock, pageOf })
  } finally {
    client.release()
  }
}

describe('a page of secondary accounts', () => {
  pgTest(
    'takes hardly more entries of an index than it has rows, at the beginning and far in',
    { timeout: 120_000 },
    ({ pg }) =>
      crowd(pg, async ({ ctx, db, pageOf }) => {
        const far = async (page: SecondaryPage) => {
          const last = (await readSecondaries(ctx, { ...page, limit: 4000 })).at(-1)
          if (!last) throw new TypeError('an empty page')
          return { direction: 'next', key: secondaryKey(last, page.order), rank: 4001 } as const
        }
        for (const sort of SORTS) {
          for (const descending of [false, true]) {
            const page = pageOf({}, sort, descending)
            const cursor = await far(page)
            for (const asked of [page, { ...page, cursor }]) {
              const taken = await costOf(db, () => readSecondaries(ctx, asked))
              expect(taken, sort).not.toHaveProperty('whole table')
              expect(sumOf(taken), sort).toBeLessThan(25)
            }
          }
        }
      }),
  )

  pgTest('looks at little where little is found', { timeout: 120_000 }, ({ pg }) =>
    crowd(pg, async ({ ctx, db, pageOf }) => {
      const cost = async (filters: AccountFilters) =>
        costOf(db, () => readSecondaryPage(ctx, pageOf(filters, 'companyName', true)))
      const [first] = await readSecondaries(ctx, pageOf({ state: 'open' }, 'login'))
      const word = first?.companyName.split(' ')[1] as string
      for (const filters of [{ q: word.slice(0, 12) }, { companyName: word.slice(3, 20), state: 'open' }]) {
        const { rows, total } = await readSecondaryPage(ctx, pageOf(filters, 'createdOn'))
        expect([rows.length, total]).toEqual([1, 1])
        const entries = await cost(filters)
        expect(entries).toHaveProperty('accounts_words_idx')
        expect(entries).not.toHaveProperty('whole table')
      }
      const rare = await cost({ state: 'refused', mailbox: true })
      expect(rare).not.toHaveProperty('whole table')
      expect(sumOf(rare)).toBeLessThan(500)
    }),
  )

  pgTest(
    'counts exactly up to 10,000, then says more, looked for by words or not',
    { timeout: 120_000 },
    ({ pg }) =>
      crowd(pg, async ({ ctx, db, clock, pageOf }) => {
        const read = async (filters: AccountFilters) => {
          const { rows, total } = await readSecondaryPage(ctx, pageOf(filters, 'companyName'))
          return [rows.length, total] as const
        }
        expect(await read({})).toEqual([11, 10_001])
        expect(await read({ q: 'cs' })).toEqual([11, 10_001])
        const [, garages] = await read({ companyName: 'garage' })
        expect(garages).toBeGreaterThan(2500)
        expect(garages).toBeLessThan(3500)
        // Where many are to spare, no more is counted for five seconds.
        const page = { ...pageOf({}, 'companyName'), primaryVersion: 1 }
        const costs = async (asked: SecondaryPage) =>
          sumOf(await costOf(db, () => readSecondaryPage(ctx, asked)))
        const pages = [await readSecondaryPage(ctx, page)]
        expect(await costs(page)).toBeLessThan(25)
        pages.push(await readSecondaryPage(ctx, page))
        const told = pages.map(({ rows, total }) => [rows.map(({ id }) => id), total])
        expect(told[0]).toEqual(told[1])
        expect(told[0]?.[1]).toBe(10_001)
        // The version of the primary tells that all may have moved at once.
        expect(await costs({ ...page, primaryVersion: 2 })).toBeGreaterThan(10_000)
        clock.advance(5_000)
        expect(await costs(page)).toBeGreaterThan(10_000)
      }),
  )
})
