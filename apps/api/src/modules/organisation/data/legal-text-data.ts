import { legalTexts, persons } from '@guichet/db/schema'
import type { LegalTextKind } from '@guichet/domain/legal-text'
import { and, desc, eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const columns = {
  number: legalTexts.number,
  version: legalTexts.version,
  textFr: legalTexts.textFr,
  textEn: legalTexts.textEn,
  publishedAt: legalTexts.publishedAt,
}

/** The version that counts, or the one of a name. */
export async function findLegalText({ db }: Pick<Ctx, 'db'>, kind: LegalTextKind, version?: string) {
  const named = version === undefined ? undefined : eq(legalTexts.version, version)
  const [row] = await db
    .select(columns)
    .from(legalTexts)
    .where(and(eq(legalTexts.kind, kind), named))
    .orderBy(desc(legalTexts.number))
    .limit(1)
  return row ?? null
}

/** Its versions, the latest first. */
export const readLegalVersions = ({ db }: Pick<Ctx, 'db'>, kind: LegalTextKind) =>
  db
    .select({
      version: legalTexts.version,
      publishedAt: legalTexts.publishedAt,
      firstName: persons.firstName,
      lastName: persons.lastName,
    })
    .from(legalTexts)
    .leftJoin(persons, eq(persons.id, legalTexts.publishedBy))
    .where(eq(legalTexts.kind, kind))
    .orderBy(desc(legalTexts.number))
    .limit(999)

/** Adds a version; false when somebody else published that one first. */
export async function insertLegalText({ db }: Ctx, row: typeof legalTexts.$inferInsert): Promise<boolean> {
  const rows = await db.insert(legalTexts).values(row).onConflictDoNothing().returning({ id: legalTexts.id })
  return rows.length === 1
}
