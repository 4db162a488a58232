import { accountPersons, accounts, invoiceLines, invoices, persons } from '@guichet/db/schema'
import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export type { InvoiceFacts } from '@guichet/db/schema'
export type InvoiceRow = typeof invoices.$inferSelect

export async function insertInvoice(
  { db }: Ctx,
  row: typeof invoices.$inferInsert,
  lines: (typeof invoiceLines.$inferInsert)[],
): Promise<void> {
  await db.insert(invoices).values(row)
  await db.insert(invoiceLines).values(lines)
}

export async function findInvoice({ db }: Ctx, id: string): Promise<InvoiceRow | null> {
  const [row] = await db.select().from(invoices).where(eq(invoices.id, id))
  return row ?? null
}

/** The invoice, held for this transaction. */
export async function lockInvoice({ db }: Ctx, id: string): Promise<InvoiceRow | null> {
  const [row] = await db.select().from(invoices).where(eq(invoices.id, id)).for('update')
  return row ?? null
}

const ofPayment = ({ db }: Ctx, paymentId: string) =>
  db
    .select()
    .from(invoices)
    .where(and(eq(invoices.paymentId, paymentId), eq(invoices.kind, 'invoice')))
    .orderBy(asc(invoices.createdAt), asc(invoices.id))

/**
 * The invoice that a payment paid, or is to pay, held for this transaction; then those that reinstated what credit notes had
 * taken back of it, the oldest first.
 */
export const lockInvoicesOfPayment = (ctx: Ctx, paymentId: string): Promise<InvoiceRow[]> =>
  ofPayment(ctx, paymentId).for('update')

export const findInvoicesOfPayment = (ctx: Ctx, paymentId: string): Promise<InvoiceRow[]> =>
  ofPayment(ctx, paymentId)

/** Lines of an invoice, in their order. */
export const readLines = ({ db }: Ctx, invoiceId: string) =>
  db
    .select({
      labelFr: invoiceLines.labelFr,
      labelEn: invoiceLines.labelEn,
      quantity: invoiceLines.quantity,
      unitCents: invoiceLines.unitCents,
      netCents: invoiceLines.netCents,
      vatRateBps: invoiceLines.vatRateBps,
    })
    .from(invoiceLines)
    .where(eq(invoiceLines.invoiceId, invoiceId))
    .orderBy(asc(invoiceLines.rank))

/** What credit notes have taken back of the lines of an invoice, by their rank. */
export const readCreditedLines = ({ db }: Ctx, invoiceId: string) =>
  db
    .select({ correctsRank: invoiceLines.correctsRank, netCents: invoiceLines.netCents })
    .from(invoiceLines)
    .innerJoin(invoices, eq(invoices.id, invoiceLines.invoiceId))
    .where(eq(invoices.correctsId, invoiceId))

/** Invoices that reinstate what credit notes had taken back of one, the oldest first. */
export const readReinstating = ({ db }: Ctx, invoiceId: string) =>
  db
    .select({
      ...{ id: invoices.id, number: invoices.number, issuedOn: invoices.issuedOn },
      ...{ grossCents: invoices.grossCents, facts: invoices.facts },
    })
    .from(invoices)
    .where(eq(invoices.reinstatesId, invoiceId))
    .orderBy(asc(invoices.createdAt), asc(invoices.id))
    .limit(100)

/** Whether the month of an account has an invoice that stands; the account is held, so that it stays so. */
export async function holdsMonth({ db }: Ctx, accountId: string, month: string): Promise<boolean> {
  await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update')
  const rows = await db
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(
        ...[eq(invoices.accountId, accountId), eq(invoices.month, month), eq(invoices.kind, 'invoice')],
        lt(invoices.creditedCents, invoices.grossCents),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Credit notes of an invoice, the oldest first. */
export const readCreditNotes = ({ db }: Ctx, invoiceId: string) =>
  db
    .select({
      ...{ id: invoices.id, number: invoices.number, issuedOn: invoices.issuedOn },
      ...{ grossCents: invoices.grossCents, facts: invoices.facts },
    })
    .from(invoices)
    .where(eq(invoices.correctsId, invoiceId))
    .orderBy(asc(invoices.createdAt), asc(invoices.id))
    .limit(100)

/** Notes what was taken back of an invoice that is held. */
export async function addCredited({ db }: Ctx, id: string, cents: number): Promise<void> {
  await db
    .update(invoices)
    .set({ creditedCents: sql`${invoices.creditedCents} + ${cents}` })
    .where(eq(invoices.id, id))
}

/** Notes that an invoice was paid by this payment, once. */
export async function markPaid({ db }: Ctx, paymentId: string, paidOn: string): Promise<void> {
  await db
    .update(invoices)
    .set({ paidOn })
    .where(and(eq(invoices.paymentId, paymentId), eq(invoices.kind, 'invoice'), isNull(invoices.paidOn)))
}

/** An invoice waits again, for another payment. */
export async function reopen({ db }: Ctx, id: string, paymentId: string): Promise<void> {
  await db.update(invoices).set({ paymentId, paidOn: null }).where(eq(invoices.id, id))
}

export async function markSent({ db, clock }: Ctx, id: string): Promise<void> {
  await db.update(invoices).set({ sentAt: clock.now() }).where(eq(invoices.id, id))
}

/** An invoice or credit note by the code printed on it, with what the verification page tells. */
export async function findInvoiceByCode({ db }: Ctx, code: string) {
  const [row] = await db.select().from(invoices).where(eq(invoices.code, code))
  return row ?? null
}

export async function findAccountLogin({ db }: Ctx, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null
  const [row] = await db.select({ login: accounts.login }).from(accounts).where(eq(accounts.id, accountId))
  return row?.login ?? null
}

/** Who holds an account today. */
export async function findHolder({ db }: Ctx, accountId: string) {
  const [row] = await db
    .select({ personId: persons.id, locale: persons.locale, firstName: persons.firstName })
    .from(accountPersons)
    .innerJoin(persons, eq(persons.id, accountPersons.personId))
    .where(and(eq(accountPersons.accountId, accountId), eq(accountPersons.role, 'holder')))
  return row ?? null
}
