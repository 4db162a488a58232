import { billingRuns, persons } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

export type RunRow = typeof billingRuns.$inferSelect

/** Keeps a run; false while another one is under way. */
export async function insertRun({ db }: Ctx, row: typeof billingRuns.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(billingRuns)
    .values(row)
    .onConflictDoNothing({ target: billingRuns.state, where: sql`${billingRuns.state} = 'running'` })
    .returning({ id: billingRuns.id })
  return rows.length === 1
}

export async function findRun({ db }: Ctx, id: string): Promise<RunRow | null> {
  const [row] = await db.select().from(billingRuns).where(eq(billingRuns.id, id))
  return row ?? null
}

/** One invoice more. */
export async function countIssued({ db }: Ctx, id: string, grossCents: number): Promise<void> {
  await db
    .update(billingRuns)
    .set({
      issuedCount: sql`${billingRuns.issuedCount} + 1`,
      grossCents: sql`${billingRuns.grossCents} + ${grossCents}`,
    })
    .where(eq(billingRuns.id, id))
}

/** Ends a run, once. */
export async function endRun({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(billingRuns)
    .set({ state: 'done', doneAt: clock.now() })
    .where(and(eq(billingRuns.id, id), eq(billingRuns.state, 'running')))
    .returning({ id: billingRuns.id })
  return rows.length === 1
}

const base = ({ db }: Ctx) =>
  db
    .select({
      ...{ id: billingRuns.id, month: billingRuns.month, dueOn: billingRuns.dueOn },
      ...{ withTest: billingRuns.withTest, state: billingRuns.state },
      ...{ expectedCount: billingRuns.expectedCount, issuedCount: billingRuns.issuedCount },
      ...{ grossCents: billingRuns.grossCents, createdAt: billingRuns.createdAt, doneAt: billingRuns.doneAt },
      startedBy: sql<string>`${persons.firstName} || ' ' || ${persons.lastName}`,
    })
    .from(billingRuns)
    .innerJoin(persons, eq(persons.id, billingRuns.startedBy))
export type RunListRow = Awaited<ReturnType<typeof readRuns>>['rows'][number]

/** Runs, the latest first. */
export async function readRuns(ctx: Ctx, cursor: Cursor | null, limit: number) {
  const { beyond, orderBy } = keyset({
    ...{ by: [billingRuns.createdAt], id: billingRuns.id, descending: true, cursor },
  })
  const rows = await base(ctx)
    .where(beyond)
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: billingRuns.id }).from(billingRuns)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

export async function findListedRun(ctx: Ctx, id: string) {
  const [row] = await base(ctx).where(eq(billingRuns.id, id))
  return row ?? null
}
