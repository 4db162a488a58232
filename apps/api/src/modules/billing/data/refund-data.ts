import { payments, refunds } from '@guichet/db/schema'
import { and, asc, eq, lt, ne } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export type RefundRow = typeof refunds.$inferSelect

/** Writes a refund; false when the payment has one already. */
export async function insertRefund({ db }: Ctx, row: typeof refunds.$inferInsert): Promise<boolean> {
  const rows = await db.insert(refunds).values(row).onConflictDoNothing().returning({ id: refunds.id })
  return rows.length === 1
}

/** The refund of a payment that is under way or done. */
export async function findRefund({ db }: Ctx, paymentId: string): Promise<RefundRow | null> {
  const [row] = await db
    .select()
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), ne(refunds.state, 'failed')))
  return row ?? null
}

/** Ends a refund that is under way; false when it is not any more. */
export async function moveOpenRefund(
  { db, clock }: Ctx,
  id: string,
  state: 'done' | 'failed',
): Promise<boolean> {
  const rows = await db
    .update(refunds)
    .set({ state, updatedAt: clock.now() })
    .where(and(eq(refunds.id, id), eq(refunds.state, 'pending')))
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

/** A payment that stands goes back; false when it does not stand (any more). */
export async function moveToRefunded({ db, clock }: Ctx, paymentId: string): Promise<boolean> {
  const rows = await db
    .update(payments)
    .set({ state: 'refunded', updatedAt: clock.now() })
    .where(and(eq(payments.id, paymentId), eq(payments.state, 'paid')))
    .returning({ id: payments.id })
  return rows.length === 1
}

/** Payments made by this intent that stand. */
export async function findPaidByIntent({ db }: Ctx, paymentIntentId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.paymentIntentId, paymentIntentId), eq(payments.state, 'paid')))
  return rows.map(({ id }) => id)
}
