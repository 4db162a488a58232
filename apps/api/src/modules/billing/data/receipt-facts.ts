import { memberships } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The period that a payment paid, if it paid one. */
export async function readPaidPeriod({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({ startsOn: memberships.startsOn, endsOn: memberships.endsOn })
    .from(memberships)
    .where(eq(memberships.paymentId, paymentId))
  return row ?? null
}
