import { members, memberships, membershipTypes, partners, persons, serviceOrders } from '@guichet/db/schema'
import { and, asc, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import { type Cursor, TOTAL_CAP } from '../../../platform/http/cursor.ts'

const columns = {
  id: memberships.id,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  renewedOn: memberships.renewedOn,
  amountCents: memberships.amountCents,
  typeId: memberships.typeId,
  typeCode: membershipTypes.code,
  typeLabelFr: membershipTypes.labelFr,
  typeLabelEn: membershipTypes.labelEn,
  partnerName: partners.name,
  paidOn: memberships.paidOn,
  paymentMethod: memberships.paymentMethod,
  paymentId: memberships.paymentId,
  managementTool: memberships.managementTool,
  managementToolSince: memberships.managementToolSince,
}

const base = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(memberships)
    .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
    .leftJoin(partners, eq(partners.id, memberships.partnerId))

export type MembershipRow = Awaited<ReturnType<typeof readMembershipsOf>>[number]

/** All the periods of a person, the latest first. */
export const readMembershipsOf = (ctx: Ctx, personId: string) =>
  base(ctx).where(eq(memberships.personId, personId)).orderBy(desc(memberships.startsOn)).limit(100)

/** One period of this person. */
export async function findMembership(ctx: Ctx, personId: string, id: string): Promise<MembershipRow | null> {
  const [row] = await base(ctx).where(and(eq(memberships.id, id), eq(memberships.personId, personId)))
  return row ?? null
}

export const SORTS = {
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  amountCents: memberships.amountCents,
}
export type SortName = keyof typeof SORTS

interface ListInput {
  readonly personId: string
  readonly search: string | null
  readonly sort: SortName
  readonly descending: boolean
  readonly cursor: Cursor | null
  readonly limit: number
}

const escapeLike = (text: string) => text.replace(/[\\%_]/gu, '\\$&')

/** A period is found by its type, partner, dates as written in France, year or amount in euros. */
const searchFilter = (search: string): SQL => {
  const pattern = `%${escapeLike(search)}%`
  return sql`(${membershipTypes.labelFr} ilike ${pattern} or ${membershipTypes.labelEn} ilike ${pattern}
    or coalesce(${partners.name}, '-') ilike ${pattern}
    or to_char(${memberships.startsOn}, 'DD/MM/YYYY') like ${pattern}
    or to_char(${memberships.endsOn}, 'DD/MM/YYYY') like ${pattern}
    or to_char(${memberships.startsOn}, 'YYYY-MM-DD') like ${pattern}
    or replace(to_char(${memberships.amountCents} / 100.0, 'FM999999990.00'), '.', ',') like ${pattern})`
}

/** One page of a person’s periods, read by key. */
export async function readMembershipPage(ctx: Ctx, input: ListInput) {
  const column: AnyPgColumn = SORTS[input.sort]
  const isBack = input.cursor?.direction === 'previous'
  const descending = input.descending !== isBack
  const compare = descending ? sql`<` : sql`>`
  const beyond = input.cursor
    ? sql`(${column}, ${memberships.id}) ${compare} (${input.cursor.key[0]}, ${input.cursor.key[1]})`
    : undefined
  const filter = and(
    eq(memberships.personId, input.personId),
    input.search ? searchFilter(input.search) : undefined,
  )
  const direction = descending ? desc : asc
  const rows = await base(ctx)
    .where(and(filter, beyond))
    .orderBy(direction(column), direction(memberships.id))
    .limit(input.limit + 1)
  const isWhole = input.cursor === null && rows.length <= input.limit
  return { rows, total: isWhole ? rows.length : await countMemberships(ctx, filter) }
}

async function countMemberships({ db }: Ctx, filter: SQL | undefined): Promise<number> {
  const capped = db
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
    .leftJoin(partners, eq(partners.id, memberships.partnerId))
    .where(filter)
    .limit(TOTAL_CAP + 1)
    .as('capped')
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(capped)
  return row?.total ?? 0
}

/** Dates of all the periods of a person; `lock` makes other renewals of this person wait. */
export async function readPeriods({ db }: Ctx, personId: string, lock = false) {
  if (lock) await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('update')
  return db
    .select({ id: memberships.id, startsOn: memberships.startsOn, endsOn: memberships.endsOn })
    .from(memberships)
    .where(eq(memberships.personId, personId))
    .orderBy(desc(memberships.startsOn))
}

/** The first of them in rank: more cannot be chosen from. */
const OFFERED_TYPES = 50

/** Types that this person is offered: the general ones and those of the partner named. */
export async function readOfferedTypes({ db }: Ctx, personId: string) {
  return db
    .select({
      id: membershipTypes.id,
      code: membershipTypes.code,
      labelFr: membershipTypes.labelFr,
      labelEn: membershipTypes.labelEn,
      descriptionFr: membershipTypes.descriptionFr,
      descriptionEn: membershipTypes.descriptionEn,
      amountCents: membershipTypes.amountCents,
    })
    .from(membershipTypes)
    .leftJoin(members, eq(members.personId, personId))
    .where(
      and(
        eq(membershipTypes.offered, true),
        or(isNull(membershipTypes.partnerId), eq(membershipTypes.partnerId, members.partnerId)),
      ),
    )
    .orderBy(asc(membershipTypes.rank), asc(membershipTypes.code))
    .limit(OFFERED_TYPES)
}

export async function insertMembership({ db }: Ctx, row: typeof memberships.$inferInsert): Promise<void> {
  await db.insert(memberships).values(row)
}

export async function markRenewed({ db }: Ctx, membershipId: string, renewedOn: string): Promise<void> {
  await db.update(memberships).set({ renewedOn }).where(eq(memberships.id, membershipId))
}

/** Facts of a period that its renewal carries over. */
export async function findCarriedFacts({ db }: Ctx, membershipId: string) {
  const [row] = await db
    .select({
      partnerId: members.partnerId,
      managementTool: memberships.managementTool,
      managementToolSince: memberships.managementToolSince,
    })
    .from(memberships)
    .leftJoin(members, eq(members.personId, memberships.personId))
    .where(eq(memberships.id, membershipId))
  return row ?? null
}

export async function readServiceOrders({ db }: Ctx, membershipId: string) {
  return db
    .select({
      id: serviceOrders.id,
      number: serviceOrders.number,
      orderedOn: serviceOrders.orderedOn,
      amountCents: serviceOrders.amountCents,
      recurring: serviceOrders.recurring,
      labelFr: serviceOrders.labelFr,
      labelEn: serviceOrders.labelEn,
      state: serviceOrders.state,
    })
    .from(serviceOrders)
    .where(eq(serviceOrders.membershipId, membershipId))
    .orderBy(desc(serviceOrders.orderedOn), desc(serviceOrders.number))
    .limit(100)
}
