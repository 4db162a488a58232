import { accountChanges } from '@guichet/db/schema'
import type { StandingChange } from '@guichet/domain/billing-run'
import { type LocalDate, localDateAt, startOfDay } from '@guichet/domain/local-date'
import { and, asc, gte, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What became of accounts since a day, by account, the oldest first: how each stood until then. */
export async function readStandingChanges(
  { db }: Ctx,
  accountIds: readonly string[],
  since: LocalDate,
): Promise<ReadonlyMap<string, readonly StandingChange[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(accountChanges)
    .where(
      and(
        sql`${accountChanges.accountId} = any(${sql.param([...accountIds])}::uuid[])`,
        gte(accountChanges.changedAt, startOfDay(since)),
      ),
    )
    .orderBy(asc(accountChanges.id))
  return new Map(
    [...Map.groupBy(rows, ({ accountId }) => accountId)].map(([accountId, changes]) => [
      accountId,
      changes.map(({ changedAt, state, parentId, hasMailbox, invoicingOn }) => ({
        changedOn: localDateAt(changedAt),
        before: {
          ...{ open: state === 'open', parentId, hasMailbox },
          invoicingOn: invoicingOn as LocalDate | null,
        },
      })),
    ]),
  )
}
