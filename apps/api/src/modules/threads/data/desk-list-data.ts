import { THREAD_LIST_MOST } from '@guichet/contract/threads.contract'
import { keptAnswers, threadSubjects, threads } from '@guichet/db/schema'
import { SECURITY_SUBJECT, USUAL_SUBJECTS } from '@guichet/domain/threads'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { demandRoom } from '../../../platform/lists/demand-room.ts'
import { subjectLabel } from './thread-data.ts'

/** Subjects that are offered, in their order. */
export const readOffered = (ctx: Ctx) =>
  ctx.db
    .select({ id: threadSubjects.id, label: subjectLabel(ctx) })
    .from(threadSubjects)
    .where(eq(threadSubjects.offered, true))
    .orderBy(asc(threadSubjects.position), asc(threadSubjects.id))
    .limit(THREAD_LIST_MOST)

export async function isOffered({ db }: Ctx, subjectId: string): Promise<boolean> {
  const rows = await db
    .select({ id: threadSubjects.id })
    .from(threadSubjects)
    .where(and(eq(threadSubjects.id, subjectId), eq(threadSubjects.offered, true)))
  return rows.length === 1
}

const subjectColumns = {
  id: threadSubjects.id,
  labelFr: threadSubjects.labelFr,
  labelEn: threadSubjects.labelEn,
  offered: threadSubjects.offered,
  kept: sql<boolean>`${threadSubjects.code} is not null`,
  threadCount: sql<number>`(select count(*)::int from ${threads} t where t.subject_id = ${threadSubjects}.id)`,
  version: threadSubjects.version,
}

export const readSubjects = ({ db }: Ctx) =>
  db
    .select(subjectColumns)
    .from(threadSubjects)
    .orderBy(asc(threadSubjects.position), asc(threadSubjects.id))
    .limit(THREAD_LIST_MOST)

export async function findSubject({ db }: Ctx, id: string) {
  const [row] = await db.select(subjectColumns).from(threadSubjects).where(eq(threadSubjects.id, id))
  return row ?? null
}

/** @throws a problem `catalogue.full`. */
export async function insertSubject(
  ctx: Ctx,
  row: { readonly id: string; readonly labelFr: string; readonly labelEn: string; readonly offered: boolean },
): Promise<void> {
  await demandRoom(ctx, threadSubjects, THREAD_LIST_MOST)
  const position = sql`(select coalesce(max(position), 0) + 1 from thread_subjects)`
  await ctx.db.insert(threadSubjects).values({ ...row, position, updatedAt: ctx.clock.now() })
}

/** Changes the version that was edited; false when another stands there now. */
export async function changeSubject(
  { db, clock }: Ctx,
  id: string,
  version: number,
  values: { readonly labelFr: string; readonly labelEn: string; readonly offered: boolean },
): Promise<boolean> {
  const rows = await db
    .update(threadSubjects)
    .set({ ...values, version: version + 1, updatedAt: clock.now() })
    .where(and(eq(threadSubjects.id, id), eq(threadSubjects.version, version)))
    .returning({ id: threadSubjects.id })
  return rows.length === 1
}

/** The subject of security, made where an installation does not have it yet. */
export async function securitySubject({ db, ids, clock }: Ctx): Promise<string> {
  const usual = USUAL_SUBJECTS.findIndex(({ code }) => code === SECURITY_SUBJECT)
  const { labelFr, labelEn } = USUAL_SUBJECTS[usual] as (typeof USUAL_SUBJECTS)[number]
  await db
    .insert(threadSubjects)
    .values({
      ...{ id: ids.uuid(), code: SECURITY_SUBJECT, labelFr, labelEn, position: usual + 1 },
      updatedAt: clock.now(),
    })
    .onConflictDoNothing({ target: threadSubjects.code })
  const [row] = await db
    .select({ id: threadSubjects.id })
    .from(threadSubjects)
    .where(eq(threadSubjects.code, SECURITY_SUBJECT))
  if (!row) throw new TypeError('the subject of security is not there')
  return row.id
}

const answerColumns = {
  id: keptAnswers.id,
  name: keptAnswers.name,
  fr: keptAnswers.fr,
  en: keptAnswers.en,
  version: keptAnswers.version,
  updatedAt: keptAnswers.updatedAt,
}

export const readAnswers = ({ db }: Ctx) =>
  db
    .select(answerColumns)
    .from(keptAnswers)
    .orderBy(asc(keptAnswers.name), asc(keptAnswers.id))
    .limit(THREAD_LIST_MOST)

export async function findAnswer({ db }: Ctx, id: string) {
  const [row] = await db.select(answerColumns).from(keptAnswers).where(eq(keptAnswers.id, id))
  return row ?? null
}

interface AnswerValues {
  readonly name: string
  readonly fr: string
  readonly en: string | null
}

/** @throws a problem `catalogue.full`. */
export async function insertAnswer(ctx: Ctx, row: AnswerValues & { readonly id: string }): Promise<void> {
  await demandRoom(ctx, keptAnswers, THREAD_LIST_MOST)
  await ctx.db.insert(keptAnswers).values({ ...row, updatedAt: ctx.clock.now() })
}

/** Changes the version that was edited; false when another stands there now. */
export async function changeAnswer(
  { db, clock }: Ctx,
  id: string,
  version: number,
  values: AnswerValues,
): Promise<boolean> {
  const rows = await db
    .update(keptAnswers)
    .set({ ...values, version: version + 1, updatedAt: clock.now() })
    .where(and(eq(keptAnswers.id, id), eq(keptAnswers.version, version)))
    .returning({ id: keptAnswers.id })
  return rows.length === 1
}

/** What it was called; null where there is none. */
export async function dropAnswer({ db }: Ctx, id: string): Promise<string | null> {
  const [row] = await db
    .delete(keptAnswers)
    .where(eq(keptAnswers.id, id))
    .returning({ name: keptAnswers.name })
  return row?.name ?? null
}
