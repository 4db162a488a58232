import { type accountImports, type memberImports, persons } from '@guichet/db/schema'
import { and, eq, inArray, not, sql } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'
import type { Cursor } from '../http/cursor.ts'
import { countList, keyset } from '../lists/keyset.ts'

/** Longer than a living process ever is silent. */
const SILENT_SECONDS = 20
/** By the database’s clock: those of several processes differ. */
const now = sql`clock_timestamp()`

export interface ImportStart {
  readonly id: string
  readonly personId: string
  readonly fileName: string
  readonly fileHash: string
  readonly dryRun: boolean
  /** Imports of accounts: whether links are sent at once. */
  readonly invite?: boolean
}
interface Progress {
  readonly state?: 'checking' | 'writing'
  readonly rows?: number
  readonly rowsDone?: number
}
interface Outcome {
  readonly state: 'done' | 'refused' | 'failed'
  readonly rows?: number
  readonly created?: number
  readonly errorCount?: number
}

/** Records of imports in one table: that they live, how far they have come, what came of them. */
export function createImportRecords<T extends typeof accountImports | typeof memberImports>(given: T) {
  // All have these columns; what only one has is written and read by its module.
  const table = given as unknown as typeof accountImports
  const running = inArray(table.state, ['checking', 'writing'])
  const columns = {
    id: given.id,
    fileName: given.fileName,
    fileHash: given.fileHash,
    firstName: persons.firstName,
    lastName: persons.lastName,
    createdAt: given.createdAt,
    endedAt: given.endedAt,
    dryRun: given.dryRun,
    state: sql<string>`case when ${running} and ${table.heardAt} < ${now} - make_interval(secs => ${SILENT_SECONDS})
      then 'interrupted' else ${table.state} end`,
    rows: given.rows,
    rowsDone: given.rowsDone,
    created: given.created,
    errorCount: given.errorCount,
  }
  return {
    columns,

    /**
     * Notes that an import begins. The same file may be tried again under the same id by whoever tried it, unless it was
     * imported. False when the id is not free.
     */
    async begin({ db, clock }: Ctx, start: ImportStart): Promise<boolean> {
      const first = { state: 'checking', rows: 0, rowsDone: 0, created: 0, errorCount: 0, endedAt: null }
      const rows = await db
        .insert(table)
        .values({
          ...(start as ImportStart & { invite: boolean }),
          ...first,
          createdAt: clock.now(),
          heardAt: now,
        })
        .onConflictDoUpdate({
          target: table.id,
          set: { ...first, heardAt: now },
          setWhere: sql`${table.personId} = ${start.personId} and ${table.fileHash} = ${start.fileHash}
            and ${table.dryRun} = ${start.dryRun} and ${table.state} in ('checking', 'writing', 'refused', 'failed')`,
        })
        .returning({ id: table.id })
      return rows.length === 1
    },

    /** Says that an import is alive, and how far it has come. */
    async noteProgress({ db }: Ctx, id: string, progress: Progress = {}): Promise<void> {
      await db
        .update(table)
        .set({ ...progress, heardAt: now })
        .where(and(eq(table.id, id), running))
    },

    /** What came of an import; in its transaction when it has written, so that the one is never there without the other. */
    async end({ db, clock }: Ctx, id: string, outcome: Outcome): Promise<void> {
      const rowsDone = outcome.rows === undefined ? {} : { rowsDone: outcome.rows }
      await db
        .update(table)
        .set({ ...outcome, ...rowsDone, heardAt: now, endedAt: clock.now() })
        .where(and(eq(table.id, id), running))
    },

    /** The latest first; files that were only checked are left out. */
    list(cursor: Cursor | null) {
      const filter = not(table.dryRun)
      const { beyond, orderBy } = keyset({ by: [table.createdAt], id: table.id, descending: true, cursor })
      return {
        filter: and(filter, beyond),
        orderBy,
        count: (ctx: Ctx, read: { rows: readonly unknown[]; limit: number }) =>
          countList(ctx, { ...read, cursor }, ctx.db.select({ id: table.id }).from(table).where(filter)),
      }
    },
  }
}
export type ImportRecords = Pick<ReturnType<typeof createImportRecords>, 'begin' | 'noteProgress' | 'end'>
