import { payments, persons, receipts, serviceOrderPeriods, serviceOrders } from '@guichet/db/schema'
import type { OrderWithdrawalState } from '@guichet/domain/service-withdrawal'
import {
  OPEN_ORDER_STATES,
  RUNNING_ORDER_STATES,
  type ServiceInterval,
  type ServiceOrderState,
} from '@guichet/domain/services'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

type Stored = typeof serviceOrders.$inferSelect
export interface OrderRow extends Omit<Stored, 'state' | 'interval'> {
  readonly state: ServiceOrderState
  readonly interval: ServiceInterval | null
}
const typed = (row: Stored): OrderRow => row as OrderRow

const findOne = async ({ db }: Ctx, where: SQL | undefined): Promise<OrderRow | null> => {
  const [row] = await db.select().from(serviceOrders).where(where)
  return row ? typed(row) : null
}

export const findOrder = (ctx: Ctx, id: string) => findOne(ctx, eq(serviceOrders.id, id))
/** An order of this person. */
export const findOwnOrder = (ctx: Ctx, personId: string, id: string) =>
  findOne(ctx, and(eq(serviceOrders.id, id), eq(serviceOrders.personId, personId)))
export const findOrderByPayment = (ctx: Ctx, paymentId: string) =>
  findOne(ctx, eq(serviceOrders.paymentId, paymentId))
export const findOrderBySubscription = (ctx: Ctx, subscriptionId: string) =>
  findOne(ctx, eq(serviceOrders.subscriptionId, subscriptionId))

/** The order, locked for this transaction. */
export async function lockOrder({ db }: Ctx, id: string): Promise<OrderRow | null> {
  const [row] = await db.select().from(serviceOrders).where(eq(serviceOrders.id, id)).for('update')
  return row ? typed(row) : null
}

/** Orders of a person that wait for their payment, and subscriptions that run. */
export async function readLiveOrders({ db }: Ctx, personId: string) {
  const rows = await db
    .select({ id: serviceOrders.id, serviceId: serviceOrders.serviceId, state: serviceOrders.state })
    .from(serviceOrders)
    .where(
      and(
        eq(serviceOrders.personId, personId),
        inArray(serviceOrders.state, [...OPEN_ORDER_STATES, ...RUNNING_ORDER_STATES]),
      ),
    )
    .limit(500)
  return rows.map((row) => ({ ...row, state: row.state as ServiceOrderState }))
}

/** Subscriptions of a person whose last payment was refused, the oldest first. */
export const readUnpaidOrders = ({ db }: Ctx, personId: string) =>
  db
    .select({
      id: serviceOrders.id,
      labelFr: serviceOrders.labelFr,
      labelEn: serviceOrders.labelEn,
      paidUntil: serviceOrders.paidUntil,
    })
    .from(serviceOrders)
    .where(
      and(
        eq(serviceOrders.personId, personId),
        eq(serviceOrders.state, 'past-due'),
        isNotNull(serviceOrders.subscriptionId),
        sql`${serviceOrders.withdrawalState} is distinct from 'asked'`,
      ),
    )
    .orderBy(asc(serviceOrders.createdAt), asc(serviceOrders.id))
    .limit(10)

/** Makes other orders of this person wait until this transaction ends. */
export async function lockOrders({ db }: Ctx, personId: string): Promise<void> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('no key update')
}

/** Writes an order; false when one of this service is open already. */
export async function insertOrder({ db }: Ctx, row: typeof serviceOrders.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(serviceOrders)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: serviceOrders.id })
  return rows.length === 1
}

export type OrderChange = Partial<
  Pick<
    Stored,
    | 'state'
    | 'subscriptionId'
    | 'paidUntil'
    | 'renewsAt'
    | 'endAskedAt'
    | 'endReason'
    | 'endComment'
    | 'fulfilledAt'
    | 'fulfilmentNote'
    | 'withdrawalState'
    | 'withdrawalToldOn'
    | 'withdrawalAskedAt'
    | 'withdrawalComment'
  >
>

/** Changes an order that is still in this state; false when it is not any more. */
export async function changeOrder(
  { db, clock }: Ctx,
  { id, state }: Pick<OrderRow, 'id' | 'state'>,
  change: OrderChange,
): Promise<boolean> {
  const rows = await db
    .update(serviceOrders)
    .set({ ...change, updatedAt: clock.now() })
    .where(and(eq(serviceOrders.id, id), eq(serviceOrders.state, state)))
    .returning({ id: serviceOrders.id })
  return rows.length === 1
}

/** Settles a withdrawal, or has it wait again; false when it is not in this state any more. */
export async function settleWithdrawal(
  { db, clock }: Ctx,
  id: string,
  from: OrderWithdrawalState,
  settled: {
    readonly state: OrderWithdrawalState
    readonly answer: string | null
    readonly keptCents: number | null
  },
): Promise<boolean> {
  const now = clock.now()
  const rows = await db
    .update(serviceOrders)
    .set({
      ...{ withdrawalState: settled.state, withdrawalAnswer: settled.answer },
      ...{ withdrawalKeptCents: settled.keptCents, updatedAt: now },
      withdrawalSettledAt: settled.state === 'asked' ? null : now,
    })
    .where(and(eq(serviceOrders.id, id), eq(serviceOrders.withdrawalState, from)))
    .returning({ id: serviceOrders.id })
  return rows.length === 1
}

/** Writes a period that was paid; false when its invoice was written before. */
export async function insertPeriod(
  { db }: Ctx,
  row: typeof serviceOrderPeriods.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(serviceOrderPeriods)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: serviceOrderPeriods.id })
  return rows.length === 1
}

/** Period, payment and order that a payment of a later period belongs to. */
export async function findPeriodByPayment({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select()
    .from(serviceOrderPeriods)
    .where(eq(serviceOrderPeriods.paymentId, paymentId))
  return row ?? null
}

/** The latest period of an order that is paid for. */
export async function findLatestPeriod({ db }: Ctx, orderId: string) {
  const [row] = await db
    .select()
    .from(serviceOrderPeriods)
    .where(eq(serviceOrderPeriods.orderId, orderId))
    .orderBy(desc(serviceOrderPeriods.startsOn))
    .limit(1)
  return row ?? null
}

/** Notes days and invoice of the period that a payment paid, once they are known. */
export async function changePeriod(
  { db }: Ctx,
  paymentId: string,
  change: Pick<typeof serviceOrderPeriods.$inferInsert, 'startsOn' | 'endsOn' | 'invoiceId'>,
): Promise<void> {
  await db.update(serviceOrderPeriods).set(change).where(eq(serviceOrderPeriods.paymentId, paymentId))
}

const MOST_PAYMENTS = 100

/** Payments of an order, the latest first: the one it was ordered with, and those of its periods. */
export async function readOrderPayments({ db }: Ctx, order: Pick<OrderRow, 'id' | 'paymentId'>) {
  return db
    .select({
      id: payments.id,
      amountCents: payments.amountCents,
      state: payments.state,
      method: payments.method,
      reference: payments.reference,
      checkoutId: payments.checkoutId,
      checkoutUrl: payments.checkoutUrl,
      paidOn: payments.paidOn,
      receiptNumber: receipts.number,
      startsOn: serviceOrderPeriods.startsOn,
      endsOn: serviceOrderPeriods.endsOn,
    })
    .from(payments)
    .leftJoin(receipts, eq(receipts.paymentId, payments.id))
    .leftJoin(serviceOrderPeriods, eq(serviceOrderPeriods.paymentId, payments.id))
    .where(
      or(
        order.paymentId === null ? undefined : eq(payments.id, order.paymentId),
        eq(serviceOrderPeriods.orderId, order.id),
      ),
    )
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(MOST_PAYMENTS)
}
export type OrderPaymentRow = Awaited<ReturnType<typeof readOrderPayments>>[number]

/** Orders that end with a period that is over, and that no payment service keeps. */
export async function listOverdueEnds({ db, clock }: Ctx, limit: number): Promise<OrderRow[]> {
  const rows = await db
    .select()
    .from(serviceOrders)
    .where(
      and(
        eq(serviceOrders.state, 'ending'),
        isNull(serviceOrders.subscriptionId),
        lt(serviceOrders.paidUntil, clock.today()),
      ),
    )
    .orderBy(asc(serviceOrders.id))
    .limit(limit)
  return rows.map(typed)
}

/** A running subscription that is to be asked about. */
export type DueOrder = Pick<Stored, 'id' | 'subscriptionId' | 'endAskedAt' | 'state' | 'endReason'>

/** Subscriptions whose period is over, that are past due, or whose end was asked for and not taken note of, by id. */
export async function listDueOrders(
  { db }: Ctx,
  { before, after, limit }: { before: Date; after: string | null; limit: number },
): Promise<DueOrder[]> {
  return db
    .select({
      id: serviceOrders.id,
      subscriptionId: serviceOrders.subscriptionId,
      endAskedAt: serviceOrders.endAskedAt,
      state: serviceOrders.state,
      endReason: serviceOrders.endReason,
    })
    .from(serviceOrders)
    .where(
      and(
        inArray(serviceOrders.state, [...RUNNING_ORDER_STATES]),
        isNotNull(serviceOrders.subscriptionId),
        or(
          lt(serviceOrders.renewsAt, before),
          eq(serviceOrders.state, 'past-due'),
          and(lt(serviceOrders.endAskedAt, before), sql`${serviceOrders.state} <> 'ending'`),
        ),
        after === null ? undefined : gt(serviceOrders.id, after),
      ),
    )
    .orderBy(asc(serviceOrders.id))
    .limit(limit)
}
