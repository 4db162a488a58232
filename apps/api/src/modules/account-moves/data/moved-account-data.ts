import { accountDetails, accountPersons, accountProfiles, accounts } from '@guichet/db/schema'
import type { Membership, MovedAccount } from '@guichet/domain/account-moves'
import type { AccountRight } from '@guichet/domain/account-rights'
import { type AccountState, STANDING_STATES } from '@guichet/domain/account-state'
import { and, eq, exists, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const below = alias(accounts, 'below')
const primary = alias(accounts, 'primary')

/** An account that moves or its primary, and how whoever acts is on it. */
export interface MovedRow extends MovedAccount {
  readonly login: string
  readonly companyName: string
  readonly profileLabelFr: string
  readonly profileLabelEn: string
  readonly statements: boolean
  readonly archive: boolean
  readonly secondaryCount: number
  readonly membership: Membership | null
}

/** Accounts by id, with their secondaries counted and the place of a person on them: one statement. */
export async function readMovedAccounts(
  { db }: Ctx,
  ids: readonly (string | null)[],
  personId: string,
): Promise<ReadonlyMap<string, MovedRow>> {
  const inUse = db
    .select({ count: sql`count(*)::int` })
    .from(below)
    .where(
      and(
        eq(below.parentId, accounts.id),
        eq(below.hasMailbox, true),
        inArray(below.state, [...STANDING_STATES]),
      ),
    )
  const all = db.select({ count: sql`count(*)::int` }).from(below).where(eq(below.parentId, accounts.id))
  const rows = await db
    .select({
      id: accounts.id,
      login: accounts.login,
      companyName: accounts.companyName,
      parentId: accounts.parentId,
      state: accounts.state,
      profileCode: accounts.profileCode,
      profileLabelFr: accountProfiles.labelFr,
      profileLabelEn: accountProfiles.labelEn,
      portal: accounts.portal,
      test: accounts.test,
      hasMailbox: accounts.hasMailbox,
      autonomous: accounts.autonomous,
      mailboxQuota: accounts.mailboxQuota,
      mailboxesInUse: sql<number>`(${inUse})`,
      secondaryCount: sql<number>`(${all})`,
      statements: accountDetails.statementsSubscribed,
      archive: accountDetails.archiveSubscribed,
      role: accountPersons.role,
      rights: accountPersons.rights,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .innerJoin(accountProfiles, eq(accountProfiles.code, accounts.profileCode))
    .leftJoin(
      accountPersons,
      and(eq(accountPersons.accountId, accounts.id), eq(accountPersons.personId, personId)),
    )
    .where(
      inArray(
        accounts.id,
        ids.filter((id) => id !== null),
      ),
    )
  return new Map(
    rows.map(({ role, rights, ...row }) => [
      row.id,
      {
        ...row,
        state: row.state as AccountState,
        hasSecondaries: row.secondaryCount > 0,
        membership:
          role === null ? null : { holder: role === 'holder', rights: (rights ?? []) as AccountRight[] },
      },
    ]),
  )
}

/** Holds accounts one after the other: others who would change them, or create under them, wait. */
export async function holdAccounts({ db }: Ctx, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, id)).for('update')
}

export async function findIdByLogin({ db }: Ctx, login: string): Promise<string | null> {
  const [row] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.login, login), ne(accounts.state, 'refused')))
  return row?.id ?? null
}

/** How a person is on accounts, by account: one statement. */
export async function readMemberships(
  { db }: Ctx,
  ids: readonly (string | null)[],
  personId: string,
): Promise<ReadonlyMap<string, Membership>> {
  const rows = await db
    .select({ accountId: accountPersons.accountId, role: accountPersons.role, rights: accountPersons.rights })
    .from(accountPersons)
    .where(
      and(
        eq(accountPersons.personId, personId),
        inArray(accountPersons.accountId, [...new Set(ids.filter((id) => id !== null))]),
      ),
    )
  return new Map(
    rows.map(({ accountId, role, rights }) => [
      accountId,
      { holder: role === 'holder', rights: rights as AccountRight[] },
    ]),
  )
}

/** Name of the primary of an account, and whether the account has secondaries itself. */
export async function findPlace({ db }: Ctx, accountId: string) {
  const [row] = await db
    .select({
      primaryId: accounts.parentId,
      primaryLogin: primary.login,
      primaryCompanyName: primary.companyName,
      hasSecondaries: exists(
        db.select({ id: below.id }).from(below).where(eq(below.parentId, accounts.id)),
      ) as SQL<boolean>,
    })
    .from(accounts)
    .leftJoin(primary, eq(primary.id, accounts.parentId))
    .where(eq(accounts.id, accountId))
  return row ?? null
}
