import { accountPersons, accounts } from '@guichet/db/schema'
import type { AccountRight } from '@guichet/domain/account-rights'
import type { AccountState } from '@guichet/domain/account-state'
import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import { createBatchedLookup } from '../../../platform/batched-lookup.ts'

const primary = alias(accounts, 'primary')
const own = alias(accountPersons, 'own')
const above = alias(accountPersons, 'above')

const COLUMNS = {
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
}

/** Who asks about which account. */
interface Asked {
  readonly accountId: string
  readonly personId: string
}

/** Accounts with how each person stands to his, and to its primary: one statement, by what was asked. */
async function readReaches(db: Ctx['db'], asked: readonly Asked[]) {
  const ids = sql.param(asked.map(({ accountId }) => accountId))
  const persons = sql.param(asked.map(({ personId }) => personId))
  const person = sql`asked.person_id`
  const rows = await db
    .select({ ...COLUMNS, rank: sql<number>`asked.rank::int` })
    // Selected, so that the plan does not hang on how many they are: it is kept, where it would be made anew at each call.
    .from(
      sql`unnest((select ${ids}::uuid[]), (select ${persons}::uuid[])) with ordinality as asked (account_id, person_id, rank)`,
    )
    .innerJoin(accounts, sql`${accounts.id} = asked.account_id`)
    .leftJoin(primary, eq(primary.id, accounts.parentId))
    .leftJoin(own, and(eq(own.accountId, accounts.id), eq(own.personId, person)))
    .leftJoin(above, and(eq(above.accountId, accounts.parentId), eq(above.personId, person)))
  return new Map(
    rows.flatMap((row) => {
      const of = asked[row.rank - 1]
      const reach = {
        ...row,
        state: row.state as AccountState,
        primaryState: row.primaryState as AccountState | null,
        ownRights: row.ownRights as AccountRight[] | null,
        aboveRights: row.aboveRights as AccountRight[] | null,
      }
      return of ? [[of, reach] as const] : []
    }),
  )
}
type Reach = NonNullable<Awaited<ReturnType<ReturnType<typeof createLookup>>>>

const createLookup = (db: Ctx['db']) =>
  createBatchedLookup((asked: readonly Asked[]) => readReaches(db, asked))
const lookups = new WeakMap<Ctx['db'], ReturnType<typeof createLookup>>()

/**
 * An account with how a person stands to it and to its primary. Outside a transaction, questions of one moment are joined
 * into one statement (ADR 0014): every screen of accounts asks this first.
 */
function askReach({ db, inTx }: Ctx, asked: Asked): Promise<Reach | null> {
  if (inTx) return readReaches(db, [asked]).then((found) => found.get(asked) ?? null)
  const lookup = lookups.get(db) ?? createLookup(db)
  lookups.set(db, lookup)
  return lookup(asked)
}

/**
 * The same. With `lock` the account is held first, by a statement of its own: in the same one, rights would be those from
 * before the wait.
 */
export async function findReach(
  ctx: Ctx,
  accountId: string,
  personId: string,
  lock: boolean,
): Promise<Reach | null> {
  if (lock)
    await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update')
  return askReach(ctx, { accountId, personId })
}
