import { accountDetails, accountProcedures, accounts, mailboxes } from '@guichet/db/schema'
import type { Place } from '@guichet/domain/account-moves'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const raised = ({ clock }: Ctx) => ({ version: sql`${accounts.version} + 1`, updatedAt: clock.now() })

/** Puts an account that the transaction holds in its new place, and raises its version. */
export async function writePlace(ctx: Ctx, accountId: string, place: Place): Promise<void> {
  await ctx.db
    .update(accounts)
    .set({ ...place, ...raised(ctx) })
    .where(eq(accounts.id, accountId))
  if (place.hasMailbox)
    await ctx.db
      .insert(mailboxes)
      .values({ accountId, createdAt: ctx.clock.now() })
      .onConflictDoNothing({ target: mailboxes.accountId })
}

/** Puts all secondaries of a primary under another, and raises their versions; how many there were. */
export async function passSecondariesOn(ctx: Ctx, fromId: string, toId: string): Promise<number> {
  const { rowCount } = await ctx.db
    .update(accounts)
    .set({ parentId: toId, ...raised(ctx) })
    .where(eq(accounts.parentId, fromId))
  return rowCount ?? 0
}

/** Ids of the secondaries of a primary after one of them, in order. */
export async function readSecondaryIds({ db }: Ctx, primaryId: string, after: string | null, limit: number) {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.parentId, primaryId), after === null ? undefined : gt(accounts.id, after)))
    .orderBy(asc(accounts.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Makes the téléprocédures chosen by an account those of another, in the place of what that one had chosen. */
export async function copyChoices({ db }: Ctx, fromId: string, toId: string): Promise<void> {
  await db.delete(accountProcedures).where(eq(accountProcedures.accountId, toId))
  const chosen = await db
    .select({
      procedureId: accountProcedures.procedureId,
      documentTypes: accountProcedures.documentTypes,
      // They were chosen when they were chosen: what is billed hangs on it.
      createdAt: accountProcedures.createdAt,
    })
    .from(accountProcedures)
    .where(eq(accountProcedures.accountId, fromId))
  if (chosen.length > 0)
    await db.insert(accountProcedures).values(chosen.map((choice) => ({ ...choice, accountId: toId })))
}

export async function findInvoicingDay({ db }: Ctx, accountId: string): Promise<LocalDate | null> {
  const [row] = await db
    .select({ invoicingOn: accountDetails.invoicingOn })
    .from(accountDetails)
    .where(eq(accountDetails.accountId, accountId))
  return (row?.invoicingOn ?? null) as LocalDate | null
}

/** "Date de facturation": from when an account is invoiced itself; null for one whose primary is. */
export async function writeInvoicingDay({ db }: Ctx, accountId: string, day: LocalDate | null) {
  await db.update(accountDetails).set({ invoicingOn: day }).where(eq(accountDetails.accountId, accountId))
}
