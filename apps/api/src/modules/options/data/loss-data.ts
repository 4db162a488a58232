import { accountProcedures, accountProfiles, accounts } from '@guichet/db/schema'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What a primary account loses of one procedure. */
export interface LostByPrimary {
  readonly procedureId: string
  readonly code: string
  readonly web: boolean
  /** The procedure has no document types: whoever has it loses it. */
  readonly bare: boolean
  /** Document types that go. */
  readonly types: readonly string[]
}

/** Accounts shown; the others are counted. */
export const LOSERS_SHOWN = 100

/** Procedures of an account of which something goes with its primary. */
function goingOf(lost: readonly LostByPrimary[]) {
  const going = sql`jsonb_to_recordset(${JSON.stringify(
    lost.map(({ procedureId, ...rest }) => ({ procedure_id: procedureId, ...rest })),
  )}::jsonb) as going(procedure_id uuid, code text, web boolean, bare boolean, types text[])`
  const inProfile = sql`(${accountProfiles.scope} = 'all'
    or (${accountProfiles.scope} = 'web' and going.web)
    or (${accountProfiles.scope} = 'listed' and going.code = any(${accountProfiles.procedureCodes})))`
  return sql`from ${accountProcedures} join ${going} on going.procedure_id = ${accountProcedures.procedureId}
    where ${accountProcedures.accountId} = ${accounts.id} and ${inProfile}
      and (going.bare or ${accountProcedures.documentTypes} is null
        or ${accountProcedures.documentTypes} && going.types)`
}

const losers = (primaryId: string, lost: readonly LostByPrimary[]) =>
  sql`${accounts.parentId} = ${primaryId} and ${accounts.state} = 'open' and exists (select 1 ${goingOf(lost)})`

/**
 * Open secondary accounts that lose something with their primary: the first hundred by login, and how many in all. One
 * statement, however many there are.
 */
export async function readLosers({ db }: Ctx, primaryId: string, lost: readonly LostByPrimary[]) {
  const rows = await db
    .select({
      id: accounts.id,
      login: accounts.login,
      companyName: accounts.companyName,
      profileCode: accounts.profileCode,
      affected: sql<number>`(count(*) over ())::int`,
    })
    .from(accounts)
    .innerJoin(accountProfiles, eq(accountProfiles.code, accounts.profileCode))
    .where(losers(primaryId, lost))
    .orderBy(asc(accounts.login))
    .limit(LOSERS_SHOWN)
  return { rows, affected: rows[0]?.affected ?? 0 }
}

/** The same, some at a time by id, with the codes of the procedures of which they lose something. */
export const readLoserBatch = (
  { db }: Ctx,
  primaryId: string,
  lost: readonly LostByPrimary[],
  after: string | null,
  limit: number,
) =>
  db
    .select({
      id: accounts.id,
      codes: sql<string[]>`array(select going.code ${goingOf(lost)} order by going.code)`,
    })
    .from(accounts)
    .innerJoin(accountProfiles, eq(accountProfiles.code, accounts.profileCode))
    .where(and(losers(primaryId, lost), after === null ? undefined : gt(accounts.id, after)))
    .orderBy(asc(accounts.id))
    .limit(limit)
