import { accounts, mailboxes } from '@guichet/db/schema'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const primary = alias(accounts, 'primary')

/** Mailboxes of accounts, without their hashes. `isActive`: mail is delivered there, and its holder may read it. */
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
