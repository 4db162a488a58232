import { accountDetails, accountRegistrations } from '@guichet/db/schema'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export async function insertRegistration(
  { db, clock }: Ctx,
  row: Omit<typeof accountRegistrations.$inferInsert, 'createdAt'>,
): Promise<void> {
  await db.insert(accountRegistrations).values({ ...row, createdAt: clock.now() })
}

/** Accounts asked for with an address since an instant; others who ask with it wait until this transaction ends. */
export async function countRegistrations({ db }: Ctx, email: string, since: Date): Promise<number> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.registration'), hashtext(${email}))`)
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(accountDetails)
    .innerJoin(accountRegistrations, eq(accountRegistrations.accountId, accountDetails.accountId))
    .where(and(eq(accountDetails.email, email), gt(accountRegistrations.createdAt, since)))
  return row?.count ?? 0
}
