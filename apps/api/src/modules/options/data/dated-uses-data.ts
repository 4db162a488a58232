import { accountDetails, accountProcedures, accounts, procedures, tariffs } from '@guichet/db/schema'
import { type LocalDate, localDateAt } from '@guichet/domain/local-date'
import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { FamilyCounts } from '../domain/priced-uses.ts'
import { type TariffRow, tariffColumns, withDays } from './tariff-data.ts'

/** What the families of these primaries use of what has a price: in their open accounts. */
export async function countUsesOfFamilies(
  { db }: Ctx,
  primaryIds: readonly string[],
): Promise<ReadonlyMap<string, FamilyCounts>> {
  const familyId = sql<string>`coalesce(${accounts.parentId}, ${accounts.id})`
  const rows = await db
    .select({
      familyId,
      mailboxes: sql<number>`count(*) filter (where ${accounts.parentId} is not null and ${accounts.hasMailbox})::int`,
      statements: sql<number>`count(*) filter (where ${accountDetails.statementsSubscribed})::int`,
      archive: sql<number>`count(*) filter (where ${accountDetails.archiveSubscribed})::int`,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .where(
      and(
        or(inArray(accounts.id, [...primaryIds]), inArray(accounts.parentId, [...primaryIds])),
        eq(accounts.state, 'open'),
      ),
    )
    .groupBy(familyId)
  return new Map(rows.map(({ familyId: id, ...counts }) => [id, counts]))
}

/** Procedures that accounts have chosen, and since when. */
export async function readDatedChoices({ db }: Ctx, accountIds: readonly string[]) {
  const rows = await db
    .select({
      accountId: accountProcedures.accountId,
      profileCode: accounts.profileCode,
      code: procedures.code,
      documentTypes: accountProcedures.documentTypes,
      createdAt: accountProcedures.createdAt,
    })
    .from(accountProcedures)
    .innerJoin(procedures, eq(procedures.id, accountProcedures.procedureId))
    .innerJoin(accounts, eq(accounts.id, accountProcedures.accountId))
    .where(inArray(accountProcedures.accountId, [...accountIds]))
  return rows.map(({ createdAt, ...row }) => ({ ...row, since: localDateAt(createdAt) }))
}

/** Prices that hold on one of these days, both included. */
export async function readTariffsBetween({ db }: Ctx, from: LocalDate, to: LocalDate): Promise<TariffRow[]> {
  const rows = await db
    .select(tariffColumns)
    .from(tariffs)
    .where(and(lte(tariffs.startsOn, to), or(isNull(tariffs.endsOn), gte(tariffs.endsOn, from))))
  return rows.map(withDays)
}
