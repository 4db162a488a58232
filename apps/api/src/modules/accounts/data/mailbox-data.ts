import { accountPersons, accounts, mailboxes } from '@guichet/db/schema'
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const primary = alias(accounts, 'primary')

/** Mailboxes of accounts, without their hashes. `isActive` is what the view `mail_users` calls `active`. */
export const readMailboxes = async ({ db }: Ctx, accountIds: readonly string[]) =>
  db
    .select({
      accountId: mailboxes.accountId,
      login: accounts.login,
      isActive: sql<boolean>`${accounts.state} = 'open' and coalesce(${primary.state}, 'open') = 'open'`,
      isPasswordSet: sql<boolean>`${mailboxes.passwordHash} is not null`,
      passwordChangedAt: mailboxes.passwordChangedAt,
      quotaMegabytes: mailboxes.quotaMegabytes,
    })
    .from(mailboxes)
    .innerJoin(accounts, eq(accounts.id, mailboxes.accountId))
    .leftJoin(primary, eq(primary.id, accounts.parentId))
    .where(and(inArray(mailboxes.accountId, [...accountIds]), eq(accounts.hasMailbox, true)))

/** Hashes of the mailboxes that a person has set a password for, as the holder. */
export async function readMailboxHashes({ db }: Ctx, personId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ passwordHash: mailboxes.passwordHash })
    .from(accountPersons)
    .innerJoin(mailboxes, eq(mailboxes.accountId, accountPersons.accountId))
    .where(
      and(
        eq(accountPersons.personId, personId),
        eq(accountPersons.role, 'holder'),
        isNotNull(mailboxes.passwordHash),
      ),
    )
  return rows.flatMap(({ passwordHash }) => passwordHash ?? [])
}

/**
 * Puts a hash in the place of the mailbox's password, or takes it away.
 * @returns whether one was set before; null when the account has no mailbox.
 */
export async function writeMailboxPassword(
  { db, clock }: Ctx,
  accountId: string,
  passwordHash: string | null,
): Promise<{ readonly wasSet: boolean } | null> {
  const [before] = await db
    .select({ wasSet: sql<boolean>`${mailboxes.passwordHash} is not null` })
    .from(mailboxes)
    .where(eq(mailboxes.accountId, accountId))
    .for('update')
  if (!before) return null
  await db
    .update(mailboxes)
    .set({ passwordHash, passwordChangedAt: passwordHash === null ? null : clock.now() })
    .where(eq(mailboxes.accountId, accountId))
  return before
}
