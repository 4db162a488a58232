import { joinings, members, membershipTypes, payments } from '@guichet/db/schema'
import { and, eq, ilike, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

interface ListInput {
  readonly search: string | null
  readonly state: string | null
  readonly cursor: Cursor | null
  readonly limit: number
}

/** Joinings are few beside members: those of the last month, and those that were paid. */
const searchFilter = (search: string): SQL | undefined => {
  const pattern = containing(search)
  const name = sql`${joinings.firstName} || ' ' || ${joinings.lastName} || ' ' || ${joinings.firstName}`
  return or(
    sql`${name} ilike ${pattern}`,
    ilike(joinings.email, pattern),
    ilike(joinings.siret, pattern),
    ilike(payments.reference, pattern),
  )
}

/** One page of the joinings that were sent, the latest first. */
export async function readJoiningPage({ db }: Ctx, { search, state, cursor, limit }: ListInput) {
  const filter = and(
    isNotNull(joinings.submittedAt),
    sql`${joinings.state} <> 'draft'`,
    state ? eq(joinings.state, state) : undefined,
    search ? searchFilter(search) : undefined,
  )
  const by = [joinings.submittedAt]
  const { beyond, orderBy } = keyset({ by, id: joinings.id, descending: true, cursor })
  const rows = await db
    .select({
      id: joinings.id,
      firstName: joinings.firstName,
      lastName: joinings.lastName,
      email: joinings.email,
      siret: joinings.siret,
      companyHolder: joinings.companyHolder,
      state: joinings.state,
      typeLabelFr: membershipTypes.labelFr,
      typeLabelEn: membershipTypes.labelEn,
      amountCents: joinings.amountCents,
      submittedAt: joinings.submittedAt,
      membershipId: joinings.membershipId,
      personId: joinings.personId,
      method: payments.method,
      reference: payments.reference,
      sameSiret: sql<number>`(select count(*)::int from ${members} m
        where m.siret = ${joinings.siret} and m.person_id is distinct from ${joinings.personId})`,
    })
    .from(joinings)
    .innerJoin(membershipTypes, eq(membershipTypes.id, joinings.typeId))
    .leftJoin(payments, eq(payments.id, joinings.paymentId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db
    .select({ id: joinings.id })
    .from(joinings)
    .innerJoin(membershipTypes, eq(membershipTypes.id, joinings.typeId))
    .leftJoin(payments, eq(payments.id, joinings.paymentId))
    .where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
