import {
  auditEntries,
  members,
  payments,
  persons,
  receipts,
  refunds,
  serviceOrderPeriods,
  serviceOrders,
} from '@guichet/db/schema'
import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { personFilters } from '../../backoffice/index.ts'

/** The latest payment of an order that has a receipt. */
const receiptPaymentId = sql<string | null>`(select paid.id from ${payments} paid
  join ${receipts} receipt on receipt.payment_id = paid.id
  where paid.id = ${serviceOrders}.payment_id or paid.id in (
    select period.payment_id from ${serviceOrderPeriods} period where period.order_id = ${serviceOrders}.id)
  order by paid.created_at desc limit 1)`

const columns = {
  id: serviceOrders.id,
  number: serviceOrders.number,
  orderedOn: serviceOrders.orderedOn,
  amountCents: serviceOrders.amountCents,
  labelFr: serviceOrders.labelFr,
  labelEn: serviceOrders.labelEn,
  interval: serviceOrders.interval,
  state: serviceOrders.state,
  withdrawalState: serviceOrders.withdrawalState,
  paidUntil: serviceOrders.paidUntil,
  createdAt: serviceOrders.createdAt,
  receiptPaymentId,
}

/** Orders of a person, the latest first. */
export async function readOrderPage({ db }: Ctx, personId: string, cursor: Cursor | null, limit: number) {
  const own = eq(serviceOrders.personId, personId)
  const by = { by: [serviceOrders.createdAt], id: serviceOrders.id, descending: true }
  const { beyond, orderBy } = keyset({ ...by, cursor })
  const rows = await db
    .select(columns)
    .from(serviceOrders)
    .where(and(own, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: serviceOrders.id }).from(serviceOrders).where(own)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
export type OrderLineRow = Awaited<ReturnType<typeof readOrderPage>>['rows'][number]

const holder = {
  personId: persons.id,
  firstName: persons.firstName,
  lastName: persons.lastName,
  memberNumber: members.number,
}

export interface StaffOrderFilter {
  readonly search: string | null
  readonly state: string | null
  readonly serviceId: string | null
}

/** Paid, and waiting for staff: who withdrew is owed money, and nothing any more. */
const isTodo = and(
  eq(serviceOrders.state, 'paid'),
  or(isNull(serviceOrders.withdrawalState), eq(serviceOrders.withdrawalState, 'declined')),
)

function staffFilter({ search, state, serviceId }: StaffOrderFilter): SQL | undefined {
  const number = search !== null && /^\d{1,9}$/u.test(search) ? Number(search) : null
  return and(
    state === null
      ? undefined
      : state === 'withdrawal'
        ? eq(serviceOrders.withdrawalState, 'asked')
        : state === 'todo'
          ? isTodo
          : eq(serviceOrders.state, state),
    serviceId === null ? undefined : eq(serviceOrders.serviceId, serviceId),
    search === null
      ? undefined
      : or(number === null ? undefined : eq(serviceOrders.number, number), and(...personFilters(search))),
  )
}

/** One page of everybody's orders, the latest first. */
export async function readStaffOrderPage(
  { db }: Ctx,
  filter: StaffOrderFilter,
  cursor: Cursor | null,
  limit: number,
) {
  const wanted = staffFilter(filter)
  const by = { by: [serviceOrders.createdAt], id: serviceOrders.id, descending: true }
  const { beyond, orderBy } = keyset({ ...by, cursor })
  const rows = await db
    .select({ ...columns, ...holder })
    .from(serviceOrders)
    .innerJoin(persons, eq(persons.id, serviceOrders.personId))
    .leftJoin(members, eq(members.personId, serviceOrders.personId))
    .where(and(wanted, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db
    .select({ id: serviceOrders.id })
    .from(serviceOrders)
    .innerJoin(persons, eq(persons.id, serviceOrders.personId))
    .where(wanted)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}

/** Whose an order is. */
export async function findOrderHolder({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({ ...holder, email: persons.email })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(eq(persons.id, personId))
  return row ?? null
}

const MOST_HISTORY = 100

/** What happened to an order and its payments, the latest first. */
export async function readOrderHistory({ db }: Ctx, orderId: string, paymentIds: readonly string[]) {
  const of = (kind: string, ids: readonly string[]) =>
    and(eq(auditEntries.subjectKind, kind), inArray(auditEntries.subjectId, [...ids]))
  return db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      firstName: persons.firstName,
      lastName: persons.lastName,
      after: sql<{ reason?: unknown } | null>`${auditEntries.after}`,
    })
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .where(or(of('service-order', [orderId]), paymentIds.length > 0 ? of('payment', paymentIds) : undefined))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(MOST_HISTORY)
}

/** Whether one of these payments is being refunded. */
export async function hasOpenRefund({ db }: Ctx, paymentIds: readonly string[]): Promise<boolean> {
  if (paymentIds.length === 0) return false
  const rows = await db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(inArray(refunds.paymentId, [...paymentIds]), eq(refunds.state, 'pending')))
    .limit(1)
  return rows.length > 0
}
