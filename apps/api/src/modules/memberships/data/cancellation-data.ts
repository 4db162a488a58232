import { memberships, renewals } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const columns = {
  id: memberships.id,
  personId: memberships.personId,
  startsOn: sql<LocalDate>`${memberships.startsOn}`,
  endsOn: sql<LocalDate>`${memberships.endsOn}`,
  cancelledOn: memberships.cancelledOn,
  paymentId: memberships.paymentId,
}

/** A membership, whosever it is. */
export async function findAnyMembership({ db }: Ctx, id: string) {
  const [row] = await db.select(columns).from(memberships).where(eq(memberships.id, id))
  return row ?? null
}

/** The membership that a payment paid. */
export async function findPaidMembership({ db }: Ctx, paymentId: string) {
  const [row] = await db.select(columns).from(memberships).where(eq(memberships.paymentId, paymentId))
  return row ?? null
}

/** Cuts a membership short; false when it was cancelled before. */
export async function markCancelled(
  { db }: Ctx,
  id: string,
  change: {
    readonly cancelledOn: LocalDate
    readonly endsOn: LocalDate
    readonly cancelReason: string | null
  },
): Promise<boolean> {
  const rows = await db
    .update(memberships)
    .set({ ...change, agreedEndsOn: sql`${memberships.endsOn}` })
    .where(and(eq(memberships.id, id), isNull(memberships.cancelledOn)))
    .returning({ id: memberships.id })
  return rows.length === 1
}

/** The period that this one renewed counts as not renewed again, unless something else renewed it. */
export async function unmarkRenewed({ db }: Ctx, cancelledId: string): Promise<void> {
  const other = sql`exists (select 1 from ${renewals} r join ${memberships} made on made.id = r.new_membership_id
    where r.membership_id = ${memberships.id} and made.cancelled_on is null)`
  await db
    .update(memberships)
    .set({ renewedOn: null })
    .where(
      and(
        sql`${memberships.id} = (select membership_id from ${renewals} where new_membership_id = ${cancelledId})`,
        ne(memberships.id, cancelledId),
        sql`not ${other}`,
      ),
    )
}
