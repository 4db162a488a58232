import { letterPrints, letters, persons } from '@guichet/db/schema'
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { StoredFile } from '../../../platform/ports/file-store.ts'
import { isAddressed, isHeldBack, isPrinting, isWaiting } from './letter-list-data.ts'

/** Longer than a living process ever is silent. */
const SILENT_SECONDS = 60
const MOST_TRIES = 3
/** By the database’s clock: those of several processes differ. */
const now = sql`clock_timestamp()`

/** Thousands of ids travel as one parameter. */
const among = (ids: readonly string[]) => sql`${letters.id} = any(${sql.param([...ids])}::uuid[])`

const base = ({ db }: Ctx) =>
  db
    .select({
      id: letterPrints.id,
      state: letterPrints.state,
      firstName: persons.firstName,
      lastName: persons.lastName,
      createdAt: letterPrints.createdAt,
      letters: letterPrints.letters,
      done: letterPrints.done,
      leftOut: letterPrints.leftOut,
      toPost: sql<number>`(select count(*)::int from ${letters} where ${letters.printId} = ${letterPrints.id}
        and ${letters.printedAt} is not null and ${letters.postedOn} is null)`,
      format: letterPrints.format,
      fileKey: letterPrints.fileKey,
      sha256: letterPrints.sha256,
      size: letterPrints.size,
      endedAt: letterPrints.endedAt,
      expiresAt: letterPrints.expiresAt,
    })
    .from(letterPrints)
    .innerJoin(persons, eq(persons.id, letterPrints.personId))
export type PrintRow = Awaited<ReturnType<typeof readPrints>>[number]

export const readPrints = (ctx: Ctx, limit: number) =>
  base(ctx).orderBy(desc(letterPrints.createdAt), desc(letterPrints.id)).limit(limit)

export async function findPrint(ctx: Ctx, id: string): Promise<PrintRow | null> {
  const [row] = await base(ctx).where(eq(letterPrints.id, id))
  return row ?? null
}

export async function insertPrint({ db, clock }: Ctx, id: string, personId: string): Promise<void> {
  await db
    .insert(letterPrints)
    .values({ id, personId, state: 'waiting', createdAt: clock.now(), heardAt: now })
}

/** The oldest letters that wait, have an address and stand in no print, held for this transaction; those held by others are passed over. */
export async function holdWaiting({ db }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(and(isWaiting, isNull(letters.printId), isAddressed, sql`not ${isHeldBack}`))
    .orderBy(asc(letters.createdAt), asc(letters.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  return rows.map(({ id }) => id)
}

/** Holds letters that were chosen for this transaction, always in the same order. */
export async function holdChosen({ db }: Ctx, ids: readonly string[]): Promise<void> {
  await db
    .select({ id: letters.id })
    .from(letters)
    .where(inArray(letters.id, [...ids]))
    .orderBy(asc(letters.id))
    .for('update')
}

/** Puts letters that are held into a print. @returns how many it took: not those of another print, nor, without `again`, what was printed. */
export async function takeIntoPrint(
  { db }: Ctx,
  printId: string,
  ids: readonly string[],
  again: boolean,
): Promise<number> {
  const rows = await db
    .update(letters)
    .set({ printId })
    .where(
      and(
        ...[among(ids), sql`not ${isPrinting}`, isNull(letters.droppedAt)],
        again ? undefined : isNull(letters.printedAt),
      ),
    )
    .returning({ id: letters.id })
  await db.update(letterPrints).set({ letters: rows.length }).where(eq(letterPrints.id, printId))
  return rows.length
}

const isSilent = sql`${letterPrints.state} = 'writing'
  and ${letterPrints.heardAt} < ${now} - make_interval(secs => ${SILENT_SECONDS})`

/** Ends prints whose process has died too often. @returns their ids. */
export async function failSilent({ db, clock }: Ctx): Promise<string[]> {
  const rows = await db
    .update(letterPrints)
    .set({ state: 'failed', endedAt: clock.now() })
    .where(and(isSilent, sql`${letterPrints.tries} >= ${MOST_TRIES}`))
    .returning({ id: letterPrints.id })
  return rows.map(({ id }) => id)
}

/** Takes the print that waited longest, or one whose process died. */
export async function takePrint({ db }: Ctx, runId: string) {
  const next = db
    .select({ id: letterPrints.id })
    .from(letterPrints)
    .where(or(eq(letterPrints.state, 'waiting'), isSilent))
    .orderBy(letterPrints.createdAt, letterPrints.id)
    .limit(1)
    .for('update', { skipLocked: true })
  const [row] = await db
    .update(letterPrints)
    .set({
      state: 'writing',
      runId,
      heardAt: now,
      done: 0,
      leftOut: 0,
      tries: sql`${letterPrints.tries} + 1`,
    })
    .where(eq(letterPrints.id, sql`(${next})`))
    .returning({ id: letterPrints.id })
  return row ? { id: row.id, runId } : null
}

export interface PrintRun {
  readonly id: string
  readonly runId: string
}
const ofRun = ({ id, runId }: PrintRun) =>
  and(eq(letterPrints.id, id), eq(letterPrints.runId, runId), eq(letterPrints.state, 'writing'))

/** Says that a run is alive, and how far it has come. False when another has taken over. */
export async function notePrint(
  { db }: Ctx,
  run: PrintRun,
  progress: { readonly done: number; readonly leftOut: number },
): Promise<boolean> {
  const rows = await db
    .update(letterPrints)
    .set({ ...progress, heardAt: now })
    .where(ofRun(run))
    .returning({ id: letterPrints.id })
  return rows.length === 1
}

/** Ends a run with its file, or without one where no letter was left. False when another has taken over. */
export async function endPrint(
  { db, clock }: Ctx,
  run: PrintRun,
  counts: { readonly done: number; readonly leftOut: number },
  made: { readonly file: StoredFile; readonly format: 'pdf' | 'zip'; readonly expiresAt: Date } | null,
): Promise<boolean> {
  const { key: fileKey = null, sha256 = null, size = null } = made?.file ?? {}
  const rows = await db
    .update(letterPrints)
    .set({
      ...{ state: made ? 'done' : 'empty', ...counts, endedAt: clock.now(), fileKey, sha256, size },
      ...{ format: made?.format ?? null, expiresAt: made?.expiresAt ?? null },
    })
    .where(ofRun(run))
    .returning({ id: letterPrints.id })
  return rows.length === 1
}

/** The letters of a print, in the order in which they are printed. */
export async function readLettersOf({ db }: Ctx, printId: string): Promise<string[]> {
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(eq(letters.printId, printId))
    .orderBy(asc(letters.createdAt), asc(letters.id))
  return rows.map(({ id }) => id)
}

/** Marks letters of a print as printed; the day of the first printing stays. */
export const markPrinted = ({ db, clock }: Ctx, printId: string, ids: readonly string[]) =>
  db
    .update(letters)
    .set({ printedAt: sql`coalesce(${letters.printedAt}, ${clock.now().toISOString()}::timestamptz)` })
    .where(and(eq(letters.printId, printId), among(ids)))
    .returning({ id: letters.id, personId: letters.personId })

/** Letters of prints that were not printed wait again. */
export async function releaseLetters({ db }: Ctx, printIds: readonly string[]): Promise<void> {
  await db
    .update(letters)
    .set({ printId: null })
    .where(and(inArray(letters.printId, [...printIds]), isNull(letters.printedAt)))
}

/** @returns those of a print that were printed and not posted before. */
export const markPrintPosted = ({ db }: Ctx, printId: string, postedOn: string) =>
  db
    .update(letters)
    .set({ postedOn })
    .where(and(eq(letters.printId, printId), isNotNull(letters.printedAt), isNull(letters.postedOn)))
    .returning({ id: letters.id })

/** Ends the keeping of files whose time is over. @returns their keys, which are to go. */
export async function expirePrints({ db, clock }: Ctx): Promise<readonly string[]> {
  const due = await db
    .select({ id: letterPrints.id, fileKey: letterPrints.fileKey })
    .from(letterPrints)
    .where(and(eq(letterPrints.state, 'done'), lte(letterPrints.expiresAt, clock.now())))
    .for('update', { skipLocked: true })
  if (due.length > 0)
    await db
      .update(letterPrints)
      .set({ state: 'expired', fileKey: null })
      .where(
        inArray(
          letterPrints.id,
          due.map(({ id }) => id),
        ),
      )
  return due.flatMap(({ fileKey }) => fileKey ?? [])
}
