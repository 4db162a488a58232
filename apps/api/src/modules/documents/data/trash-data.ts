import { documentShelves, documents, persons } from '@guichet/db/schema'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, type SQL } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { keyset } from '../../../platform/lists/keyset.ts'

const isInTrash = and(isNotNull(documentShelves.trashedAt), isNull(documentShelves.deletedAt))
const trashedBefore = (instant: Date): SQL | undefined =>
  and(isInTrash, lt(documentShelves.trashedAt, instant))
const isUnwarned = (instant: Date) => and(trashedBefore(instant), isNull(documentShelves.warnedAt))

export interface TrashedRow {
  readonly personId: string
  readonly documentId: string
  readonly trashedAt: Date | null
}

/** What was thrown away before an instant and warned of before another, the longest in the trash first. */
export async function listTrashed(
  { db }: Ctx,
  {
    before,
    warnedBefore,
    after,
    limit,
  }: Readonly<{ before: Date; warnedBefore: Date }> & {
    readonly after: TrashedRow | null
    readonly limit: number
  },
): Promise<TrashedRow[]> {
  const { beyond, orderBy } = keyset({
    by: [documentShelves.trashedAt, documentShelves.personId],
    id: documentShelves.documentId,
    cursor: after && {
      direction: 'next',
      key: [after.trashedAt?.toISOString() ?? '', after.personId, after.documentId],
    },
  })
  return db
    .select({
      personId: documentShelves.personId,
      documentId: documentShelves.documentId,
      trashedAt: documentShelves.trashedAt,
    })
    .from(documentShelves)
    .where(and(trashedBefore(before), lt(documentShelves.warnedAt, warnedBefore), beyond))
    .orderBy(...orderBy)
    .limit(limit)
}

/** Holds a document of a trash for this transaction; null when it is there no more, or somebody else is at it. */
export async function holdTrashed({ db }: Ctx, { personId, documentId }: TrashedRow) {
  const [row] = await db
    .select({
      id: documents.id,
      number: documents.number,
      ownerId: documents.ownerId,
      trashedAt: documentShelves.trashedAt,
      warnedAt: documentShelves.warnedAt,
    })
    .from(documentShelves)
    .innerJoin(documents, eq(documents.id, documentShelves.documentId))
    .where(and(eq(documentShelves.personId, personId), eq(documentShelves.documentId, documentId), isInTrash))
    .for('update', { of: documentShelves, skipLocked: true })
  return row ?? null
}

/** Persons in whose trash something of before an instant was not told yet, by id. */
export const listUnwarnedPersons = (
  { db }: Ctx,
  { before, after, limit }: { readonly before: Date; readonly after: string | null; readonly limit: number },
) =>
  db
    .selectDistinct({
      id: persons.id,
      firstName: persons.firstName,
      email: persons.email,
      locale: persons.locale,
    })
    .from(documentShelves)
    .innerJoin(persons, eq(persons.id, documentShelves.personId))
    .where(and(isUnwarned(before), after === null ? undefined : gt(persons.id, after)))
    .orderBy(asc(persons.id))
    .limit(limit)

/** The same of one person, held for this transaction, always in the same order. */
export const holdUnwarned = ({ db }: Ctx, personId: string, before: Date) =>
  db
    .select({
      documentId: documentShelves.documentId,
      trashedAt: documentShelves.trashedAt,
      withdrawnAt: documents.withdrawnAt,
    })
    .from(documentShelves)
    .innerJoin(documents, eq(documents.id, documentShelves.documentId))
    .where(and(eq(documentShelves.personId, personId), isUnwarned(before)))
    .orderBy(asc(documentShelves.documentId))
    .for('update', { of: documentShelves })

/** Notes that the person was told of these. */
export async function markWarned(
  { db, clock }: Ctx,
  personId: string,
  documentIds: readonly string[],
): Promise<void> {
  await db
    .update(documentShelves)
    .set({ warnedAt: clock.now() })
    .where(and(eq(documentShelves.personId, personId), inArray(documentShelves.documentId, [...documentIds])))
}
