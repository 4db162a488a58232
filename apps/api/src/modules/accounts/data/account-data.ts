import { accountDetails, accountPersons, accountProfiles, accounts } from '@guichet/db/schema'
import type { AccountState } from '@guichet/domain/account-state'
import { asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const primary = alias(accounts, 'primary')

/** Header and identity of an account, with its profile and its primary. */
export async function findAccount({ db }: Ctx, accountId: string) {
  const [row] = await db
    .select({
      account: accounts,
      details: accountDetails,
      profileLabelFr: accountProfiles.labelFr,
      profileLabelEn: accountProfiles.labelEn,
      primaryLogin: primary.login,
      primaryCompanyName: primary.companyName,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .innerJoin(accountProfiles, eq(accountProfiles.code, accounts.profileCode))
    .leftJoin(primary, eq(primary.id, accounts.parentId))
    .where(eq(accounts.id, accountId))
  return row ?? null
}
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/** More than the screen lets one choose from. */
const MY_ACCOUNTS = 100

/** Accounts on which a person is: primaries first, by login. */
export async function readAccountsOf({ db }: Ctx, personId: string) {
  const rows = await db
    .select({
      id: accounts.id,
      login: accounts.login,
      companyName: accounts.companyName,
      parentId: accounts.parentId,
      state: accounts.state,
      role: accountPersons.role,
    })
    .from(accountPersons)
    .innerJoin(accounts, eq(accounts.id, accountPersons.accountId))
    .where(eq(accountPersons.personId, personId))
    .orderBy(sql`${accounts.parentId} is not null`, asc(accounts.login))
    .limit(MY_ACCOUNTS)
  return rows.map((row) => ({
    ...row,
    state: row.state as AccountState,
    role: row.role as 'holder' | 'collaborator',
  }))
}
