import { billingRuns, persons } from '@guichet/db/schema'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

export type RunRow = typeof billingRuns.$inferSelect

/** By the database’s clock: those of several processes differ. */
const now = sql`clock_timestamp()`
/** Longer than a living run is ever silent, and than its job waits before it is tried again. */
const SILENT_MINUTES = 30
const MOST_TRIES = 3

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

/** One invoice more; false for a run that has ended meanwhile. */
export async function countIssued({ db }: Ctx, id: string, grossCents: number): Promise<boolean> {
  const rows = await db
    .update(billingRuns)
    .set({
      issuedCount: sql`${billingRuns.issuedCount} + 1`,
      grossCents: sql`${billingRuns.grossCents} + ${grossCents}`,
      ...{ heardAt: now, tries: 0 },
    })
    .where(and(eq(billingRuns.id, id), eq(billingRuns.state, 'running')))
    .returning({ id: billingRuns.id })
  return rows.length === 1
}

const isSilent = and(
  eq(billingRuns.state, 'running'),
  lt(billingRuns.heardAt, sql`${now} - make_interval(mins => ${SILENT_MINUTES})`),
)

/** Takes up the runs that stand still, each by one process; those that were taken up in vain are left. @returns their ids. */
export async function takeUpRuns({ db }: Ctx): Promise<readonly string[]> {
  const rows = await db
    .update(billingRuns)
    .set({ heardAt: now, tries: sql`${billingRuns.tries} + 1` })
    .where(and(isSilent, lt(billingRuns.tries, MOST_TRIES)))
    .returning({ id: billingRuns.id })
  return rows.map(({ id }) => id)
}

/** Closes the runs that stand still for good. @returns those that it closed. */
export const closeRuns = ({ db, clock }: Ctx): Promise<RunRow[]> =>
  db
    .update(billingRuns)
    .set({ state: 'failed', doneAt: clock.now() })
    .where(and(isSilent, sql`${billingRuns.tries} >= ${MOST_TRIES}`))
    .returning()

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
