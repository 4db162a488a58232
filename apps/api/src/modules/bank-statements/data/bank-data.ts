import { bankLines, bankStatements, payments, persons } from '@guichet/db/schema'
import type { AwaitedTransfer } from '@guichet/domain/bank-statement'
import { parseLocalDate } from '@guichet/domain/local-date'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

const MOST_OPEN = 1000
const MOST_AWAITED = 5000
const AT_ONCE = 1000

const columns = {
  id: bankLines.id,
  bookedOn: bankLines.bookedOn,
  amountCents: bankLines.amountCents,
  name: bankLines.name,
  label: bankLines.label,
  state: bankLines.state,
  paymentId: bankLines.paymentId,
}
export type BankLineRow = Awaited<ReturnType<typeof readLinesOf>>[number]
const readLinesOf = ({ db }: Ctx) => db.select(columns).from(bankLines).limit(1)

export async function insertStatement({ db }: Ctx, row: typeof bankStatements.$inferInsert): Promise<void> {
  await db.insert(bankStatements).values(row)
}

/** Lines of these days that earlier statements brought. */
export async function readLinesOn({ db }: Ctx, days: readonly string[]) {
  const found = []
  for (let start = 0; start < days.length; start += AT_ONCE)
    found.push(
      ...(await db
        .select({
          bookedOn: bankLines.bookedOn,
          amountCents: bankLines.amountCents,
          name: bankLines.name,
          label: bankLines.label,
          reference: bankLines.reference,
          fingerprint: bankLines.fingerprint,
        })
        .from(bankLines)
        .where(inArray(bankLines.bookedOn, days.slice(start, start + AT_ONCE)))),
    )
  return found.map((row) => ({ ...row, bookedOn: parseLocalDate(row.bookedOn) }))
}

/** Writes lines; those that came with another statement meanwhile are left out. @returns how many are new. */
export async function insertLines(
  { db }: Ctx,
  rows: readonly (typeof bankLines.$inferInsert)[],
): Promise<number> {
  let count = 0
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const written = await db
      .insert(bankLines)
      .values(rows.slice(start, start + AT_ONCE))
      .onConflictDoNothing({ target: bankLines.fingerprint })
      .returning({ id: bankLines.id })
    count += written.length
  }
  return count
}

export async function readLinePage(
  { db }: Ctx,
  { state, cursor, limit }: { state: BankLineRow['state']; cursor: Cursor | null; limit: number },
) {
  const filter = eq(bankLines.state, state)
  const { beyond, orderBy } = keyset({ by: [bankLines.bookedOn], id: bankLines.id, descending: true, cursor })
  const rows = await db
    .select(columns)
    .from(bankLines)
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: bankLines.id }).from(bankLines).where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}

/** The lines that wait, the latest first. */
export async function readOpenLines({ db }: Ctx) {
  const rows = await db
    .select(columns)
    .from(bankLines)
    .where(eq(bankLines.state, 'open'))
    .orderBy(desc(bankLines.bookedOn), desc(bankLines.id))
    .limit(MOST_OPEN)
  return rows.map((row) => ({ ...row, bookedOn: parseLocalDate(row.bookedOn) }))
}

const transfer = {
  paymentId: payments.id,
  personId: payments.personId,
  reference: payments.reference,
  amountCents: payments.amountCents,
  labelFr: payments.labelFr,
  labelEn: payments.labelEn,
  firstName: persons.firstName,
  lastName: persons.lastName,
}
export type TransferRow = Awaited<ReturnType<typeof readAwaited>>[number]

/** Transfers that are awaited. */
export const readAwaited = ({ db }: Ctx) =>
  db
    .select(transfer)
    .from(payments)
    .innerJoin(persons, eq(persons.id, payments.personId))
    .where(and(eq(payments.state, 'pending'), eq(payments.method, 'transfer')))
    .orderBy(asc(payments.createdAt))
    .limit(MOST_AWAITED) satisfies Promise<readonly AwaitedTransfer[]>

/** Transfers that lines paid. */
export const readTransfers = ({ db }: Ctx, ids: readonly string[]) =>
  db
    .select(transfer)
    .from(payments)
    .innerJoin(persons, eq(persons.id, payments.personId))
    .where(inArray(payments.id, [...ids]))

/** A line, held for this transaction. */
export async function lockLine({ db }: Ctx, id: string): Promise<BankLineRow | null> {
  const [row] = await db.select(columns).from(bankLines).where(eq(bankLines.id, id)).for('update')
  return row ?? null
}

export async function decideLine(
  { db, clock }: Ctx,
  id: string,
  change: Pick<BankLineRow, 'state' | 'paymentId'> & { readonly decidedBy: string },
): Promise<void> {
  await db
    .update(bankLines)
    .set({ ...change, decidedAt: clock.now() })
    .where(eq(bankLines.id, id))
}
