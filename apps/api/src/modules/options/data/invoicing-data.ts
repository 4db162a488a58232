import { accountDetails, accounts } from '@guichet/db/schema'
import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const address = {
  streetNumber: accountDetails.invoicingStreetNumber,
  streetNumberSuffix: accountDetails.invoicingStreetNumberSuffix,
  streetName: accountDetails.invoicingStreetName,
  complement: accountDetails.invoicingComplement,
  postBox: accountDetails.invoicingPostBox,
  postcode: accountDetails.invoicingPostcode,
  city: accountDetails.invoicingCity,
  country: accountDetails.invoicingCountry,
}
export type InvoicingAddress = { readonly [K in keyof typeof address]: string | null }

export async function findInvoicing({ db }: Ctx, accountId: string) {
  const [row] = await db
    .select({
      invoicingOn: accountDetails.invoicingOn,
      useResponsibleAddress: accountDetails.useResponsibleAddress,
      ...address,
    })
    .from(accountDetails)
    .where(eq(accountDetails.accountId, accountId))
  if (!row) throw new TypeError(`account ${accountId} has no details`)
  const { invoicingOn, useResponsibleAddress, ...parts } = row
  return { invoicingOn, useResponsibleAddress, address: parts as InvoicingAddress }
}

/** Writes the invoicing address of an account, which is held, and raises its version. */
export async function writeInvoicing(
  { db, clock }: Ctx,
  accountId: string,
  values: { readonly useResponsibleAddress: boolean; readonly address: InvoicingAddress },
): Promise<void> {
  const { address: to } = values
  await db
    .update(accountDetails)
    .set({
      useResponsibleAddress: values.useResponsibleAddress,
      invoicingStreetNumber: to.streetNumber,
      invoicingStreetNumberSuffix: to.streetNumberSuffix,
      invoicingStreetName: to.streetName,
      invoicingComplement: to.complement,
      invoicingPostBox: to.postBox,
      invoicingPostcode: to.postcode,
      invoicingCity: to.city,
      invoicingCountry: to.country,
    })
    .where(eq(accountDetails.accountId, accountId))
  await db
    .update(accounts)
    .set({ version: sql`${accounts.version} + 1`, updatedAt: clock.now() })
    .where(eq(accounts.id, accountId))
}
