import { getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../problem-error.ts'

/**
 * Keeps a list that is shown whole within what its answer may hold. In the transaction that adds to it: two who add the last
 * one at once wait for each other.
 * @throws a problem `catalogue.full`.
 */
export async function demandRoom({ db }: Ctx, table: PgTable, most: number): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`catalogue.${getTableName(table)}`}))`)
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from ${table} limit ${most}) as rows`,
  )
  if ((rows[0]?.count ?? 0) >= most) throw problem('catalogue.full')
}
