import type { paymentFile, refundPayment as route } from '@guichet/contract/refunds.contract'
import type { Out } from '@guichet/contract/route'
import { refundableCents } from '@guichet/domain/refunds'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { readRefundList, refundPayment } from '../billing/index.ts'
import { findMembershipPaidBy } from '../memberships/index.ts'
import { findStaffPayment } from './data/payment-list-data.ts'
import { toStaffPayment } from './staff-payments.ts'

type PaymentFile = z.input<typeof paymentFile>

/** One payment with what has gone back of it, and the membership that it paid. @throws a problem `resource.not-found`. */
export async function getStaffPayment(ctx: Ctx, id: string): Promise<PaymentFile> {
  const row = await findStaffPayment(ctx, id)
  if (!row) throw problem('resource.not-found')
  const [refunds, membership] = await Promise.all([readRefundList(ctx, id), findMembershipPaidBy(ctx, id)])
  return {
    ...toStaffPayment(row, ctx.locale),
    refundableCents: row.state === 'paid' ? refundableCents(row.amountCents, refunds) : 0,
    byHand: row.paymentIntentId === null,
    membership,
    refunds: refunds.map(({ createdAt, ...refund }) => ({ ...refund, askedAt: createdAt.toISOString() })),
  }
}

/** Gives a payment back, whole or in part. @throws problems as `refundPayment` of billing. */
export async function refundStaffPayment(
  ctx: Ctx,
  paymentId: string,
  input: Out<(typeof route)['body']>,
): Promise<PaymentFile> {
  await refundPayment(ctx, { paymentId, ...input })
  return getStaffPayment(ctx, paymentId)
}
