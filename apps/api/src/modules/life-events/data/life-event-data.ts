import {
  accountPersons,
  automaticRenewals,
  lifeEvents,
  members,
  memberships,
  persons,
  renewals,
  serviceOrders,
} from '@guichet/db/schema'
import type { LifeEventKind, LifeEventState } from '@guichet/domain/life-events'
import { and, asc, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

const columns = {
  id: lifeEvents.id,
  personId: lifeEvents.personId,
  kind: lifeEvents.kind,
  state: lifeEvents.state,
  happensOn: lifeEvents.happensOn,
  atOnce: lifeEvents.atOnce,
  details: lifeEvents.details,
  comment: lifeEvents.comment,
  answer: lifeEvents.answer,
  byStaff: lifeEvents.byStaff,
  createdAt: lifeEvents.createdAt,
  settledAt: lifeEvents.settledAt,
}
const withHolder = {
  ...columns,
  memberNumber: members.number,
  firstName: persons.firstName,
  lastName: persons.lastName,
}

export async function isOfStaff({ db }: Ctx, personId: string): Promise<boolean> {
  const [row] = await db.select({ role: persons.staffRole }).from(persons).where(eq(persons.id, personId))
  return row !== undefined && row.role !== null
}

/** The events of a person, the latest first. */
export const readEventsOf = ({ db }: Ctx, personId: string) =>
  db
    .select(columns)
    .from(lifeEvents)
    .where(eq(lifeEvents.personId, personId))
    .orderBy(desc(lifeEvents.createdAt), desc(lifeEvents.id))
    .limit(100)
export type LifeEventRow = Awaited<ReturnType<typeof readEventsOf>>[number]

/** One event with whose it is. */
export async function findEvent({ db }: Ctx, id: string) {
  const [row] = await db
    .select(withHolder)
    .from(lifeEvents)
    .innerJoin(members, eq(members.personId, lifeEvents.personId))
    .innerJoin(persons, eq(persons.id, lifeEvents.personId))
    .where(eq(lifeEvents.id, id))
  return row ?? null
}
export type HeldLifeEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>>

export async function readEventPage(
  { db }: Ctx,
  page: {
    readonly state?: LifeEventState | undefined
    readonly kind?: LifeEventKind | undefined
    readonly cursor: Cursor | null
    readonly limit: number
  },
) {
  const filter = and(
    page.state === undefined ? undefined : eq(lifeEvents.state, page.state),
    page.kind === undefined ? undefined : eq(lifeEvents.kind, page.kind),
  )
  const { beyond, orderBy } = keyset({
    ...{ by: [lifeEvents.createdAt], id: lifeEvents.id, descending: true, cursor: page.cursor },
  })
  const rows = await db
    .select(withHolder)
    .from(lifeEvents)
    .innerJoin(members, eq(members.personId, lifeEvents.personId))
    .innerJoin(persons, eq(persons.id, lifeEvents.personId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(page.limit + 1)
  const matching = db.select({ id: lifeEvents.id }).from(lifeEvents).where(filter)
  return { rows, total: await countList({ db }, { ...page, rows }, matching) }
}

/** False when one of its kind is open, or the death is recorded already. */
export async function insertEvent({ db }: Ctx, row: typeof lifeEvents.$inferInsert): Promise<boolean> {
  const rows = await db.insert(lifeEvents).values(row).onConflictDoNothing().returning({ id: lifeEvents.id })
  return rows.length === 1
}

/** Moves an event on, if it is still in one of these states. */
export async function settleEvent(
  { db, clock }: Ctx,
  id: string,
  from: readonly LifeEventState[],
  to: LifeEventState,
  answer: string | null,
): Promise<boolean> {
  const rows = await db
    .update(lifeEvents)
    .set({ state: to, settledAt: clock.now(), ...(answer === null ? {} : { answer }) })
    .where(and(eq(lifeEvents.id, id), inArray(lifeEvents.state, [...from])))
    .returning({ id: lifeEvents.id })
  return rows.length === 1
}

/** Planned events whose day has come. */
export async function readPlannedBy({ db }: Ctx, today: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: lifeEvents.id })
    .from(lifeEvents)
    .where(and(eq(lifeEvents.state, 'planned'), lte(lifeEvents.happensOn, today)))
    .orderBy(asc(lifeEvents.createdAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** What an event of this person meets; null for who is no member. */
export async function readOutlook({ db }: Ctx, personId: string, today: string) {
  const running = and(
    eq(memberships.personId, personId),
    isNull(memberships.cancelledOn),
    gte(memberships.endsOn, today),
  )
  const [row] = await db
    .select({
      siret: members.siret,
      accounts: sql<number>`(select count(*)::int from ${accountPersons} where ${accountPersons.personId} = ${personId})`,
      subscriptions: sql<number>`(select count(*)::int from ${serviceOrders}
        where ${serviceOrders.personId} = ${personId} and ${serviceOrders.state} in ('active', 'past-due'))`,
      renewsItself: sql<boolean>`exists (select 1 from ${automaticRenewals} where ${automaticRenewals.personId} = ${personId}
        and ${automaticRenewals.state} in ('setting-up', 'on'))`,
      renewalWaits: sql<boolean>`exists (select 1 from ${renewals} where ${renewals.personId} = ${personId}
        and ${renewals.state} in ('awaiting-payment', 'processing'))`,
    })
    .from(members)
    .where(eq(members.personId, personId))
  if (!row) return null
  const periods = await db
    .select({
      id: memberships.id,
      startsOn: memberships.startsOn,
      endsOn: memberships.endsOn,
      paidOn: memberships.paidOn,
      /** Concluded here, at a distance. */
      isOnline: sql<boolean>`${memberships.paymentId} is not null`,
    })
    .from(memberships)
    .where(running)
    .orderBy(asc(memberships.startsOn))
    .limit(20)
  return { ...row, periods }
}
