import {
  automaticRenewals,
  members,
  memberships,
  membershipTypes,
  notificationPreferences,
  payments,
  persons,
  reminders,
  renewals,
} from '@guichet/db/schema'
import { addDays, type LocalDate } from '@guichet/domain/local-date'
import type { ChannelChoices } from '@guichet/domain/notification-preferences'
import { and, asc, between, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { insertMany } from '../../../platform/insert-many.ts'
import { keyset } from '../../../platform/lists/keyset.ts'
import { saidOf } from '../../notifications/index.ts'

/** The person has it renewed by a debit. */
const isAutomatic = sql`exists (select 1 from ${automaticRenewals}
  where ${automaticRenewals.personId} = ${memberships.personId} and ${automaticRenewals.state} = 'on')`

const columns = {
  membershipId: memberships.id,
  personId: memberships.personId,
  dueOn: sql<LocalDate>`${memberships.endsOn}::text`,
  recordedOn: sql<LocalDate>`(${memberships.createdAt} at time zone 'Europe/Paris')::date::text`,
  firstName: persons.firstName,
  lastName: persons.lastName,
  email: persons.email,
  phone: persons.phone,
  locale: persons.locale,
  /** By what deadlines are to be told. */
  wanted: sql<ChannelChoices>`json_build_object(
    'mail', coalesce(${notificationPreferences.mail}, true),
    'sms', coalesce(${notificationPreferences.sms}, false),
    'portal', coalesce(${notificationPreferences.portal}, true))`,
  typeFr: membershipTypes.labelFr,
  typeEn: membershipTypes.labelEn,
  /** What its renewal costs today; null when the type is not offered any more. */
  amountCents: sql<
    number | null
  >`case when ${membershipTypes.offered} then ${membershipTypes.amountCents} end`,
  memberNumber: members.number,
  /** Of the renewal that waits for its payment, by transfer or cheque. */
  reference: sql<
    string | null
  >`case when ${payments.method} in ('transfer', 'cheque') then ${payments.reference} end`,
  /** A payment of its renewal is under way. */
  isPaused: sql<boolean>`coalesce(${renewals.state} = 'processing', false)`,
  /** It renews by itself: mails of its own say so. */
  isAutomatic: sql<boolean>`${isAutomatic}`,
}

const base = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .innerJoin(members, eq(members.personId, memberships.personId))
    .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
    .leftJoin(notificationPreferences, saidOf('deadlines', memberships.personId))
    .leftJoin(
      renewals,
      and(
        eq(renewals.personId, memberships.personId),
        inArray(renewals.state, ['awaiting-payment', 'processing']),
      ),
    )
    .leftJoin(payments, eq(payments.id, renewals.paymentId))

/** It was not cancelled, and nothing of the same person ends later. */
const isLatest = sql`${memberships.cancelledOn} is null and not exists (select 1 from ${memberships} as later
  where later.person_id = ${memberships.personId} and later.ends_on > ${memberships.endsOn})`
const isNotPaused = sql`${renewals.state} is distinct from 'processing' and not ${isAutomatic}`
/** Who has ended the activity, resigned or died since is reminded of nothing. */
const isWanted = sql`not exists (select 1 from life_events le where le.person_id = ${memberships.personId}
  and le.created_at >= ${memberships.createdAt}
  and (le.state = 'done' and le.kind in ('cessation', 'resignation', 'death') or le.state = 'planned' and le.kind = 'resignation'))`
const notHeard = (stepId: string): SQL => sql`not exists (select 1 from ${reminders}
  where ${reminders.membershipId} = ${memberships.id} and ${reminders.stepId} = ${stepId})`
/** Written down no later than the day of the step. */
const recordedBy = (offsetDays: number): SQL =>
  sql`(${memberships.createdAt} at time zone 'Europe/Paris')::date <= ${memberships.endsOn} + ${offsetDays}::int`

export interface Due {
  readonly stepId: string
  readonly offsetDays: number
  readonly from: LocalDate
  readonly to: LocalDate
}
export interface DuePlace {
  readonly dueOn: string
  readonly membershipId: string
}

/**
 * Memberships whose last day lies in the window, page by page, whatever they have heard: a read along one index, as quick at the end
 * as at the beginning.
 */
export function readWindow(
  { db }: Ctx,
  due: Due,
  after: DuePlace | null,
  limit: number,
): Promise<DuePlace[]> {
  const { beyond, orderBy } = keyset({
    ...{ by: [memberships.endsOn], id: memberships.id },
    cursor: after && { direction: 'next', key: [after.dueOn, after.membershipId] },
  })
  return db
    .select({ membershipId: memberships.id, dueOn: memberships.endsOn })
    .from(memberships)
    .where(and(between(memberships.endsOn, due.from, due.to), beyond))
    .orderBy(...orderBy)
    .limit(limit)
}

/** Those among them to which the step is to be said, held for this transaction; what another process holds is left to it. */
export const claimDue = (ctx: Ctx, due: Due, places: readonly DuePlace[]) =>
  base(ctx)
    .where(
      and(
        inArray(
          memberships.id,
          places.map(({ membershipId }) => membershipId),
        ),
        ...[isLatest, isNotPaused, isWanted, notHeard(due.stepId), recordedBy(due.offsetDays)],
      ),
    )
    .for('no key update', { of: memberships, skipLocked: true })
export type DueRow = Awaited<ReturnType<typeof claimDue>>[number]

/** Writes down that they hear the step; answers those that had not. */
export async function insertReminders(
  ctx: Ctx,
  rows: readonly (typeof reminders.$inferInsert)[],
): Promise<ReadonlySet<string>> {
  const unlessKnown = [reminders.membershipId, reminders.stepId]
  return new Set(await insertMany(ctx, reminders, rows, { unlessKnown, returning: reminders.id }))
}

/** How many are due a step now. */
export async function countDue({ db }: Ctx, due: Due): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(memberships)
    .leftJoin(renewals, and(eq(renewals.personId, memberships.personId), eq(renewals.state, 'processing')))
    .where(
      and(
        between(memberships.endsOn, due.from, due.to),
        ...[isLatest, isNotPaused, isWanted, notHeard(due.stepId), recordedBy(due.offsetDays)],
      ),
    )
  return row?.count ?? 0
}

/** How many memberships that nobody renewed end on each of the days asked for. */
export async function countEnding(
  { db }: Ctx,
  ranges: readonly { readonly from: LocalDate; readonly to: LocalDate }[],
): Promise<ReadonlyMap<string, number>> {
  if (ranges.length === 0) return new Map()
  const rows = await db
    .select({ endsOn: memberships.endsOn, count: sql<number>`count(*)::int` })
    .from(memberships)
    .where(and(or(...ranges.map(({ from, to }) => between(memberships.endsOn, from, to))), isLatest))
    .groupBy(memberships.endsOn)
  return new Map(rows.map(({ endsOn, count }) => [endsOn, count]))
}

/** The latest membership of a person, as reminders see it. */
export async function findLatest(ctx: Ctx, personId: string): Promise<DueRow | null> {
  const [row] = await base(ctx)
    .where(and(eq(memberships.personId, personId), isLatest))
    .limit(1)
  return row ?? null
}

/** The membership that a step reaches next; if there is none to come, the last one it has reached. */
export async function findNextFor(ctx: Ctx, offsetDays: number): Promise<DueRow | null> {
  const day = addDays(ctx.clock.today(), -offsetDays)
  const [coming] = await base(ctx)
    .where(and(gte(memberships.endsOn, day), isLatest))
    .orderBy(asc(memberships.endsOn), asc(memberships.id))
    .limit(1)
  if (coming) return coming
  const [gone] = await base(ctx)
    .where(and(lt(memberships.endsOn, day), isLatest))
    .orderBy(desc(memberships.endsOn), desc(memberships.id))
    .limit(1)
  return gone ?? null
}

/** False once its person has renewed, or a payment for it is under way. */
export async function isReminderWanted({ db }: Ctx, membershipId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .leftJoin(renewals, and(eq(renewals.personId, memberships.personId), eq(renewals.state, 'processing')))
    .where(and(eq(memberships.id, membershipId), isLatest, isNotPaused))
  return row !== undefined
}
