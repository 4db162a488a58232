import { declarantOptions, declarants, persons } from '@guichet/db/schema'
import type { OptionStatement } from '@guichet/domain/fiscal-options'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const columns = {
  ...{ id: declarants.id, personId: declarants.personId, state: declarants.state },
  ...{ siret: declarants.siret, companyName: declarants.companyName, postcode: declarants.postcode },
  ...{ startedOn: declarants.startedOn, closedOn: declarants.closedOn },
  ...{ createdAt: declarants.createdAt, decidedAt: declarants.decidedAt },
  ...{ firstName: persons.firstName, lastName: persons.lastName },
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
