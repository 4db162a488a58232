import { memberships, vouchers, voucherUses } from '@guichet/db/schema'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The period that a payment paid, if it paid one. */
export async function readPaidPeriod({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({
      startsOn: memberships.startsOn,
      endsOn: sql<string>`coalesce(${memberships.agreedEndsOn}, ${memberships.endsOn})`,
    })
    .from(memberships)
    .where(eq(memberships.paymentId, paymentId))
  return row ?? null
}

/** What a voucher took off a payment. */
export async function readVoucherTaken({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({ number: vouchers.number, amountCents: voucherUses.amountCents })
    .from(voucherUses)
    .innerJoin(vouchers, eq(vouchers.id, voucherUses.voucherId))
    .where(and(eq(voucherUses.paymentId, paymentId), ne(voucherUses.state, 'released')))
  return row ?? null
}
export type VoucherTaken = NonNullable<Awaited<ReturnType<typeof readVoucherTaken>>>
