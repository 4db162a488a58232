import { accountImports, persons } from '@guichet/db/schema'
import { and, eq, inArray, not, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

/** Longer than a living process ever is silent. */
const SILENT_SECONDS = 20
/** By the database’s clock: those of several processes differ. */
const now = sql`clock_timestamp()`
const running = inArray(accountImports.state, ['checking', 'writing'])

type Start = Pick<
  typeof accountImports.$inferInsert,
  'id' | 'personId' | 'fileName' | 'fileHash' | 'dryRun' | 'invite'
>

/**
 * Notes that an import begins. The same file may be tried again under the same id by whoever tried it, unless it was
 * imported. False when the id is not free.
 */
export async function beginImport({ db, clock }: Ctx, start: Start): Promise<boolean> {
  const first = { state: 'checking', rows: 0, rowsDone: 0, created: 0, errorCount: 0, endedAt: null }
  const rows = await db
    .insert(accountImports)
    .values({ ...start, ...first, createdAt: clock.now(), heardAt: now })
    .onConflictDoUpdate({
      target: accountImports.id,
      set: { ...first, heardAt: now },
      setWhere: sql`${accountImports.personId} = ${start.personId} and ${accountImports.fileHash} = ${start.fileHash}
        and ${accountImports.dryRun} = ${start.dryRun} and ${accountImports.state} <> 'done'`,
    })
    .returning({ id: accountImports.id })
  return rows.length === 1
}

interface Progress {
  readonly state?: 'checking' | 'writing'
  readonly rows?: number
  readonly rowsDone?: number
}

/** Says that an import is alive, and how far it has come. */
export async function noteProgress({ db }: Ctx, id: string, progress: Progress = {}): Promise<void> {
  await db
    .update(accountImports)
    .set({ ...progress, heardAt: now })
    .where(and(eq(accountImports.id, id), running))
}

interface Outcome {
  readonly state: 'done' | 'refused' | 'failed'
  readonly rows?: number
  readonly created?: number
  readonly errorCount?: number
}

/** What came of an import; in its transaction when it has written, so that the one is never there without the other. */
export async function endImport({ db, clock }: Ctx, id: string, outcome: Outcome): Promise<void> {
  const rowsDone = outcome.rows === undefined ? {} : { rowsDone: outcome.rows }
  await db
    .update(accountImports)
    .set({ ...outcome, ...rowsDone, heardAt: now, endedAt: clock.now() })
    .where(and(eq(accountImports.id, id), running))
}

const columns = {
  id: accountImports.id,
  fileName: accountImports.fileName,
  fileHash: accountImports.fileHash,
  firstName: persons.firstName,
  lastName: persons.lastName,
  createdAt: accountImports.createdAt,
  endedAt: accountImports.endedAt,
  dryRun: accountImports.dryRun,
  invite: accountImports.invite,
  state: sql<string>`case when ${running} and ${accountImports.heardAt} < ${now} - make_interval(secs => ${SILENT_SECONDS})
    then 'interrupted' else ${accountImports.state} end`,
  rows: accountImports.rows,
  rowsDone: accountImports.rowsDone,
  created: accountImports.created,
  errorCount: accountImports.errorCount,
}

/** One page of the imports, the latest first; files that were only checked are left out. */
export async function readImportPage(ctx: Ctx, cursor: Cursor | null, limit: number) {
  const filter = not(accountImports.dryRun)
  const { beyond, orderBy } = keyset({
    by: [accountImports.createdAt],
    id: accountImports.id,
    descending: true,
    cursor,
  })
  const rows = await ctx.db
    .select(columns)
    .from(accountImports)
    .innerJoin(persons, eq(persons.id, accountImports.personId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: accountImports.id }).from(accountImports).where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type ImportRecord = Awaited<ReturnType<typeof readImportPage>>['rows'][number]

export async function findImport({ db }: Ctx, id: string): Promise<ImportRecord | null> {
  const [row] = await db
    .select(columns)
    .from(accountImports)
    .innerJoin(persons, eq(persons.id, accountImports.personId))
    .where(eq(accountImports.id, id))
  return row ?? null
}
