import { outbox } from '@guichet/db/schema'
import { dbTest } from '@guichet/db/testing'
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { createTestDeps } from '../../testing/test-deps.ts'
import { refreshStatistics, tellImported } from './refresh-statistics.ts'

dbTest('a large import has the statistics of its tables taken once it is committed', async ({ tx }) => {
  const world = createTestDeps({ tx })
  const ctx = world.ctx()
  const told = async () => tx.select().from(outbox).where(eq(outbox.topic, 'rows.imported'))
  await withTx(ctx, (within) => tellImported(within, 'members', 999))
  expect(await told()).toEqual([])
  await withTx(ctx, (within) => tellImported(within, 'members', 1000))
  expect((await told()).map(({ payload }) => payload)).toEqual([{ of: 'members' }])

  await tx.execute(sql`insert into persons (id, first_name, last_name, email, locale, created_at, updated_at)
    select gen_random_uuid(), 'Léa', 'Roux', '', 'fr', now(), now() from generate_series(1, 3000)`)
  const believed = async () => {
    const { rows } = await tx.execute<{ count: number }>(
      sql`select reltuples::int as count from pg_class where oid = 'persons'::regclass`,
    )
    return rows[0]?.count ?? 0
  }
  expect(await believed()).toBeLessThan(3000)
  await world.runOutbox()
  expect(await believed()).toBeGreaterThanOrEqual(3000)
  await refreshStatistics(ctx, 'accounts')
})
