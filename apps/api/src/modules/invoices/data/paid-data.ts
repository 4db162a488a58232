import { invoices, payments, receipts, refunds, serviceOrderPeriods } from '@guichet/db/schema'
import { and, asc, eq, gt, inArray, isNotNull, notExists, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The period of a subscription that a payment paid. */
export async function readServicePeriod({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({ startsOn: serviceOrderPeriods.startsOn, endsOn: serviceOrderPeriods.endsOn })
    .from(serviceOrderPeriods)
    .where(eq(serviceOrderPeriods.paymentId, paymentId))
  return row ?? null
}

/** What has gone back of a payment because it was given back. */
export async function readGivenBackCents({ db }: Ctx, paymentId: string): Promise<number> {
  const [row] = await db
    .select({ cents: sql<number>`coalesce(sum(${refunds.amountCents}), 0)::int` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.state, 'done'), eq(refunds.kind, 'refund')))
  return row?.cents ?? 0
}

/** Payments of which there is a receipt and no invoice, the oldest first. */
export async function readUninvoiced({ db }: Ctx, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: payments.id })
    .from(receipts)
    .innerJoin(payments, eq(payments.id, receipts.paymentId))
    .where(
      and(
        gt(payments.amountCents, 0),
        isNotNull(payments.paidOn),
        inArray(payments.state, ['paid', 'refunded']),
        notExists(db.select({ id: invoices.id }).from(invoices).where(eq(invoices.paymentId, payments.id))),
        // What pays the invoice of an account; an earlier one may have been taken back since.
        sql`${payments.purpose} <> 'account-invoice'`,
      ),
    )
    .orderBy(asc(receipts.number))
    .limit(limit)
  return rows.map(({ id }) => id)
}
