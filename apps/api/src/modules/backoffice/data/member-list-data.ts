import { members, memberships, membershipTypes, partners, persons } from '@guichet/db/schema'
import type { MemberSort } from '@guichet/domain/member-columns'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList } from '../../../platform/lists/keyset.ts'
import { activeOn } from './member-filters.ts'
import { memberKeyset } from './member-order.ts'

interface ListInput {
  readonly condition: SQL | undefined
  readonly sort: MemberSort
  readonly cursor: Cursor | null
  readonly limit: number
}

/**
 * Members with all that a column of the list may show, from a key on. Who is on the page is found first: the columns of all that
 * a search finds would cost more than finding them.
 */
export function readMembers({ db, clock }: Ctx, { condition, sort, cursor, limit }: ListInput) {
  const { beyond, orderBy } = memberKeyset(sort, cursor)
  const latest = db
    .select({
      startsOn: memberships.startsOn,
      endsOn: memberships.endsOn,
      typeFr: membershipTypes.labelFr,
      typeEn: membershipTypes.labelEn,
    })
    .from(memberships)
    .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
    .where(eq(memberships.personId, members.personId))
    .orderBy(sql`${memberships.endsOn} desc`)
    .limit(1)
    .as('latest')
  const page = db
    .select({ id: persons.id })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
    .as('page')
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
      typeFr: latest.typeFr,
      typeEn: latest.typeEn,
      startsOn: latest.startsOn,
      endsOn: latest.endsOn,
      isActive: sql<boolean>`${activeOn(clock.today())}`,
      recordedAt: members.createdAt,
    })
    .from(page)
    .innerJoin(persons, eq(persons.id, page.id))
    .innerJoin(members, eq(members.personId, page.id))
    .leftJoin(partners, eq(partners.id, members.partnerId))
    .leftJoinLateral(latest, sql`true`)
    .orderBy(...orderBy)
}
export type ListedMember = Awaited<ReturnType<typeof readMembers>>[number]

/** One page of members, and how many there are. */
export async function readMemberPage(ctx: Ctx, input: ListInput) {
  const rows = await readMembers(ctx, input)
  const matching = () =>
    ctx.db
      .select({ id: persons.id })
      .from(persons)
      .innerJoin(members, eq(members.personId, persons.id))
      .where(input.condition)
  return { rows, total: await countList(ctx, { ...input, rows }, matching) }
}
