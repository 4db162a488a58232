import { persons, wholeExports } from '@guichet/db/schema'
import { and, desc, eq, gt, isNotNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { StoredFile } from '../../../platform/ports/file-store.ts'

const MOST_SHOWN = 20
/** Longer than a living process ever is silent. */
const SILENT_SECONDS = 30
const MOST_TRIES = 3
const HOUR_MS = 3_600_000
/** By the database’s clock: those of several processes differ. */
const now = sql`clock_timestamp()`

/** Which exports are meant: those of everything, or those of what is held about a person. */
export type ExportsOf = { readonly kind: 'whole' } | { readonly kind: 'own'; readonly personId: string }
export type ExportKind = ExportsOf['kind']
const among = (of: ExportsOf) =>
  and(eq(wholeExports.kind, of.kind), of.kind === 'own' ? eq(wholeExports.personId, of.personId) : undefined)

const fetcher = alias(persons, 'fetcher')
const base = ({ db }: Ctx) =>
  db
    .select({
      id: wholeExports.id,
      state: wholeExports.state,
      withDocuments: wholeExports.withDocuments,
      firstName: persons.firstName,
      lastName: persons.lastName,
      createdAt: wholeExports.createdAt,
      part: wholeExports.part,
      rowsDone: wholeExports.rowsDone,
      rows: wholeExports.rows,
      fileKey: wholeExports.fileKey,
      sha256: wholeExports.sha256,
      size: wholeExports.size,
      endedAt: wholeExports.endedAt,
      expiresAt: wholeExports.expiresAt,
      fetchedAt: wholeExports.fetchedAt,
      fetcherFirstName: fetcher.firstName,
      fetcherLastName: fetcher.lastName,
    })
    .from(wholeExports)
    .innerJoin(persons, eq(persons.id, wholeExports.personId))
    .leftJoin(fetcher, eq(fetcher.id, wholeExports.fetchedBy))

export const readExports = (ctx: Ctx, of: ExportsOf) =>
  base(ctx).where(among(of)).orderBy(desc(wholeExports.createdAt), desc(wholeExports.id)).limit(MOST_SHOWN)
export type ExportRow = Awaited<ReturnType<typeof readExports>>[number]

export async function findExport(ctx: Ctx, of: ExportsOf, id: string): Promise<ExportRow | null> {
  const [row] = await base(ctx).where(and(among(of), eq(wholeExports.id, id)))
  return row ?? null
}

/** False while another is waited for. */
export async function insertExport(
  { db, clock }: Ctx,
  row: {
    readonly id: string
    readonly personId: string
    readonly kind: ExportKind
    readonly withDocuments: boolean
  },
): Promise<boolean> {
  const rows = await db
    .insert(wholeExports)
    .values({ ...row, state: 'waiting', createdAt: clock.now(), heardAt: now })
    .onConflictDoNothing()
    .returning({ id: wholeExports.id })
  return rows.length === 1
}

/** How many exports of the person there were since, without those that failed. */
export const countOwnSince = ({ db }: Ctx, personId: string, since: Date) =>
  db.$count(
    wholeExports,
    and(
      among({ kind: 'own', personId }),
      gt(wholeExports.createdAt, since),
      ne(wholeExports.state, 'failed'),
    ),
  )

const isSilent = sql`${wholeExports.state} = 'writing'
  and ${wholeExports.heardAt} < ${now} - make_interval(secs => ${SILENT_SECONDS})`

/** Takes the export that waited longest, or one whose process died; after some tries it has failed. */
export async function takeExport({ db, clock }: Ctx, kind: ExportKind, runId: string) {
  const next = db
    .select({ id: wholeExports.id })
    .from(wholeExports)
    .where(and(eq(wholeExports.kind, kind), or(eq(wholeExports.state, 'waiting'), isSilent)))
    .orderBy(wholeExports.createdAt, wholeExports.id)
    .limit(1)
    .for('update', { skipLocked: true })
  await db
    .update(wholeExports)
    .set({ state: 'failed', part: null, endedAt: clock.now() })
    .where(and(eq(wholeExports.kind, kind), isSilent, sql`${wholeExports.tries} >= ${MOST_TRIES}`))
  const [row] = await db
    .update(wholeExports)
    .set({ state: 'writing', runId, heardAt: now, rowsDone: 0, tries: sql`${wholeExports.tries} + 1` })
    .where(eq(wholeExports.id, sql`(${next})`))
    .returning({
      id: wholeExports.id,
      personId: wholeExports.personId,
      withDocuments: wholeExports.withDocuments,
    })
  return row ?? null
}

interface Run {
  readonly id: string
  readonly runId: string
}
const ofRun = ({ id, runId }: Run) =>
  and(eq(wholeExports.id, id), eq(wholeExports.runId, runId), eq(wholeExports.state, 'writing'))

/** Says that a run is alive, and how far it has come. False when another has taken over. */
export async function noteExport(
  { db }: Ctx,
  run: Run,
  progress: { part?: string; rowsDone?: number; rows?: number },
): Promise<boolean> {
  const rows = await db
    .update(wholeExports)
    .set({ ...progress, heardAt: now })
    .where(ofRun(run))
    .returning({ id: wholeExports.id })
  return rows.length === 1
}

export async function endExport(
  { db, clock }: Ctx,
  run: Run,
  file: StoredFile,
  expiresAt: Date,
): Promise<boolean> {
  const rows = await db
    .update(wholeExports)
    .set({
      ...{ state: 'done', part: null, rowsDone: wholeExports.rows, endedAt: clock.now(), expiresAt },
      ...{ fileKey: file.key, sha256: file.sha256, size: file.size },
    })
    .where(ofRun(run))
    .returning({ id: wholeExports.id })
  return rows.length === 1
}

export async function failExport({ db, clock }: Ctx, run: Run): Promise<void> {
  await db.update(wholeExports).set({ state: 'failed', part: null, endedAt: clock.now() }).where(ofRun(run))
}

/** Takes the one turn that there is to fetch an export; false when it is gone. */
export async function markFetched({ db, clock }: Ctx, id: string, personId: string): Promise<boolean> {
  const rows = await db
    .update(wholeExports)
    .set({ state: 'fetched', fetchedAt: clock.now(), fetchedBy: personId })
    .where(
      and(
        eq(wholeExports.id, id),
        eq(wholeExports.state, 'done'),
        sql`${wholeExports.expiresAt} > ${clock.now()}`,
      ),
    )
    .returning({ id: wholeExports.id })
  return rows.length === 1
}

/** The file is not in the store any more. */
export async function forgetFile({ db }: Ctx, id: string): Promise<void> {
  await db.update(wholeExports).set({ fileKey: null }).where(eq(wholeExports.id, id))
}

/** Ends what nobody fetched in time. @returns keys of files that are to go: of those, and of some whose fetching broke off. */
export async function expireExports({ db, clock }: Ctx, kind: ExportKind): Promise<readonly string[]> {
  await db
    .update(wholeExports)
    .set({ state: 'expired' })
    .where(
      and(
        eq(wholeExports.kind, kind),
        eq(wholeExports.state, 'done'),
        lte(wholeExports.expiresAt, clock.now()),
      ),
    )
  const rows = await db
    .select({ id: wholeExports.id, fileKey: wholeExports.fileKey })
    .from(wholeExports)
    .where(
      and(
        eq(wholeExports.kind, kind),
        isNotNull(wholeExports.fileKey),
        or(
          eq(wholeExports.state, 'expired'),
          and(
            eq(wholeExports.state, 'fetched'),
            lt(wholeExports.fetchedAt, new Date(clock.now().getTime() - HOUR_MS)),
          ),
        ),
      ),
    )
  for (const { id } of rows)
    await db.update(wholeExports).set({ fileKey: null }).where(eq(wholeExports.id, id))
  return rows.flatMap(({ fileKey }) => fileKey ?? [])
}
