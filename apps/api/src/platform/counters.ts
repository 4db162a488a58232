import { counters } from '@guichet/db/schema'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../ctx.ts'

/**
 * Next number of a series, without a gap: a transaction that is undone gives its number back.
 * @throws {TypeError} outside a transaction.
 */
export const nextNumber = (ctx: Ctx, series: string): Promise<number> => nextNumbers(ctx, series, 1)

/**
 * The first of as many next numbers as are asked for.
 * @throws {TypeError} outside a transaction.
 */
export async function nextNumbers(ctx: Ctx, series: string, count: number): Promise<number> {
  if (!ctx.inTx) throw new TypeError('nextNumber needs a transaction')
  const [row] = await ctx.db
    .insert(counters)
    .values({ name: series, value: count })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + ${count}` } })
    .returning({ value: counters.value })
  if (!row) throw new TypeError(`the series ${series} gave no number`)
  return row.value - count + 1
}

/** Numbers up to this one were given elsewhere: the series goes on after them. */
export async function reserveNumbers({ db }: Ctx, series: string, upTo: number): Promise<void> {
  await db
    .insert(counters)
    .values({ name: series, value: upTo })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`greatest(${counters.value}, ${upTo})` } })
}
