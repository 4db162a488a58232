import { documentShelves, documents, persons } from '@guichet/db/schema'
import { and, asc, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const { personId, documentId, changedAt } = documentShelves

/** Persons to whom something that changed until an instant was not told, by id. */
export async function listUntoldPersons(
  { db }: Ctx,
  { until, after, limit }: { readonly until: Date; readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ personId })
    .from(documentShelves)
    .where(and(isNotNull(changedAt), lte(changedAt, until), after === null ? undefined : gt(personId, after)))
    .orderBy(asc(personId))
    .limit(limit)
  return rows.map((row) => row.personId)
}

/** All that was not told to these, held for this transaction; what others are at is passed over. */
export const holdUntold = ({ db }: Ctx, personIds: readonly string[]) =>
  db
    .select({
      ...{ personId, documentId, changedAt, change: documentShelves.change },
      ...{ trashedAt: documentShelves.trashedAt, deletedAt: documentShelves.deletedAt },
      ...{ name: documents.name, withdrawnAt: documents.withdrawnAt },
      ...{ firstName: persons.firstName, email: persons.email, locale: persons.locale },
    })
    .from(documentShelves)
    .innerJoin(documents, eq(documents.id, documentId))
    .innerJoin(persons, eq(persons.id, personId))
    .where(and(inArray(personId, [...personIds]), isNotNull(changedAt)))
    .orderBy(asc(personId), asc(changedAt), asc(documentId))
    .for('update', { of: documentShelves, skipLocked: true })
export type UntoldRow = Awaited<ReturnType<typeof holdUntold>>[number]

/** What is held is told. */
export async function markTold({ db }: Ctx, rows: readonly UntoldRow[]): Promise<void> {
  const keys = rows.map((row) => sql`(${row.personId}::uuid, ${row.documentId}::uuid)`)
  await db
    .update(documentShelves)
    .set({ changedAt: null, change: null })
    .where(sql`(${personId}, ${documentId}) in (${sql.join(keys, sql`, `)})`)
}
