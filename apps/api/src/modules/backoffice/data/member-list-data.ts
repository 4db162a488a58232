import { members, memberships, membershipTypes, partners, persons } from '@guichet/db/schema'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { activeOn } from './member-filters.ts'

interface ListInput {
  readonly condition: SQL | undefined
  readonly cursor: Cursor | null
  readonly limit: number
}

const orderOf = (cursor: Cursor | null) =>
  keyset({ by: [persons.lastName, persons.firstName], id: persons.id, cursor })

const latestEnd = sql<string | null>`(select max(${memberships.endsOn})::text from ${memberships}
  where ${memberships.personId} = ${members.personId})`

/** One page of members by name. */
export async function readMemberPage({ db, clock }: Ctx, { condition, cursor, limit }: ListInput) {
  const { beyond, orderBy } = orderOf(cursor)
  const rows = await db
    .select({
      personId: persons.id,
      memberNumber: members.number,
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      siret: members.siret,
      city: members.personalCity,
      isActive: sql<boolean>`${activeOn(clock.today())}`,
      endsOn: latestEnd,
    })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db
    .select({ id: persons.id })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(condition)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}

/** The same members with what an export holds, by name, from a key on. */
export async function readMembersForExport({ db, clock }: Ctx, { condition, cursor, limit }: ListInput) {
  const { beyond, orderBy } = orderOf(cursor)
  const latest = db
    .select({
      startsOn: memberships.startsOn,
      endsOn: memberships.endsOn,
      typeLabel: membershipTypes.labelFr,
    })
    .from(memberships)
    .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
    .where(eq(memberships.personId, members.personId))
    .orderBy(sql`${memberships.endsOn} desc`)
    .limit(1)
    .as('latest')
  return db
    .select({
      personId: persons.id,
      memberNumber: members.number,
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      personalEmail: members.personalEmail,
      phone: persons.phone,
      activity: members.activity,
      siret: members.siret,
      ape: members.ape,
      website: members.website,
      partner: partners.name,
      street: members.personalStreet,
      complement: members.personalComplement,
      postcode: members.personalPostcode,
      city: members.personalCity,
      type: latest.typeLabel,
      startsOn: latest.startsOn,
      endsOn: latest.endsOn,
      isActive: sql<boolean>`${activeOn(clock.today())}`,
    })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .leftJoin(partners, eq(partners.id, members.partnerId))
    .leftJoinLateral(latest, sql`true`)
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
}
export type ExportedMember = Awaited<ReturnType<typeof readMembersForExport>>[number]
