import {
  accountChanges,
  accountDetails,
  accountProcedures,
  accounts,
  procedures,
  tariffs,
} from '@guichet/db/schema'
import { type LocalDate, localDateAt, startOfDay } from '@guichet/domain/local-date'
import {
  and,
  asc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { FamilyCounts } from '../domain/priced-uses.ts'
import { type TariffRow, tariffColumns, withDays } from './tariff-data.ts'

/** Whether an account changed its state or place since a day. */
const hasChanged = ({ db }: Ctx, since: LocalDate, more?: SQL) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(accountChanges)
      .where(
        and(
          eq(accountChanges.accountId, accounts.id),
          gte(accountChanges.changedAt, startOfDay(since)),
          more,
        ),
      ),
  )

/** A secondary that came after that day. */
const isNew = (since: LocalDate) => and(isNotNull(accounts.parentId), gt(accounts.createdOn, since))

/** What the families of these primaries use of what has a price, in their open accounts that stand as they stood on a day. */
export async function countUsesOfFamilies(
  ctx: Ctx,
  primaryIds: readonly string[],
  since: LocalDate,
): Promise<ReadonlyMap<string, FamilyCounts>> {
  const { db } = ctx
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
        not(hasChanged(ctx, since)),
        or(isNull(accounts.parentId), lte(accounts.createdOn, since)),
      ),
    )
    .groupBy(familyId)
  return new Map(rows.map(({ familyId: id, ...counts }) => [id, counts]))
}

/** The others of these families, those that have left them included: what each uses, and how it stands now. */
export async function readMovedAccounts(ctx: Ctx, primaryIds: readonly string[], since: LocalDate) {
  const ids = [...primaryIds]
  const rows = await ctx.db
    .select({
      ...{ id: accounts.id, parentId: accounts.parentId, state: accounts.state },
      hasMailbox: accounts.hasMailbox,
      createdOn: sql<LocalDate>`${accounts.createdOn}`,
      invoicingOn: sql<LocalDate | null>`${accountDetails.invoicingOn}`,
      statements: accountDetails.statementsSubscribed,
      archive: accountDetails.archiveSubscribed,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .where(
      or(
        and(
          or(inArray(accounts.id, ids), inArray(accounts.parentId, ids)),
          or(hasChanged(ctx, since), isNew(since)),
        ),
        hasChanged(ctx, since, inArray(accountChanges.parentId, ids)),
      ),
    )
    .orderBy(asc(accounts.login))
  return rows.map(({ state, ...row }) => ({ ...row, open: state === 'open' }))
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
