import type { LocalDate } from '@guichet/domain/local-date'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Moves } from '../domain/statistics.ts'

/** Periods with what stands before and after them; those that were cancelled before they began are none. */
const periods = sql`(select person_id, type_id, amount_cents, starts_on, ends_on,
    lag(ends_on) over held as before, lead(starts_on) over held as after
  from memberships where ends_on >= starts_on window held as (partition by person_id order by starts_on)) p`

/** Somebody leaves on the day after the last one. */
const leftOn = sql`p.ends_on + 1`
const goesOn = sql`p.after = p.ends_on + 1`

interface MovesRow extends Moves {
  readonly [column: string]: unknown
  readonly month: string
}

/** What happened in each month from a day on, up to today. */
export async function readMoves(
  { db }: Ctx,
  from: LocalDate,
  today: LocalDate,
): Promise<readonly MovesRow[]> {
  const { rows } = await db.execute<MovesRow>(sql`
    select to_char(day, 'YYYY-MM') as month, sum(joined)::int as joined, sum(returned)::int as returned,
      sum(renewed)::int as renewed, sum("left")::int as "left"
    from ${periods}, lateral (values
      (p.starts_on, (p.before is null)::int, (p.before < p.starts_on - 1)::int, 0, 0),
      (${leftOn}, 0, 0, (${goesOn})::int, (p.after is null or not ${goesOn})::int)
    ) as moves (day, joined, returned, renewed, "left")
    where day between ${from} and ${today}
    group by 1`)
  return rows
}

/** Members who were active on the day before this one. */
export async function countMembersBefore({ db }: Ctx, day: LocalDate): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from memberships
    where starts_on < ${day} and ends_on >= ${day}::date - 1 and ends_on >= starts_on`)
  return rows[0]?.count ?? 0
}

interface MoneyRow {
  [column: string]: unknown
  month: string
  membership: string
  service: string
  other: string
}

/** Cents received in each month, by what was paid for. */
export async function readReceived({ db }: Ctx, from: LocalDate, today: LocalDate) {
  const { rows } = await db.execute<MoneyRow>(sql`
    select to_char(paid_on, 'YYYY-MM') as month,
      coalesce(sum(amount_cents) filter (where purpose in ('membership', 'membership-renewal', 'joining')), 0)::text as membership,
      coalesce(sum(amount_cents) filter (where purpose like 'service-%'), 0)::text as service,
      coalesce(sum(amount_cents) filter (where purpose not in ('membership', 'membership-renewal', 'joining')
        and purpose not like 'service-%'), 0)::text as other
    from payments where state in ('paid', 'refunded') and paid_on between ${from} and ${today}
    group by 1`)
  return rows.map(({ month, membership, service, other }) => ({
    ...{ month, membershipCents: Number(membership) },
    ...{ serviceCents: Number(service), otherCents: Number(other) },
  }))
}

/** Cents paid back in each month. */
export async function readRefunded({ db }: Ctx, from: LocalDate) {
  const { rows } = await db.execute<{ month: string; cents: string }>(sql`
    select to_char(updated_at at time zone 'Europe/Paris', 'YYYY-MM') as month, sum(amount_cents)::text as cents
    from refunds where state = 'done' and updated_at >= (${from}::date)::timestamp at time zone 'Europe/Paris'
    group by 1`)
  return rows.map(({ month, cents }) => ({ month, cents: Number(cents) }))
}

/** What was received by each means of payment. */
export async function readMethods({ db }: Ctx, from: LocalDate, today: LocalDate) {
  const { rows } = await db.execute<{ method: string; payments: number; cents: string }>(sql`
    select method, count(*)::int as payments, sum(amount_cents)::text as cents from payments
    where state in ('paid', 'refunded') and paid_on between ${from} and ${today}
    group by method order by sum(amount_cents) desc, method`)
  return rows.map(({ method, payments, cents }) => ({ method, payments, amountCents: Number(cents) }))
}

/** Memberships that end from today on and that nothing follows, by the month of their last day. */
export async function readDue({ db }: Ctx, today: LocalDate, to: LocalDate) {
  const { rows } = await db.execute<{ month: string; memberships: number; cents: string }>(sql`
    select to_char(ends_on, 'YYYY-MM') as month, count(*)::int as memberships, sum(amount_cents)::text as cents
    from memberships m
    where ends_on between ${today} and ${to} and ends_on >= starts_on
      and not exists (select 1 from memberships later where later.person_id = m.person_id and later.ends_on > m.ends_on)
    group by 1`)
  return rows.map(({ month, memberships, cents }) => ({ month, memberships, amountCents: Number(cents) }))
}

/** Active members by the type of their membership, in the reader's language: the fifty types that have the most. */
export async function readActiveByType({ db, locale }: Ctx, today: LocalDate) {
  const label = sql.raw(locale === 'en' ? 'label_en' : 'label_fr')
  const { rows } = await db.execute<{ label: string; members: number }>(sql`
    select t.${label} as label, count(*)::int as members from memberships m
    join membership_types t on t.id = m.type_id
    where m.starts_on <= ${today} and m.ends_on >= ${today}
    group by t.id, 1 order by members desc, 1 limit 50`)
  return rows
}
