import { paymentCustomers, paymentEvents, payments, receipts, refunds } from '@guichet/db/schema'
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

export const OPEN_STATES = ['pending', 'processing'] as const
export type PaymentRow = typeof payments.$inferSelect

export async function insertPayment({ db }: Ctx, row: typeof payments.$inferInsert): Promise<void> {
  await db.insert(payments).values(row)
}

export async function findPayment({ db }: Ctx, id: string): Promise<PaymentRow | null> {
  const [row] = await db.select().from(payments).where(eq(payments.id, id))
  return row ?? null
}

/** The payment, locked for this transaction. */
export async function lockPayment({ db }: Ctx, id: string): Promise<PaymentRow | null> {
  const [row] = await db.select().from(payments).where(eq(payments.id, id)).for('update')
  return row ?? null
}

export async function findPaymentByCheckout({ db }: Ctx, checkoutId: string): Promise<PaymentRow | null> {
  const [row] = await db.select().from(payments).where(eq(payments.checkoutId, checkoutId))
  return row ?? null
}

export async function saveCheckout(
  { db, clock }: Ctx,
  id: string,
  checkoutId: string,
  url: string | null,
): Promise<void> {
  await db
    .update(payments)
    .set({ checkoutId, checkoutUrl: url, updatedAt: clock.now() })
    .where(eq(payments.id, id))
}

/** Changes the state of a payment that is still open; false when it is not any more. */
export async function moveOpenPayment(
  { db, clock }: Ctx,
  id: string,
  values: Partial<
    Pick<
      PaymentRow,
      | 'state'
      | 'paidOn'
      | 'paidAt'
      | 'paymentIntentId'
      | 'payerFingerprint'
      | 'note'
      | 'methodId'
      | 'methodLabel'
    >
  >,
): Promise<boolean> {
  const rows = await db
    .update(payments)
    .set({ ...values, updatedAt: clock.now() })
    .where(and(eq(payments.id, id), inArray(payments.state, [...OPEN_STATES])))
    .returning({ id: payments.id })
  return rows.length === 1
}

/** An open online payment, for the job that asks where it stands. */
export type OpenCheckout = Pick<PaymentRow, 'id' | 'checkoutId' | 'unattended' | 'createdAt'>

/** Open online payments asked for before `before`, the oldest first, those after `after` in that order. */
export async function listOpenCheckouts(
  { db }: Ctx,
  { before, after, limit }: { before: Date; after: OpenCheckout | null; limit: number },
): Promise<OpenCheckout[]> {
  const { beyond, orderBy } = keyset({
    by: [payments.createdAt],
    id: payments.id,
    cursor: after && { direction: 'next', key: [after.createdAt.toISOString(), after.id] },
  })
  return db
    .select({
      id: payments.id,
      checkoutId: payments.checkoutId,
      unattended: payments.unattended,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .where(
      and(
        inArray(payments.state, [...OPEN_STATES]),
        inArray(payments.method, ['card', 'sepa-debit']),
        lt(payments.createdAt, before),
        beyond,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
}

/** Keeps an event; false when it was kept before. */
export async function insertEvent({ db }: Ctx, row: typeof paymentEvents.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(paymentEvents)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: paymentEvents.id })
  return rows.length === 1
}

export async function findCustomer({ db }: Ctx, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ customerId: paymentCustomers.customerId })
    .from(paymentCustomers)
    .where(eq(paymentCustomers.personId, personId))
  return row?.customerId ?? null
}

export async function saveCustomer({ db }: Ctx, personId: string, customerId: string): Promise<void> {
  await db.insert(paymentCustomers).values({ personId, customerId }).onConflictDoNothing()
}

export async function insertReceipt({ db }: Ctx, row: typeof receipts.$inferInsert): Promise<void> {
  await db.insert(receipts).values(row)
}

export async function findReceipt({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({ id: receipts.id, number: receipts.number, code: receipts.code, issuedOn: receipts.issuedOn })
    .from(receipts)
    .where(eq(receipts.paymentId, paymentId))
  return row ?? null
}

/** A receipt by the code printed on it, with what the verification page tells. */
export async function findReceiptByCode({ db }: Ctx, code: string) {
  const [row] = await db
    .select({
      number: receipts.number,
      code: receipts.code,
      issuedOn: receipts.issuedOn,
      personId: payments.personId,
      amountCents: payments.amountCents,
      paymentState: payments.state,
    })
    .from(receipts)
    .innerJoin(payments, eq(payments.id, receipts.paymentId))
    .where(eq(receipts.code, code))
  return row ?? null
}

/** What is on its way back of a payment of a list. */
export const refundPendingCents = sql<number>`(select coalesce(sum(${refunds.amountCents}), 0)::int from ${refunds}
  where ${refunds.paymentId} = ${payments.id} and ${refunds.state} = 'pending')`

/** Why a payment was not made after all, of a list; null for one that was, or was given back. */
export const unpaidBy = sql<'mistake' | 'bank' | null>`(select ${refunds.kind} from ${refunds}
  where ${refunds.paymentId} = ${payments.id} and ${payments.state} = 'refunded' and ${refunds.state} = 'done'
    and ${refunds.kind} <> 'refund' limit 1)`

const listColumns = {
  id: payments.id,
  labelFr: payments.labelFr,
  labelEn: payments.labelEn,
  amountCents: payments.amountCents,
  method: payments.method,
  state: payments.state,
  reference: payments.reference,
  paidOn: payments.paidOn,
  createdAt: payments.createdAt,
  receiptNumber: receipts.number,
  refundedCents: payments.refundedCents,
  refundPendingCents,
  unpaidBy,
}

/** Payments of a person, the latest first. */
export async function readPayments({ db }: Ctx, personId: string, cursor: Cursor | null, limit: number) {
  const own = eq(payments.personId, personId)
  const { beyond, orderBy } = keyset({ by: [payments.createdAt], id: payments.id, descending: true, cursor })
  const rows = await db
    .select(listColumns)
    .from(payments)
    .leftJoin(receipts, eq(receipts.paymentId, payments.id))
    .where(and(own, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: payments.id }).from(payments).where(own)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
