import { members, payments, persons, receipts } from '@guichet/db/schema'
import { and, eq, ilike, inArray, or } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'
import { refundPendingCents, unpaidBy } from '../../billing/index.ts'
import { personFilters } from './person-search.ts'

interface ListInput {
  readonly search: string | null
  readonly state: string | null
  readonly method: string | null
  readonly cursor: Cursor | null
  readonly limit: number
}

const base = ({ db }: Ctx) =>
  db
    .select({
      id: payments.id,
      labelFr: payments.labelFr,
      labelEn: payments.labelEn,
      amountCents: payments.amountCents,
      method: payments.method,
      state: payments.state,
      reference: payments.reference,
      paidOn: payments.paidOn,
      createdAt: payments.createdAt,
      receiptNumber: receipts.number,
      refundedCents: payments.refundedCents,
      refundPendingCents,
      unpaidBy,
      paymentIntentId: payments.paymentIntentId,
      personId: payments.personId,
      firstName: persons.firstName,
      lastName: persons.lastName,
      memberNumber: members.number,
    })
    .from(payments)
    .innerJoin(persons, eq(persons.id, payments.personId))
    .leftJoin(members, eq(members.personId, payments.personId))
    .leftJoin(receipts, eq(receipts.paymentId, payments.id))

export type StaffPaymentRow = NonNullable<Awaited<ReturnType<typeof findStaffPayment>>>

export async function findStaffPayment(ctx: Ctx, id: string) {
  const [row] = await base(ctx).where(eq(payments.id, id))
  return row ?? null
}

/** One page of everybody’s payments, the latest first. */
export async function readPaymentPage(ctx: Ctx, { search, state, method, cursor, limit }: ListInput) {
  const filter = and(
    state ? eq(payments.state, state) : undefined,
    method === 'manual'
      ? inArray(payments.method, ['transfer', 'cheque'])
      : method
        ? eq(payments.method, method)
        : undefined,
    search ? or(ilike(payments.reference, containing(search)), and(...personFilters(search))) : undefined,
  )
  const { beyond, orderBy } = keyset({ by: [payments.createdAt], id: payments.id, descending: true, cursor })
  const rows = await base(ctx)
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: payments.id })
    .from(payments)
    .innerJoin(persons, eq(persons.id, payments.personId))
    .where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
