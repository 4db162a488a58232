import { accountProcedures, accountProfiles, accounts } from '@guichet/db/schema'
import { asc, eq, sql } from 'drizzle-orm'
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

/**
 * Open secondary accounts that lose something with their primary: the first hundred by login, and how many in all. One
 * statement, however many there are.
 */
export async function readLosers({ db }: Ctx, primaryId: string, lost: readonly LostByPrimary[]) {
  const going = sql`jsonb_to_recordset(${JSON.stringify(
    lost.map(({ procedureId, ...rest }) => ({ procedure_id: procedureId, ...rest })),
  )}::jsonb) as going(procedure_id uuid, code text, web boolean, bare boolean, types text[])`
  const inProfile = sql`(${accountProfiles.scope} = 'all'
    or (${accountProfiles.scope} = 'web' and going.web)
    or (${accountProfiles.scope} = 'listed' and going.code = any(${accountProfiles.procedureCodes})))`
  const losesOne = sql`exists (
    select 1 from ${accountProcedures} join ${going} on going.procedure_id = ${accountProcedures.procedureId}
    where ${accountProcedures.accountId} = ${accounts.id} and ${inProfile}
      and (going.bare or ${accountProcedures.documentTypes} is null
        or ${accountProcedures.documentTypes} && going.types))`
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
    .where(sql`${accounts.parentId} = ${primaryId} and ${accounts.state} = 'open' and ${losesOne}`)
    .orderBy(asc(accounts.login))
    .limit(LOSERS_SHOWN)
  return { rows, affected: rows[0]?.affected ?? 0 }
}
