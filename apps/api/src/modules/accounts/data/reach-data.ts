import { accountPersons, accounts } from '@guichet/db/schema'
import type { AccountRight } from '@guichet/domain/account-rights'
import type { AccountState } from '@guichet/domain/account-state'
import { and, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const primary = alias(accounts, 'primary')
const own = alias(accountPersons, 'own')
const above = alias(accountPersons, 'above')

/**
 * An account with how a person stands to it and to its primary: one statement. With `lock` the account is held first, by a
 * statement of its own: in the same one, rights would be those from before the wait.
 */
export async function findReach({ db }: Ctx, accountId: string, personId: string, lock: boolean) {
  if (lock)
    await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update')
  const [row] = await db
    .select({
      id: accounts.id,
      fileNumber: accounts.fileNumber,
      login: accounts.login,
      parentId: accounts.parentId,
      profileCode: accounts.profileCode,
      state: accounts.state,
      autonomous: accounts.autonomous,
      hasMailbox: accounts.hasMailbox,
      mailboxQuota: accounts.mailboxQuota,
      version: accounts.version,
      primaryLogin: primary.login,
      primaryState: primary.state,
      primaryProfileCode: primary.profileCode,
      ownRole: own.role,
      ownRights: own.rights,
      aboveRole: above.role,
      aboveRights: above.rights,
    })
    .from(accounts)
    .leftJoin(primary, eq(primary.id, accounts.parentId))
    .leftJoin(own, and(eq(own.accountId, accounts.id), eq(own.personId, personId)))
    .leftJoin(above, and(eq(above.accountId, accounts.parentId), eq(above.personId, personId)))
    .where(eq(accounts.id, accountId))
  return row
    ? {
        ...row,
        state: row.state as AccountState,
        primaryState: row.primaryState as AccountState | null,
        ownRights: row.ownRights as AccountRight[] | null,
        aboveRights: row.aboveRights as AccountRight[] | null,
      }
    : null
}
