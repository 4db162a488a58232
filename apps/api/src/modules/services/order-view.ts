import type { serviceOrder, serviceOrderLine } from '@guichet/contract/services.contract'
import { withdrawalUntil } from '@guichet/domain/life-events'
import { parseLocalDate } from '@guichet/domain/local-date'
import { keptCents, type WithdrawableOrder, withdrawalDenial } from '@guichet/domain/service-withdrawal'
import type { z } from 'zod'
import type { Ctx, Locale } from '../../ctx.ts'
import { mayInFile } from '../../platform/file-access.ts'
import { howToPay } from '../billing/index.ts'
import { findUse } from '../vouchers/index.ts'
import { type OrderPaymentRow, type OrderRow, readOrderPayments } from './data/order-data.ts'
import type { OrderLineRow } from './data/order-list.ts'

export type OrderView = z.input<typeof serviceOrder>
type OrderLine = z.input<typeof serviceOrderLine>
type PaymentView = OrderView['payments'][number]

/** A line of a list of orders. */
export const toOrderLine = (row: OrderLineRow, locale: Locale): OrderLine => ({
  id: row.id,
  number: row.number,
  orderedOn: row.orderedOn,
  amountCents: row.amountCents,
  label: locale === 'en' ? row.labelEn : row.labelFr,
  interval: row.interval as OrderLine['interval'],
  state: row.state as OrderLine['state'],
  withdrawalState: row.withdrawalState,
  paidUntil: row.paidUntil,
  receiptPaymentId: row.receiptPaymentId,
})

const toPayment = (row: OrderPaymentRow): PaymentView => ({
  id: row.id,
  amountCents: row.amountCents,
  state: row.state as PaymentView['state'],
  method: row.method as PaymentView['method'],
  paidOn: row.paidOn,
  receiptNumber: row.receiptNumber,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
})

/** What decides whether one may withdraw from an order. */
export const withdrawable = (row: OrderRow): WithdrawableOrder => ({
  orderedOn: parseLocalDate(row.orderedOn),
  // What was taken over from an earlier system was paid there.
  isOnline: row.paymentId !== null,
  state: row.state,
  beginsAtOnce: row.beginsAtOnce,
  withdrawal: row.withdrawalState,
})

/** The right to withdraw as it stands today, and what became of it. */
function withdrawalOf(ctx: Ctx, row: OrderRow, first: OrderPaymentRow | undefined): OrderView['withdrawal'] {
  const order = withdrawable(row)
  const toldOn = row.withdrawalToldOn === null ? ctx.clock.today() : parseLocalDate(row.withdrawalToldOn)
  const period =
    first?.startsOn == null || first.endsOn === null
      ? null
      : { startsOn: parseLocalDate(first.startsOn), endsOn: parseLocalDate(first.endsOn) }
  const paidCents = first?.amountCents ?? row.amountCents
  const open =
    row.beginsAtOnce && period === null
      ? null
      : keptCents({ ...{ paidCents, period }, beginsAtOnce: row.beginsAtOnce, donePercent: 0 }, toldOn)
  const isSettled = row.withdrawalState === 'accepted' || row.withdrawalState === 'declined'
  return {
    until: withdrawalUntil(order.orderedOn),
    denial: withdrawalDenial(order, ctx.clock.today()),
    ...{ state: row.withdrawalState, toldOn: row.withdrawalToldOn },
    ...{ comment: row.withdrawalComment, answer: row.withdrawalAnswer },
    keptCents: isSettled ? row.withdrawalKeptCents : open,
  }
}

/** An order with its payments and how to pay it. */
export async function toOrderView(ctx: Ctx, row: OrderRow): Promise<OrderView> {
  const payments = await readOrderPayments(ctx, row)
  const first = payments.find(({ id }) => id === row.paymentId)
  const isOpen = row.state === 'pending'
  return {
    id: row.id,
    number: row.number,
    orderedOn: row.orderedOn,
    amountCents: row.amountCents,
    vatRateBps: row.vatRateBps,
    label: ctx.locale === 'en' ? row.labelEn : row.labelFr,
    interval: row.interval,
    state: row.state,
    withdrawalState: row.withdrawalState,
    paidUntil: row.paidUntil,
    receiptPaymentId: payments.find(({ receiptNumber }) => receiptNumber !== null)?.id ?? null,
    serviceId: row.serviceId,
    voucherCents: row.paymentId === null ? 0 : ((await findUse(ctx, row.paymentId))?.amountCents ?? 0),
    method: (first?.method as PaymentView['method'] | undefined) ?? null,
    checkoutUrl: isOpen && mayInFile(ctx, 'payments.pay') ? (first?.checkoutUrl ?? null) : null,
    reference: first?.reference ?? null,
    ...(await howToPay(ctx, isOpen ? (first?.method ?? null) : null)),
    beginsAtOnce: row.beginsAtOnce,
    withdrawal: withdrawalOf(ctx, row, first),
    endReason: row.endReason,
    fulfilmentNote: row.fulfilmentNote,
    fulfilledAt: row.fulfilledAt?.toISOString() ?? null,
    payments: payments.map(toPayment),
    createdAt: row.createdAt.toISOString(),
  }
}
