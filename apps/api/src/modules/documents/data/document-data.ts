import {
  documentAccesses,
  documentLinks,
  documentShelves,
  documents,
  documentVersions,
  letterPrints,
  persons,
  threadFiles,
  wholeExports,
} from '@guichet/db/schema'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export type VersionRow = typeof documentVersions.$inferSelect

/** What a shelf shows of a document. */
export const shelfColumns = {
  id: documents.id,
  number: documents.number,
  ownerId: documents.ownerId,
  audience: documents.audience,
  name: documents.name,
  category: documents.category,
  period: documents.period,
  version: documents.version,
  mediaType: documents.mediaType,
  size: documents.size,
  addedAt: documentShelves.addedAt,
  trashedAt: documentShelves.trashedAt,
  warnedAt: documentShelves.warnedAt,
  /** When its latest version was found damaged. */
  damagedAt: documentVersions.damagedAt,
}
export const latestVersion = and(
  eq(documentVersions.documentId, documents.id),
  eq(documentVersions.version, documents.version),
)
/** What its person can see: neither given up nor withdrawn. */
export const isOnShelf = and(isNull(documentShelves.deletedAt), isNull(documents.withdrawnAt))

/** A document on somebody’s shelf; null where there is none. */
export async function findOnShelf({ db }: Ctx, personId: string, documentId: string) {
  const [row] = await db
    .select(shelfColumns)
    .from(documentShelves)
    .innerJoin(documents, eq(documents.id, documentShelves.documentId))
    .innerJoin(documentVersions, latestVersion)
    .where(and(eq(documentShelves.personId, personId), eq(documentShelves.documentId, documentId), isOnShelf))
  return row ?? null
}
export type ShelfRow = NonNullable<Awaited<ReturnType<typeof findOnShelf>>>

/** Those of the documents named that stand on somebody’s shelf, the latest first. */
export const findAllOnShelf = (
  { db }: Ctx,
  personId: string,
  documentIds: readonly string[],
): Promise<ShelfRow[]> =>
  db
    .select(shelfColumns)
    .from(documentShelves)
    .innerJoin(documents, eq(documents.id, documentShelves.documentId))
    .innerJoin(documentVersions, latestVersion)
    .where(
      and(
        eq(documentShelves.personId, personId),
        inArray(documentShelves.documentId, [...documentIds]),
        isOnShelf,
      ),
    )
    .orderBy(desc(documentShelves.addedAt), desc(documentShelves.documentId))

/** A document on somebody’s shelf, held for this transaction: of a restoring and a deletion at once, one comes first. */
export async function lockShelf({ db }: Ctx, personId: string, documentId: string): Promise<boolean> {
  const rows = await db
    .select({ id: documentShelves.documentId })
    .from(documentShelves)
    .where(
      and(
        eq(documentShelves.personId, personId),
        eq(documentShelves.documentId, documentId),
        isNull(documentShelves.deletedAt),
      ),
    )
    .for('update')
  return rows.length === 1
}

/** Its versions, the latest first. */
export const readVersions = ({ db }: Ctx, documentId: string): Promise<VersionRow[]> =>
  db
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.version))
    .limit(100)

export async function findVersion({ db }: Ctx, documentId: string, version: number) {
  const [row] = await db
    .select()
    .from(documentVersions)
    .where(and(eq(documentVersions.documentId, documentId), eq(documentVersions.version, version)))
  return row ?? null
}

/** Files that come into a library at the same time are counted one after the other, until the transaction ends. */
export async function holdLibrary({ db }: Ctx, personId: string): Promise<void> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('no key update')
}

/** What a person’s library holds of his own, all versions counted. */
export async function measureLibrary({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      documents: sql<number>`count(distinct ${documents.id})::int`,
      bytes: sql<number>`coalesce(sum(${documentVersions.size}), 0)::float8`,
    })
    .from(documents)
    .innerJoin(documentVersions, eq(documentVersions.documentId, documents.id))
    .where(eq(documents.ownerId, personId))
  return row ?? { documents: 0, bytes: 0 }
}

/** A file of somebody’s own, held for this transaction; null where it is not. */
export async function holdOwn({ db }: Ctx, personId: string, documentId: string) {
  const [row] = await db
    .select({
      number: documents.number,
      name: documents.name,
      category: documents.category,
      period: documents.period,
      version: documents.version,
    })
    .from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.ownerId, personId)))
    .for('update')
  return row ?? null
}

export async function writeDocument(
  { db, clock }: Ctx,
  documentId: string,
  values: Pick<typeof documents.$inferInsert, 'name' | 'category' | 'period' | 'searchKey' | 'retainedUntil'>,
): Promise<void> {
  await db
    .update(documents)
    .set({ ...values, updatedAt: clock.now() })
    .where(eq(documents.id, documentId))
}

export async function insertDocument(
  { db }: Ctx,
  document: typeof documents.$inferInsert,
  version: typeof documentVersions.$inferInsert,
): Promise<void> {
  await db.insert(documents).values(document)
  await db.insert(documentVersions).values(version)
}

export async function insertShelf({ db }: Ctx, row: typeof documentShelves.$inferInsert): Promise<void> {
  await db.insert(documentShelves).values(row)
}

/** Moves a document to the trash or back; false when it is there already. */
export async function moveOnShelf(
  { db }: Ctx,
  personId: string,
  documentId: string,
  trashedAt: Date | null,
): Promise<boolean> {
  const isInTrash = sql`${documentShelves.trashedAt} is not null`
  const rows = await db
    .update(documentShelves)
    .set({ trashedAt, warnedAt: null })
    .where(
      and(
        eq(documentShelves.personId, personId),
        eq(documentShelves.documentId, documentId),
        isNull(documentShelves.deletedAt),
        trashedAt === null ? isInTrash : isNull(documentShelves.trashedAt),
      ),
    )
    .returning({ id: documentShelves.documentId })
  return rows.length === 1
}

/** Takes a published document from a shelf, for good. */
export async function dropFromShelf({ db, clock }: Ctx, personId: string, documentId: string): Promise<void> {
  await db
    .update(documentShelves)
    .set({ deletedAt: clock.now() })
    .where(and(eq(documentShelves.personId, personId), eq(documentShelves.documentId, documentId)))
}

/** Erases a document with its versions, journal, links and shelves. @returns the files that are now nobody’s. */
export async function eraseDocument({ db }: Ctx, documentId: string): Promise<string[]> {
  await db.delete(documentAccesses).where(eq(documentAccesses.documentId, documentId))
  await db.delete(documentLinks).where(eq(documentLinks.documentId, documentId))
  await db.delete(documentShelves).where(eq(documentShelves.documentId, documentId))
  const files = await db
    .delete(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
    .returning({ key: documentVersions.fileKey })
  await db.delete(documents).where(eq(documents.id, documentId))
  return files.map(({ key }) => key)
}

/** What its "ID" says; null when it is gone. */
export async function readNumber({ db }: Ctx, documentId: string): Promise<number | null> {
  const [row] = await db
    .select({ number: documents.number })
    .from(documents)
    .where(eq(documents.id, documentId))
  return row?.number ?? null
}

/** Notes that a version is damaged; false when it was noted before. */
export async function markDamaged({ db, clock }: Ctx, versionId: string): Promise<boolean> {
  const rows = await db
    .update(documentVersions)
    .set({ damagedAt: clock.now() })
    .where(and(eq(documentVersions.id, versionId), isNull(documentVersions.damagedAt)))
    .returning({ id: documentVersions.id })
  return rows.length === 1
}

/** Its file is again what was stored: somebody mended the store. */
export async function markMended({ db }: Ctx, versionId: string): Promise<void> {
  await db.update(documentVersions).set({ damagedAt: null }).where(eq(documentVersions.id, versionId))
}

/** Those of the files named that a version, a message, an export or a print of letters has. */
export async function findFileKeys({ db }: Ctx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ key: documentVersions.fileKey })
    .from(documentVersions)
    .where(inArray(documentVersions.fileKey, [...keys]))
    .union(
      db
        .select({ key: threadFiles.fileKey })
        .from(threadFiles)
        .where(inArray(threadFiles.fileKey, [...keys])),
    )
    .union(
      db
        .select({ key: sql<string>`${wholeExports.fileKey}`.as('key') })
        .from(wholeExports)
        .where(inArray(wholeExports.fileKey, [...keys])),
    )
    .union(
      db
        .select({ key: sql<string>`${letterPrints.fileKey}`.as('key') })
        .from(letterPrints)
        .where(inArray(letterPrints.fileKey, [...keys])),
    )
  return new Set(rows.map(({ key }) => key))
}
