import {
  accountChanges,
  accountDetails,
  accountPersons,
  accounts,
  invoices,
  persons,
} from '@guichet/db/schema'
import { monthDays } from '@guichet/domain/billing-run'
import { type LocalDate, startOfDay } from '@guichet/domain/local-date'
import { and, asc, eq, exists, gte, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const parts = (prefix: 'responsible' | 'invoicing') => {
  const d = accountDetails
  return prefix === 'responsible'
    ? {
        ...{
          streetNumber: d.streetNumber,
          streetNumberSuffix: d.streetNumberSuffix,
          streetName: d.streetName,
        },
        ...{ complement: d.complement, postBox: d.postBox, postcode: d.postcode, city: d.city },
        country: d.country,
      }
    : {
        ...{ streetNumber: d.invoicingStreetNumber, streetNumberSuffix: d.invoicingStreetNumberSuffix },
        ...{ streetName: d.invoicingStreetName, complement: d.invoicingComplement },
        ...{ postBox: d.invoicingPostBox, postcode: d.invoicingPostcode, city: d.invoicingCity },
        country: d.invoicingCountry,
      }
}

async function read({ db }: Ctx, month: string, only: SQL | undefined) {
  const invoiced = (standing: SQL) =>
    db
      .select({ one: sql`1` })
      .from(invoices)
      .where(
        and(
          eq(invoices.accountId, accounts.id),
          eq(invoices.month, month),
          eq(invoices.kind, 'invoice'),
          standing,
        ),
      )
  /** Those that were open primaries on a day of the month, or since. */
  const wasOpen = db
    .select({ one: sql`1` })
    .from(accountChanges)
    .where(
      and(
        eq(accountChanges.accountId, accounts.id),
        gte(accountChanges.changedAt, startOfDay(monthDays(month).startsOn)),
        eq(accountChanges.state, 'open'),
        isNull(accountChanges.parentId),
      ),
    )
  return db
    .select({
      ...{ id: accounts.id, login: accounts.login, companyName: accounts.companyName, siret: accounts.siret },
      ...{ test: accounts.test, parentId: accounts.parentId, hasMailbox: accounts.hasMailbox },
      open: sql<boolean>`${accounts.state} = 'open'`,
      invoicingOn: sql<LocalDate | null>`${accountDetails.invoicingOn}`,
      useResponsible: accountDetails.useResponsibleAddress,
      responsible: parts('responsible'),
      invoicing: parts('invoicing'),
      email: accountDetails.email,
      administrativeEmail: accountDetails.administrativeEmail,
      holderId: persons.id,
      billed: sql<boolean>`exists ${invoiced(lt(invoices.creditedCents, invoices.grossCents))}`,
      /** An invoice of the month was cancelled, or given back. */
      billedBefore: sql<boolean>`exists ${invoiced(gte(invoices.creditedCents, invoices.grossCents))}`,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .leftJoin(
      accountPersons,
      and(eq(accountPersons.accountId, accounts.id), eq(accountPersons.role, 'holder')),
    )
    .leftJoin(persons, eq(persons.id, accountPersons.personId))
    .where(and(or(and(isNull(accounts.parentId), eq(accounts.state, 'open')), exists(wasOpen)), only))
    .orderBy(asc(accounts.login))
}
export type BillableRow = Awaited<ReturnType<typeof read>>[number]

/** Primary accounts that are open, or were in the month, with what their invoice of it hangs on, by login. */
export const readBillable = (ctx: Ctx, month: string) => read(ctx, month, undefined)

/** One of them, held until this transaction ends, so that its month is billed once. */
export async function lockBillable(ctx: Ctx, month: string, accountId: string): Promise<BillableRow | null> {
  await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update')
  const [row] = await read(ctx, month, eq(accounts.id, accountId))
  return row ?? null
}

/** Where invoices of an account go by mail: its administrative contact, else its responsible person. */
export async function findAccountAddress({ db }: Ctx, accountId: string): Promise<string | null> {
  const [row] = await db
    .select({ email: accountDetails.email, administrative: accountDetails.administrativeEmail })
    .from(accountDetails)
    .where(eq(accountDetails.accountId, accountId))
  return row?.administrative || row?.email || null
}
