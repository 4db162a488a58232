import { legalTexts, persons } from '@guichet/db/schema'
import type { LegalTextKind } from '@guichet/domain/legal-text'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, desc, eq, isNull, lte, or } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const columns = {
  number: legalTexts.number,
  version: legalTexts.version,
  textFr: legalTexts.textFr,
  textEn: legalTexts.textEn,
  publishedAt: legalTexts.publishedAt,
  inForceOn: legalTexts.inForceOn,
}

/** The version published last, whether it counts already or not. */
export async function findLatestText({ db }: Pick<Ctx, 'db'>, kind: LegalTextKind) {
  const [row] = await db
    .select(columns)
    .from(legalTexts)
    .where(eq(legalTexts.kind, kind))
    .orderBy(desc(legalTexts.number))
    .limit(1)
  return row ?? null
}

/** The version that counts on a day: of those that do, the one published last. */
export async function findTextInForce({ db }: Pick<Ctx, 'db'>, kind: LegalTextKind, today: LocalDate) {
  const [row] = await db
    .select(columns)
    .from(legalTexts)
    .where(and(eq(legalTexts.kind, kind), or(isNull(legalTexts.inForceOn), lte(legalTexts.inForceOn, today))))
    .orderBy(desc(legalTexts.number))
    .limit(1)
  return row ?? null
}

/** A version by its name. */
export async function findTextVersion({ db }: Pick<Ctx, 'db'>, kind: LegalTextKind, version: string) {
  const [row] = await db
    .select(columns)
    .from(legalTexts)
    .where(and(eq(legalTexts.kind, kind), eq(legalTexts.version, version)))
  return row ?? null
}

/** Its versions, the latest first. */
export const readLegalVersions = ({ db }: Pick<Ctx, 'db'>, kind: LegalTextKind) =>
  db
    .select({
      version: legalTexts.version,
      publishedAt: legalTexts.publishedAt,
      inForceOn: legalTexts.inForceOn,
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
