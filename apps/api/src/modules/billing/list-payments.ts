import type { Page } from '@guichet/contract/pagination'
import type { payment } from '@guichet/contract/payments.contract'
import type { z } from 'zod'
import { actingPersonId, type Ctx, type Locale } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readPayments } from './data/payment-data.ts'

export type PaymentView = z.input<typeof payment>
type Row = Awaited<ReturnType<typeof readPayments>>['rows'][number]

/** A payment as it is shown. */
export const toPaymentView = (row: Row, locale: Locale): PaymentView => ({
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
})

/** Payments of a person, the latest first. */
export async function listPaymentsOf(
  ctx: Ctx,
  personId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<PaymentView>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readPayments(ctx, personId, cursor, query.limit)
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toPaymentView(row, ctx.locale),
  })
}

/** My payments. */
export const listPayments = (ctx: Ctx, query: { cursor?: string | undefined; limit: number }) =>
  listPaymentsOf(ctx, actingPersonId(ctx), query)
