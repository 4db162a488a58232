import { declarantOptions, declarants, persons } from '@guichet/db/schema'
import type { OptionStatement } from '@guichet/domain/fiscal-options'
import { and, asc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const columns = {
  ...{ id: declarants.id, personId: declarants.personId, state: declarants.state },
  ...{ siret: declarants.siret, companyName: declarants.companyName, postcode: declarants.postcode },
  ...{ startedOn: declarants.startedOn, closedOn: declarants.closedOn },
  ...{ createdAt: declarants.createdAt, decidedAt: declarants.decidedAt },
  ...{ firstName: persons.firstName, lastName: persons.lastName },
  ...{ email: persons.email, locale: persons.locale },
}
export type FileRow = Awaited<ReturnType<typeof ofPersons>>[number]

const ofPersons = ({ db }: Ctx) =>
  db.select(columns).from(declarants).innerJoin(persons, eq(persons.id, declarants.personId))

/** The file of a person that was not refused; with `hold`, nobody else changes it or files in it until the transaction ends. */
export async function findFile(ctx: Ctx, personId: string, hold: boolean): Promise<FileRow | null> {
  const found = ofPersons(ctx).where(and(eq(declarants.personId, personId), ne(declarants.state, 'refused')))
  const [row] = await (hold ? found.for('update', { of: declarants }) : found)
  return row ?? null
}

/** Several files that were not refused. */
export const readFiles = (ctx: Ctx, ids: readonly string[]): Promise<FileRow[]> =>
  ofPersons(ctx).where(and(inArray(declarants.id, [...ids]), ne(declarants.state, 'refused')))

/** Open files of the living, by their ids, from one on. */
export async function listOpenFiles({ db }: Ctx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: declarants.id })
    .from(declarants)
    .where(
      and(
        eq(declarants.state, 'open'),
        after === null ? undefined : gt(declarants.id, after),
        sql`not exists (select 1 from life_events le where le.person_id = ${declarants.personId}
          and le.kind = 'death' and le.state = 'done')`,
      ),
    )
    .orderBy(asc(declarants.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** What was said in files of their companies, and still counts. */
export async function readStatements(
  { db }: Ctx,
  ids: readonly string[],
): Promise<Map<string, OptionStatement[]>> {
  const { declarantId, kind, choices, startsOn, askedOn, withdrawnAt } = declarantOptions
  const rows = await db
    .select({ declarantId, kind, choices, startsOn, askedOn })
    .from(declarantOptions)
    .where(and(inArray(declarantId, [...ids]), isNull(withdrawnAt)))
  return Map.groupBy(rows, (row) => row.declarantId)
}
