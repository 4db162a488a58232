import { payments, persons, refunds } from '@guichet/db/schema'
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export type RefundRow = typeof refunds.$inferSelect

export async function insertRefund({ db }: Ctx, row: typeof refunds.$inferInsert): Promise<void> {
  await db.insert(refunds).values(row)
}

/** Refunds of a payment, the oldest first. */
export const readRefunds = ({ db }: Ctx, paymentId: string): Promise<RefundRow[]> =>
  db
    .select()
    .from(refunds)
    .where(eq(refunds.paymentId, paymentId))
    .orderBy(asc(refunds.createdAt), asc(refunds.id))

/** The same with who asked for them, the latest first. */
export const readRefundList = ({ db }: Ctx, paymentId: string) =>
  db
    .select({
      id: refunds.id,
      amountCents: refunds.amountCents,
      state: refunds.state,
      reason: refunds.reason,
      undoes: refunds.undoes,
      createdAt: refunds.createdAt,
      askedBy: sql<string | null>`${persons.firstName} || ' ' || ${persons.lastName}`,
    })
    .from(refunds)
    .leftJoin(persons, eq(persons.id, refunds.askedBy))
    .where(eq(refunds.paymentId, paymentId))
    .orderBy(desc(refunds.createdAt), desc(refunds.id))
    .limit(100)

/** Moves a refund on from the state it was read in; false when it is not in it any more. */
export async function moveRefund(
  { db, clock }: Ctx,
  { id, state: from }: Pick<RefundRow, 'id' | 'state'>,
  change: Partial<Pick<RefundRow, 'state' | 'providerId'>>,
): Promise<boolean> {
  const rows = await db
    .update(refunds)
    .set({ ...change, updatedAt: clock.now() })
    .where(and(eq(refunds.id, id), eq(refunds.state, from)))
    .returning({ id: refunds.id })
  return rows.length === 1
}

/** Refunds under way since before `before`, the oldest first. */
export async function listOpenRefunds({ db }: Ctx, before: Date, limit: number): Promise<RefundRow[]> {
  return db
    .select()
    .from(refunds)
    .where(and(eq(refunds.state, 'pending'), lt(refunds.createdAt, before)))
    .orderBy(asc(refunds.createdAt))
    .limit(limit)
}

/** Writes down what has gone back of a payment that was paid; false when it was not. */
export async function setRefunded(
  { db, clock }: Ctx,
  paymentId: string,
  refundedCents: number,
): Promise<boolean> {
  const rows = await db
    .update(payments)
    .set({
      refundedCents,
      state: sql`case when ${payments.amountCents} = ${refundedCents} then 'refunded' else 'paid' end`,
      updatedAt: clock.now(),
    })
    .where(and(eq(payments.id, paymentId), inArray(payments.state, ['paid', 'refunded'])))
    .returning({ id: payments.id })
  return rows.length === 1
}

/** Payments made by this intent that were paid, whatever has gone back of them. */
export async function findPaidByIntent({ db }: Ctx, paymentIntentId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.paymentIntentId, paymentIntentId), inArray(payments.state, ['paid', 'refunded'])))
  return rows.map(({ id }) => id)
}
