import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import type { PaymentView } from '../billing/index.ts'
import { readPaymentPage, type StaffPaymentRow } from './data/payment-list-data.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly method?: string | undefined
}

/** A payment with whose it is, for staff. */
export const toStaffPayment = (row: StaffPaymentRow, locale: 'fr' | 'en') => ({
  id: row.id,
  label: locale === 'en' ? row.labelEn : row.labelFr,
  amountCents: row.amountCents,
  method: row.method as PaymentView['method'],
  state: row.state as PaymentView['state'],
  reference: row.reference,
  paidOn: row.paidOn,
  createdAt: row.createdAt.toISOString(),
  receiptNumber: row.receiptNumber,
  refundedCents: row.refundedCents,
  refundPendingCents: row.refundPendingCents,
  unpaidBy: row.unpaidBy,
  personId: row.personId,
  holderName: `${row.firstName} ${row.lastName}`,
  memberNumber: row.memberNumber,
})

/** Payments of all members, the latest first. */
export async function listStaffPayments(ctx: Ctx, query: Query) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readPaymentPage(ctx, {
    search: query.q?.trim() || null,
    state: query.state ?? null,
    method: query.method ?? null,
    cursor,
    limit: query.limit,
  })
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toStaffPayment(row, ctx.locale),
  })
}
