import { members, memberships, membershipTypes, partners, persons } from '@guichet/db/schema'
import type { MemberSort } from '@guichet/domain/member-columns'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { type Cursor, TOTAL_CAP } from '../../../platform/http/cursor.ts'
import { countList } from '../../../platform/lists/keyset.ts'
import { activeOn } from './member-filters.ts'
import { memberKeyset, memberTerms } from './member-order.ts'

interface ListInput {
  readonly condition: SQL | undefined
  readonly sort: MemberSort
  readonly cursor: Cursor | null
  readonly limit: number
}

const latestOf = ({ db }: Ctx) =>
  db
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

const columnsOf = ({ clock }: Ctx, latest: ReturnType<typeof latestOf>) => ({
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

const matching = ({ db }: Ctx, condition: SQL | undefined) =>
  db
    .select({ id: persons.id })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .where(condition)

/**
 * Members with all that a column of the list may show, from a key on. Who is on the page is found first: the columns of all that
 * a search finds would cost more than finding them.
 */
export function readMembers(ctx: Ctx, { condition, sort, cursor, limit }: ListInput) {
  const { beyond, orderBy } = memberKeyset(sort, cursor)
  const latest = latestOf(ctx)
  const page = matching(ctx, and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
    .as('page')
  return ctx.db
    .select(columnsOf(ctx, latest))
    .from(page)
    .innerJoin(persons, eq(persons.id, page.id))
    .innerJoin(members, eq(members.personId, page.id))
    .leftJoin(partners, eq(partners.id, members.partnerId))
    .leftJoinLateral(latest, sql`true`)
    .orderBy(...orderBy)
}
export type ListedMember = Awaited<ReturnType<typeof readMembers>>[number]

/**
 * The same of what words find, with how many there are. An index tells who has the words and nothing of their order, so that
 * they are gone through once for both, no further than is told.
 */
function readFound(ctx: Ctx, { condition, sort, cursor, limit }: ListInput) {
  const { db } = ctx
  const [first, second = first] = memberTerms(sort)
  const found = db.$with('found').as(
    db
      .select({ id: persons.id, first: sql`${first}`.as('first'), second: sql`${second}`.as('second') })
      .from(persons)
      .innerJoin(members, eq(members.personId, persons.id))
      .where(condition)
      .limit(TOTAL_CAP + 1),
  )
  const by = second === first ? [sql`${found.first}`] : [sql`${found.first}`, sql`${found.second}`]
  const place = memberKeyset(sort, cursor, { by, id: sql`${found.id}` })
  const page = db
    .select({ id: found.id })
    .from(found)
    .where(place.beyond)
    .orderBy(...place.orderBy)
    .limit(limit + 1)
    .as('page')
  const latest = latestOf(ctx)
  return db
    .with(found)
    .select({ ...columnsOf(ctx, latest), total: sql<number>`(select count(*)::int from ${found})` })
    .from(page)
    .innerJoin(persons, eq(persons.id, page.id))
    .innerJoin(members, eq(members.personId, page.id))
    .leftJoin(partners, eq(partners.id, members.partnerId))
    .leftJoinLateral(latest, sql`true`)
    .orderBy(...memberKeyset(sort, cursor).orderBy)
}

interface PageInput extends ListInput {
  /** The condition is made of words. */
  readonly byWords: boolean
}

const counted = (ctx: Ctx, input: ListInput, rows: readonly ListedMember[]) =>
  countList(ctx, { ...input, rows }, () => matching(ctx, input.condition))

/** One page of members, and how many there are. */
export async function readMemberPage(ctx: Ctx, { byWords, ...input }: PageInput) {
  const found = byWords ? await readFound(ctx, input) : null
  const total = found?.[0]?.total ?? 0
  // Of more than are told, a page is soon full along the index of the order.
  if (found === null || total > TOTAL_CAP) {
    const rows = await readMembers(ctx, input)
    return { rows, total: total || (await counted(ctx, input, rows)) }
  }
  // Past the last row, no row tells how many there are.
  const rows = found.map(({ total: _, ...row }) => row)
  return { rows, total: total || (await counted(ctx, input, rows)) }
}
