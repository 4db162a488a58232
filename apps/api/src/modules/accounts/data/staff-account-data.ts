import { accountDetails, accountPersons, accountProfiles, accounts, credentials } from '@guichet/db/schema'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { LINE_COLUMNS } from './secondary-list-data.ts'

const primary = alias(accounts, 'primary')

/** Logins of accounts, by id: one statement, also for none. */
export async function readLogins({ db }: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: accounts.id, login: accounts.login })
    .from(accounts)
    .where(inArray(accounts.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, login }) => [id, login]))
}

/** In the words of the index of the queue, which holds no values. */
const WAITING = {
  requested: sql`${accounts.state} = 'requested'`,
  approved: sql`${accounts.state} = 'approved'`,
}
export type WaitingState = keyof typeof WAITING

/** Whether somebody who holds the account has chosen a password. */
const hasPassword = sql<boolean>`exists (select 1 from ${accountPersons}
  join ${credentials} on ${credentials.personId} = ${accountPersons.personId}
  where ${accountPersons.accountId} = ${accounts.id} and ${accountPersons.role} = 'holder')`

/** One page of the requests in a state, the oldest first. */
export async function readRequestPage(ctx: Ctx, state: WaitingState, cursor: Cursor | null, limit: number) {
  const filter = WAITING[state]
  const { beyond, orderBy } = keyset({ by: [accounts.createdAt], id: accounts.id, cursor })
  const rows = await ctx.db
    .select({
      ...LINE_COLUMNS,
      requestedAt: accounts.createdAt,
      primaryLogin: primary.login,
      primaryCompanyName: primary.companyName,
      profileLabelFr: accountProfiles.labelFr,
      profileLabelEn: accountProfiles.labelEn,
      responsibleEmail: accountDetails.email,
      opensAtOnce: hasPassword,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .innerJoin(accountProfiles, eq(accountProfiles.code, accounts.profileCode))
    .leftJoin(primary, eq(primary.id, accounts.parentId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: accounts.id }).from(accounts).where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type RequestRow = Awaited<ReturnType<typeof readRequestPage>>['rows'][number]

export async function isProfileKnown({ db }: Ctx, code: string): Promise<boolean> {
  const rows = await db
    .select({ code: accountProfiles.code })
    .from(accountProfiles)
    .where(eq(accountProfiles.code, code))
  return rows.length > 0
}

const raised = ({ clock }: Ctx) => ({ version: sql`${accounts.version} + 1`, updatedAt: clock.now() })

/** What is left out stays as it is. */
interface Settings {
  readonly accountType?: string | undefined
  readonly profileCode?: string | undefined
  readonly test?: boolean | undefined
  readonly invoicingOn?: string | null | undefined
}

/** Writes settings of an account that the transaction holds, and raises its version. */
export async function writeSettings(
  ctx: Ctx,
  accountId: string,
  { invoicingOn, ...columns }: Settings,
): Promise<void> {
  await ctx.db
    .update(accounts)
    .set({ ...columns, ...raised(ctx) })
    .where(eq(accounts.id, accountId))
  if (invoicingOn !== undefined)
    await ctx.db.update(accountDetails).set({ invoicingOn }).where(eq(accountDetails.accountId, accountId))
}

/** Gives the secondary accounts of a primary that the transaction holds its profile; how many have another. */
export async function passProfileOn(ctx: Ctx, primaryId: string, profileCode: string): Promise<number> {
  const { rowCount } = await ctx.db
    .update(accounts)
    .set({ profileCode, ...raised(ctx) })
    .where(and(eq(accounts.parentId, primaryId), ne(accounts.profileCode, profileCode)))
  return rowCount ?? 0
}
