import { declarationLines, declarations, declarationTurnovers, declarationVersions } from '@guichet/db/schema'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const d = declarations
const v = declarationVersions
const columns = {
  ...{ id: d.id, declarantId: d.declarantId, code: d.period, firstFiledAt: d.filedAt },
  ...{ startsOn: d.startsOn, endsOn: d.endsOn, dueOn: d.dueOn, current: d.version },
  ...{ version: v.version, number: v.number, verification: v.code, filedAt: v.filedAt },
  ...{ turnoverCents: v.turnoverCents, totalCents: v.totalCents, facts: v.facts },
}
export type FiledRow = Awaited<ReturnType<typeof readFiled>>[number]

/** What counts of all that was filed in files, by period. */
export const readFiled = ({ db }: Ctx, declarantIds: readonly string[]) =>
  db
    .select(columns)
    .from(d)
    .innerJoin(v, and(eq(v.declarationId, d.id), eq(v.version, d.version)))
    .where(inArray(d.declarantId, [...declarantIds]))
    .orderBy(asc(d.startsOn))

/** All that was filed of one period, the latest first. */
export const readVersions = ({ db }: Ctx, id: string): Promise<FiledRow[]> =>
  db
    .select(columns)
    .from(d)
    .innerJoin(v, eq(v.declarationId, d.id))
    .where(eq(d.id, id))
    .orderBy(desc(v.version))

/** All that a person declared, each version of it, the oldest first. */
export const readVersionsOf = ({ db }: Ctx, personId: string): Promise<FiledRow[]> =>
  db
    .select(columns)
    .from(d)
    .innerJoin(v, eq(v.declarationId, d.id))
    .where(eq(d.personId, personId))
    .orderBy(asc(d.startsOn), asc(v.version))

/** What was filed under a code of the verification page. */
export async function findByCode({ db }: Ctx, code: string): Promise<FiledRow | null> {
  const [row] = await db
    .select(columns)
    .from(d)
    .innerJoin(v, eq(v.declarationId, d.id))
    .where(eq(v.code, code))
  return row ?? null
}

/** What was declared in each period of files, as it counts now. */
export const readDeclared = ({ db }: Ctx, declarantIds: readonly string[]) =>
  db
    .select({
      ...{ declarantId: d.declarantId, code: d.period, startsOn: d.startsOn },
      ...{ category: declarationTurnovers.category, amountCents: declarationTurnovers.amountCents },
    })
    .from(d)
    .innerJoin(
      declarationTurnovers,
      and(eq(declarationTurnovers.declarationId, d.id), eq(declarationTurnovers.version, d.version)),
    )
    .where(inArray(d.declarantId, [...declarantIds]))
    .orderBy(asc(d.startsOn))

interface Version {
  readonly id: string
  readonly version: number
}

export const readTurnovers = ({ db }: Ctx, { id, version }: Version) =>
  db
    .select({ category: declarationTurnovers.category, amountCents: declarationTurnovers.amountCents })
    .from(declarationTurnovers)
    .where(and(eq(declarationTurnovers.declarationId, id), eq(declarationTurnovers.version, version)))

export const readLines = ({ db }: Ctx, { id, version }: Version) =>
  db
    .select({
      ...{ kind: declarationLines.kind, category: declarationLines.category, rate: declarationLines.rate },
      ...{ reduction: declarationLines.reduction, fullRate: declarationLines.fullRate },
      ...{ since: declarationLines.since, source: declarationLines.source },
      ...{ baseCents: declarationLines.baseCents, amountCents: declarationLines.amountCents },
    })
    .from(declarationLines)
    .where(and(eq(declarationLines.declarationId, id), eq(declarationLines.version, version)))
    .orderBy(asc(declarationLines.rank))

/** A period that is filed for the first time. */
export async function insertDeclaration({ db }: Ctx, row: typeof declarations.$inferInsert): Promise<void> {
  await db.insert(d).values(row)
}

/** The version that counts from here on; its file is held. */
export async function moveDeclaration({ db }: Ctx, { id, version }: Version): Promise<void> {
  await db.update(d).set({ version }).where(eq(d.id, id))
}

export async function insertVersion(
  { db }: Ctx,
  row: typeof declarationVersions.$inferInsert,
  {
    turnovers,
    lines,
  }: {
    readonly turnovers: readonly Omit<typeof declarationTurnovers.$inferInsert, 'declarationId' | 'version'>[]
    readonly lines: readonly Omit<
      typeof declarationLines.$inferInsert,
      'declarationId' | 'version' | 'rank'
    >[]
  },
): Promise<void> {
  const of = { declarationId: row.declarationId, version: row.version }
  await db.insert(v).values(row)
  await db.insert(declarationTurnovers).values(turnovers.map((turnover) => ({ ...turnover, ...of })))
  if (lines.length > 0)
    await db.insert(declarationLines).values(lines.map((line, rank) => ({ ...line, ...of, rank })))
}
