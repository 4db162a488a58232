import {
  accountPersons,
  accounts,
  automaticRenewals,
  firmMembers,
  invoices,
  lifeEvents,
  memberships,
  payments,
  persons,
  refunds,
  serviceOrders,
} from '@guichet/db/schema'
import { ERASURE_BLOCKERS, type ErasureBlocker } from '@guichet/domain/erasure'
import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What still runs between persons and the organisation, by person; nothing for who may be erased. One statement. */
export async function readBlockers(
  { db, clock }: Ctx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ErasureBlocker[]>> {
  if (personIds.length === 0) return new Map()
  const of = (table: string) => sql.raw(`${table}.person_id = persons.id`)
  const there: Record<ErasureBlocker, ReturnType<typeof sql>> = {
    membership: sql`exists (select 1 from ${memberships} where ${of('memberships')}
      and ${memberships.endsOn} >= ${clock.today()} and ${memberships.cancelledOn} is null)`,
    'automatic-renewal': sql`exists (select 1 from ${automaticRenewals} where ${of('automatic_renewals')}
      and ${automaticRenewals.state} <> 'stopped')`,
    subscription: sql`exists (select 1 from ${serviceOrders} where ${of('service_orders')}
      and ${serviceOrders.state} in ('pending', 'processing', 'active', 'past-due', 'ending'))`,
    payment: sql`exists (select 1 from ${payments} where ${of('payments')}
      and (${payments.state} in ('pending', 'processing') or exists (select 1 from ${refunds}
        where ${refunds.paymentId} = ${payments.id} and ${refunds.state} = 'pending')))
      or exists (select 1 from ${invoices} where ${of('invoices')} and ${invoices.kind} = 'invoice'
        and ${invoices.paidOn} is null and ${invoices.creditedCents} < ${invoices.grossCents})`,
    'life-event': sql`exists (select 1 from ${lifeEvents} where ${of('life_events')}
      and ${lifeEvents.state} = 'requested')`,
    account: sql`exists (select 1 from ${accountPersons} inner join ${accounts}
      on ${accounts.id} = ${accountPersons.accountId} where ${of('account_persons')}
      and ${accountPersons.role} = 'holder' and ${accounts.state} not in ('closed', 'refused'))`,
    firm: sql`exists (select 1 from ${firmMembers} where ${of('firm_members')}
      and ${firmMembers.state} = 'active')`,
    staff: sql`(persons.staff_role is not null or persons.suspended_role is not null)`,
  }
  const rows = await db
    .select({
      id: persons.id,
      blockers: sql<ErasureBlocker[]>`array_remove(array[${sql.join(
        ERASURE_BLOCKERS.map((name) => sql`case when ${there[name]} then ${name}::text end`),
        sql`, `,
      )}], null)`,
    })
    .from(persons)
    .where(
      personIds.length === 1
        ? eq(persons.id, String(personIds[0]))
        : sql`${persons.id} in (${sql.join(
            personIds.map((id) => sql`${id}::uuid`),
            sql`, `,
          )})`,
    )
  return new Map(rows.map(({ id, blockers }) => [id, blockers]))
}
