import {
  members,
  membershipPrices,
  memberships,
  membershipTypes,
  partners,
  persons,
  serviceOrders,
} from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { priceOn } from '@guichet/domain/membership-terms'
import { and, asc, desc, eq, inArray, isNull, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor, KeyKind } from '../../../platform/http/cursor.ts'
import { keepQuery } from '../../../platform/lists/kept-query.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

const columns = {
  id: memberships.id,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  cancelledOn: memberships.cancelledOn,
  agreedEndsOn: memberships.agreedEndsOn,
  cancelReason: memberships.cancelReason,
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

const base = (db: Ctx['db']) =>
  db
    .select(columns)
    .from(memberships)
    .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
    .leftJoin(partners, eq(partners.id, memberships.partnerId))

export type MembershipRow = Awaited<ReturnType<typeof readMembershipsOf>>[number]

/** All the periods of a person, the latest first. */
export const readMembershipsOf = (ctx: Ctx, personId: string) =>
  base(ctx.db).where(eq(memberships.personId, personId)).orderBy(desc(memberships.startsOn)).limit(100)

/** One period of this person. */
export async function findMembership(ctx: Ctx, personId: string, id: string): Promise<MembershipRow | null> {
  const [row] = await base(ctx.db).where(and(eq(memberships.id, id), eq(memberships.personId, personId)))
  return row ?? null
}

const SORTS = {
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  amountCents: memberships.amountCents,
}
export type SortName = keyof typeof SORTS
export const SORT_KINDS = { startsOn: 'day', endsOn: 'day', amountCents: 'number' } as const satisfies Record<
  SortName,
  KeyKind
>

interface ListInput {
  readonly personId: string
  readonly search: string | null
  readonly sort: SortName
  readonly descending: boolean
  readonly cursor: Cursor | null
  readonly limit: number
}

/** A period is found by its type, partner, dates as written in France, year or amount in euros. */
const searchFilter = (pattern: SQLWrapper): SQL =>
  sql`(${membershipTypes.labelFr} ilike ${pattern} or ${membershipTypes.labelEn} ilike ${pattern}
    or coalesce(${partners.name}, '-') ilike ${pattern}
    or to_char(${memberships.startsOn}, 'DD/MM/YYYY') like ${pattern}
    or to_char(${memberships.endsOn}, 'DD/MM/YYYY') like ${pattern}
    or to_char(${memberships.startsOn}, 'YYYY-MM-DD') like ${pattern}
    or replace(to_char(${memberships.amountCents} / 100.0, 'FM999999990.00'), '.', ',') like ${pattern})`

/** Values of one page by the names of their slots. */
const pageValues = ({ personId, search, cursor, limit }: ListInput) => ({
  ...{ personId, pattern: search ? containing(search) : undefined },
  ...{ sortKey: cursor?.key[0], id: cursor?.key[1], rows: limit + 1 },
})

const filterOf = ({ search }: ListInput, slot: (name: string) => SQLWrapper) =>
  and(sql`${memberships.personId} = ${slot('personId')}`, search ? searchFilter(slot('pattern')) : undefined)

const pageRows = keepQuery({
  shapeOf: ({ sort, descending, cursor }: ListInput) => `${sort} ${descending} ${cursor?.direction}`,
  valuesOf: pageValues,
  build: (db, input, slot) => {
    const { sort, descending, cursor } = input
    const from = cursor && { ...cursor, key: [slot('sortKey'), slot('id')] }
    const { beyond, orderBy } = keyset({ by: [SORTS[sort]], id: memberships.id, descending, cursor: from })
    return base(db)
      .where(and(filterOf(input, slot), beyond))
      .orderBy(...orderBy)
      .limit(slot('rows'))
  },
})

/** One page of a person’s periods, read by key. */
export async function readMembershipPage(ctx: Ctx, input: ListInput) {
  const rows = await pageRows(ctx, input)
  const matching = () => {
    const given: Readonly<Record<string, unknown>> = pageValues(input)
    return ctx.db
      .select({ id: memberships.id })
      .from(memberships)
      .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
      .leftJoin(partners, eq(partners.id, memberships.partnerId))
      .where(filterOf(input, (name) => sql.param(given[name])))
  }
  return { rows, total: await countList(ctx, { ...input, rows }, matching) }
}

/** Dates of all the periods of a person; `lock` makes other renewals of this person wait. */
export async function readPeriods({ db }: Ctx, personId: string, lock = false) {
  if (lock) await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('update')
  return db
    .select({
      id: memberships.id,
      startsOn: memberships.startsOn,
      endsOn: memberships.endsOn,
      cancelledOn: memberships.cancelledOn,
    })
    .from(memberships)
    .where(eq(memberships.personId, personId))
    .orderBy(desc(memberships.startsOn))
}

/** The first of them in rank: more cannot be chosen from. */
const OFFERED_TYPES = 50

/** The partner that a member names, unless it was withdrawn. */
export async function findNamedPartner({ db }: Ctx, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: partners.id })
    .from(members)
    .innerJoin(partners, and(eq(partners.id, members.partnerId), eq(partners.withdrawn, false)))
    .where(eq(members.personId, personId))
  return row?.id ?? null
}

/** Types offered on a day to who names this partner, or none: the general ones and the partner’s own, each at its full price. */
export async function readOfferedTypes({ db }: Ctx, partnerId: string | null, day: LocalDate) {
  const types = await db
    .select({
      id: membershipTypes.id,
      code: membershipTypes.code,
      labelFr: membershipTypes.labelFr,
      labelEn: membershipTypes.labelEn,
      descriptionFr: membershipTypes.descriptionFr,
      descriptionEn: membershipTypes.descriptionEn,
      kind: membershipTypes.kind,
      freeMonths: membershipTypes.freeMonths,
      amountCents: membershipTypes.amountCents,
    })
    .from(membershipTypes)
    .where(
      and(
        eq(membershipTypes.offered, true),
        partnerId === null
          ? isNull(membershipTypes.partnerId)
          : or(isNull(membershipTypes.partnerId), eq(membershipTypes.partnerId, partnerId)),
      ),
    )
    .orderBy(asc(membershipTypes.rank), asc(membershipTypes.code))
    .limit(OFFERED_TYPES)
  const prices = await db
    .select({
      typeId: membershipPrices.typeId,
      partnerId: membershipPrices.partnerId,
      amountCents: membershipPrices.amountCents,
      startsOn: sql<LocalDate>`${membershipPrices.startsOn}`,
    })
    .from(membershipPrices)
    .where(
      and(
        inArray(
          membershipPrices.typeId,
          types.map(({ id }) => id),
        ),
        lte(membershipPrices.startsOn, day),
      ),
    )
  return types.map(({ amountCents, ...type }) => {
    const own = prices.filter(({ typeId }) => typeId === type.id)
    return { ...type, fullCents: priceOn(own, day, partnerId)?.amountCents ?? amountCents }
  })
}

const MOST_TYPES = 200

/** Names of all types, offered or not, by rank. */
export async function readTypeNames({ db }: Ctx) {
  return db
    .select({
      code: membershipTypes.code,
      labelFr: membershipTypes.labelFr,
      labelEn: membershipTypes.labelEn,
    })
    .from(membershipTypes)
    .orderBy(asc(membershipTypes.rank), asc(membershipTypes.code))
    .limit(MOST_TYPES)
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
      withdrawalState: serviceOrders.withdrawalState,
    })
    .from(serviceOrders)
    .where(eq(serviceOrders.membershipId, membershipId))
    .orderBy(desc(serviceOrders.orderedOn), desc(serviceOrders.number))
    .limit(100)
}
