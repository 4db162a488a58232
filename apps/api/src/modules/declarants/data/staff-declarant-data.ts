import { declarants, members, persons, verifiedPhones } from '@guichet/db/schema'
import type { DeclarantState } from '@guichet/domain/declarant'
import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

const deciders = alias(persons, 'deciders')

const columns = {
  id: declarants.id,
  personId: declarants.personId,
  state: declarants.state,
  finding: declarants.finding,
  siret: declarants.siret,
  companyName: declarants.companyName,
  legalForm: declarants.legalForm,
  ape: declarants.ape,
  birthName: declarants.birthName,
  useName: declarants.useName,
  firstNames: declarants.firstNames,
  askedAt: declarants.askedAt,
  decidedAt: declarants.decidedAt,
  reason: declarants.stateReason,
  email: persons.email,
  locale: persons.locale,
  firstName: persons.firstName,
  phone: persons.phone,
  verifiedPhone: verifiedPhones.phone,
  decidedFirst: deciders.firstName,
  decidedLast: deciders.lastName,
  sameSiret: sql<number>`(select count(*)::int from ${members} m
    where m.siret = ${declarants.siret} and m.person_id <> ${declarants.personId})`,
}

const base = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(declarants)
    .innerJoin(persons, eq(persons.id, declarants.personId))
    .leftJoin(verifiedPhones, eq(verifiedPhones.personId, declarants.personId))
    .leftJoin(deciders, eq(deciders.id, declarants.decidedBy))

export type StaffDeclarantRow = Awaited<ReturnType<typeof base>>[number]

interface ListInput {
  readonly search: string | null
  readonly state: DeclarantState | null
  readonly cursor: Cursor | null
  readonly limit: number
}

const searchFilter = (search: string): SQL | undefined => {
  const pattern = containing(search)
  return or(
    ilike(persons.searchKey, containing(search.toLowerCase())),
    ilike(declarants.siret, containing(search.replace(/\s/gu, ''))),
    ilike(declarants.companyName, pattern),
  )
}

/** One page of the files, those that were asked for first come first. */
export async function readDeclarantPage(ctx: Ctx, { search, state, cursor, limit }: ListInput) {
  const filter = and(
    state ? eq(declarants.state, state) : undefined,
    search ? searchFilter(search) : undefined,
  )
  const by = [declarants.askedAt]
  const { beyond, orderBy } = keyset({ by, id: declarants.id, descending: false, cursor })
  const rows = await base(ctx)
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: declarants.id })
    .from(declarants)
    .innerJoin(persons, eq(persons.id, declarants.personId))
    .where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

export async function findStaffDeclarant(ctx: Ctx, id: string): Promise<StaffDeclarantRow | null> {
  const [row] = await base(ctx).where(eq(declarants.id, id))
  return row ?? null
}

/** Decides about a file that waits; false when it does not any more. */
export async function decideDeclarant(
  { db, clock }: Ctx,
  id: string,
  decision: { readonly state: 'open' | 'refused'; readonly reason: string | null; readonly by: string },
): Promise<boolean> {
  const now = clock.now()
  const rows = await db
    .update(declarants)
    .set({
      ...{ state: decision.state, stateReason: decision.reason, decidedBy: decision.by },
      ...{ decidedAt: now, updatedAt: now, version: sql`${declarants.version} + 1` },
    })
    .where(and(eq(declarants.id, id), eq(declarants.state, 'to-check')))
    .returning({ id: declarants.id })
  return rows.length === 1
}
