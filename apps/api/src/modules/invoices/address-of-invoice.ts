import type { Ctx } from '../../ctx.ts'
import { findAccountAddress } from './data/billable-data.ts'
import { findHolder, type InvoiceRow } from './data/invoice-data.ts'
import { findSendTo } from './data/invoice-list.ts'

/** Where an invoice goes by mail today, and in which language; null for whoever has no address. */
export async function addressOf(ctx: Ctx, { personId, accountId }: InvoiceRow) {
  const holder = accountId === null ? null : await findHolder(ctx, accountId)
  const person = await findSendTo(ctx, holder?.personId ?? personId)
  const email = accountId === null ? person?.email : await findAccountAddress(ctx, accountId)
  const locale = person?.locale === 'en' ? ('en' as const) : ('fr' as const)
  return email ? { email, locale, personId: holder?.personId ?? personId } : null
}
