import { declarantLooks, declarants, persons } from '@guichet/db/schema'
import type { CompanyPart } from '@guichet/domain/declarant-company'
import { and, asc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

type Look = typeof declarantLooks.$inferInsert

/** Open files of which the register was not asked since an instant, those that wait longest first. */
export const readFilesToLookAt = (
  { db }: Ctx,
  { before, limit }: { readonly before: Date; readonly limit: number },
) =>
  db
    .select({ id: declarants.id, siret: declarants.siret })
    .from(declarants)
    .leftJoin(declarantLooks, eq(declarantLooks.declarantId, declarants.id))
    .where(
      and(
        eq(declarants.state, 'open'),
        // Whoever asked by hand, or signed up, needs no other answer so soon.
        or(isNull(declarants.registerAt), lt(declarants.registerAt, before)),
        or(isNull(declarantLooks.lookedAt), lt(declarantLooks.lookedAt, before)),
      ),
    )
    .orderBy(sql`${declarantLooks.triedAt} asc nulls first`, asc(declarants.registerAt), asc(declarants.id))
    .limit(limit)

/** A file that is looked at, its company as it stands, and the difference found before; held for this transaction. */
export async function holdLookedAt({ db }: Ctx, id: string) {
  const [row] = await db
    .select({
      ...{ id: declarants.id, personId: declarants.personId, siret: declarants.siret },
      ...{ name: declarants.companyName, legalForm: declarants.legalForm },
      ...{ ape: declarants.ape, apeVersion: declarants.apeVersion, startedOn: declarants.startedOn },
      ...{ isOpen: declarants.isOpen, closedOn: declarants.closedOn },
      ...{ street: declarants.street, complement: declarants.complement },
      ...{ postcode: declarants.postcode, city: declarants.city },
      ...{ email: persons.email, firstName: persons.firstName, locale: persons.locale },
    })
    .from(declarants)
    .innerJoin(persons, eq(persons.id, declarants.personId))
    .where(and(eq(declarants.id, id), eq(declarants.state, 'open')))
    .for('update', { of: declarants })
  if (!row) return null
  const [look] = await db
    .select({ differenceKey: declarantLooks.differenceKey, foundAt: declarantLooks.foundAt })
    .from(declarantLooks)
    .where(eq(declarantLooks.declarantId, id))
  return { ...row, differenceKey: look?.differenceKey ?? null, foundAt: look?.foundAt ?? null }
}

export async function writeLook({ db }: Ctx, { declarantId, ...look }: Look): Promise<void> {
  await db
    .insert(declarantLooks)
    .values({ declarantId, ...look })
    .onConflictDoUpdate({ target: declarantLooks.declarantId, set: look })
}

/** The difference that waits for a person; null without one. */
export async function findDifference({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({ parts: declarantLooks.parts, told: declarantLooks.told, foundAt: declarantLooks.foundAt })
    .from(declarantLooks)
    .innerJoin(declarants, eq(declarants.id, declarantLooks.declarantId))
    .where(
      and(eq(declarants.personId, personId), eq(declarants.state, 'open'), isNotNull(declarantLooks.foundAt)),
    )
  if (!row?.foundAt || !row.told) return null
  return { parts: row.parts as CompanyPart[], told: row.told, foundAt: row.foundAt }
}
