import { addDays, parseLocalDate, startOfDay } from '@guichet/domain/local-date'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { companyToCheck } from './member-filters.ts'

interface Row {
  [column: string]: unknown
  active: number
  members: number
  ending: number
  pending: number
  received: string
  renewed: number
  events: number
  orders: number
  letters: number
  reports: number
  erasures: number
  threads: number
  withdrawals: number
  declarants: number
  transfers: number
  companies: number
}

/** Figures of the day, in one statement. */
export async function readFigures({ db, clock }: Ctx) {
  const today = clock.today()
  const monthStart = parseLocalDate(`${today.slice(0, 7)}-01`)
  const { rows } = await db.execute<Row>(sql`
    with current as (
      select person_id, max(ends_on) as ends_on from memberships
      where ends_on >= ${today} group by person_id having min(starts_on) <= ${today})
    select
      (select count(*)::int from current) as active,
      (select count(*)::int from members) as members,
      (select count(*)::int from current where ends_on <= ${addDays(today, 30)}) as ending,
      (select count(*)::int from payments where state = 'pending' and method in ('transfer', 'cheque')) as pending,
      (select coalesce(sum(amount_cents - refunded_cents), 0)::text from payments where state = 'paid' and paid_on >= ${monthStart}) as received,
      (select count(*)::int from renewals where state = 'completed'
        and updated_at >= ${startOfDay(monthStart).toISOString()}) as renewed,
      (select count(*)::int from sign_in_reports where state = 'open') as reports,
      (select count(*)::int from erasure_requests where state = 'asked') as erasures,
      (select count(*)::int from threads where waiting_since is not null) as threads,
      (select count(*)::int from service_orders where withdrawal_state = 'asked') as withdrawals,
      (select count(*)::int from declarants where state = 'to-check') as declarants,
      (select count(*)::int from bank_lines where state = 'open') as transfers,
      (select count(*)::int from members where ${companyToCheck}) as companies,
      (select count(*)::int from life_events where state = 'requested') as events,
      (select count(*)::int from service_orders where state = 'paid'
        and (withdrawal_state is null or withdrawal_state = 'declined')) as orders,
      (select count(*)::int from letters where printed_at is null and dropped_at is null
        and not exists (select 1 from life_events e
          where e.person_id = letters.person_id and e.kind = 'death' and e.state = 'done')) as letters`)
  const [row] = rows
  return {
    activeMembers: row?.active ?? 0,
    inactiveMembers: (row?.members ?? 0) - (row?.active ?? 0),
    endingWithin30Days: row?.ending ?? 0,
    pendingManualPayments: row?.pending ?? 0,
    receivedThisMonthCents: Number(row?.received ?? 0),
    renewalsThisMonth: row?.renewed ?? 0,
    eventsToDecide: row?.events ?? 0,
    ordersToFulfil: row?.orders ?? 0,
    lettersToPrint: row?.letters ?? 0,
    signInReports: row?.reports ?? 0,
    erasuresToDecide: row?.erasures ?? 0,
    threadsToAnswer: row?.threads ?? 0,
    withdrawalsToDecide: row?.withdrawals ?? 0,
    declarantsToCheck: row?.declarants ?? 0,
    transfersToMatch: row?.transfers ?? 0,
    companiesToCheck: row?.companies ?? 0,
  }
}
