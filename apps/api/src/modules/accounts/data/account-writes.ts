import { accountDetails, accountProcedures, accounts, mailboxes } from '@guichet/db/schema'
import { type AccountState, STANDING_STATES } from '@guichet/domain/account-state'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

type Account = typeof accounts.$inferInsert
/** What stands beside an account, by column. */
export type AccountDetails = typeof accountDetails.$inferInsert

const raised = ({ clock }: Ctx) => ({ version: sql`${accounts.version} + 1`, updatedAt: clock.now() })

/** Writes the identity of an account that the transaction holds, and raises its version. */
export async function changeIdentity(
  ctx: Ctx,
  accountId: string,
  words: Partial<Account>,
  details: Partial<AccountDetails>,
): Promise<void> {
  await ctx.db
    .update(accounts)
    .set({ ...words, ...raised(ctx) })
    .where(eq(accounts.id, accountId))
  await ctx.db.update(accountDetails).set(details).where(eq(accountDetails.accountId, accountId))
}

/** Moves an account from a state to another; false when it does not stand there. */
export async function changeState(
  ctx: Ctx,
  accountId: string,
  from: AccountState,
  to: AccountState,
  reason: string | null,
): Promise<boolean> {
  const rows = await ctx.db
    .update(accounts)
    .set({ state: to, stateReason: reason, ...raised(ctx) })
    .where(and(eq(accounts.id, accountId), eq(accounts.state, from)))
    .returning({ id: accounts.id })
  return rows.length === 1
}

/** Holds an account: others who would change it, or create under it, wait. */
export async function holdAccount({ db }: Ctx, accountId: string) {
  const [row] = await db
    .select({ state: accounts.state, mailboxQuota: accounts.mailboxQuota })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update')
  return row ?? null
}

/** Secondary accounts whose mailbox counts in the quota of their primary (A07). */
export async function countMailboxes({ db }: Ctx, primaryId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(accounts)
    .where(
      and(
        eq(accounts.parentId, primaryId),
        inArray(accounts.state, [...STANDING_STATES]),
        eq(accounts.hasMailbox, true),
      ),
    )
  return row?.count ?? 0
}

export interface NewAccount {
  readonly account: Account
  readonly details: Omit<AccountDetails, 'accountId'>
  /** Procedures chosen, with the document types wanted; null: all. */
  readonly procedures: readonly { readonly id: string; readonly documentTypes: string[] | null }[]
}

/** Writes a new account with all that belongs to it; false when its login is taken. */
export async function insertAccount(
  ctx: Ctx,
  { account, details, procedures }: NewAccount,
): Promise<boolean> {
  const { db, clock } = ctx
  const createdAt = clock.now()
  const rows = await db
    .insert(accounts)
    .values(account)
    .onConflictDoNothing({ target: accounts.login, where: sql`state <> 'refused'` })
    .returning({ id: accounts.id })
  if (rows.length === 0) return false
  await db.insert(accountDetails).values({ ...details, accountId: account.id })
  if (account.hasMailbox) await db.insert(mailboxes).values({ accountId: account.id, createdAt })
  if (procedures.length > 0)
    await db.insert(accountProcedures).values(
      procedures.map(({ id, documentTypes }) => ({
        ...{ accountId: account.id, procedureId: id, documentTypes, createdAt },
      })),
    )
  return true
}
