import { counters } from '@guichet/db/schema'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../ctx.ts'

/**
 * Next number of a series, without a gap: a transaction that is undone gives its number back.
 * @throws {TypeError} outside a transaction.
 */
export async function nextNumber(ctx: Ctx, series: string): Promise<number> {
  if (!ctx.inTx) throw new TypeError('nextNumber needs a transaction')
  const [row] = await ctx.db
    .insert(counters)
    .values({ name: series, value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value })
  if (!row) throw new TypeError(`the series ${series} gave no number`)
  return row.value
}
