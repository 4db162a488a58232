import { returnedShare, type VoucherEvent } from '@guichet/domain/vouchers'
import type { Ctx } from '../../ctx.ts'
import { findPayment } from '../billing/index.ts'
import { findUse, lockVoucher, moveUse, raiseReturned } from './data/voucher-data.ts'
import { moveStoredVoucher } from './move-stored-voucher.ts'

/** Moves the voucher that stands on a payment, if there is one; once, whatever is told how often. */
async function follow(
  ctx: Ctx,
  paymentId: string,
  to: 'used' | 'released',
  event: VoucherEvent,
): Promise<void> {
  const use = await findUse(ctx, paymentId)
  if (!use || !(await moveUse(ctx, paymentId, 'reserved', to))) return
  const voucher = await lockVoucher(ctx, use.voucherId)
  if (!voucher || !(await moveStoredVoucher(ctx, voucher, event, { paymentId })))
    throw new TypeError(`voucher ${use.voucherId} does not hold what payment ${paymentId} takes`)
}

/** The order is paid: its voucher is used. */
export const confirmUse = (ctx: Ctx, paymentId: string) => follow(ctx, paymentId, 'used', { kind: 'use' })

/** The order came to nothing: its voucher is free again. */
export const releaseUse = (ctx: Ctx, paymentId: string) =>
  follow(ctx, paymentId, 'released', { kind: 'release' })

/** What of the voucher is to come back, and has not, comes back: in proportion to the money that went back. */
async function bringBack(ctx: Ctx, paymentId: string): Promise<void> {
  const use = await findUse(ctx, paymentId)
  const payment = use?.state === 'returned' ? await findPayment(ctx, paymentId) : null
  if (!use || !payment) return
  const voucher = await lockVoucher(ctx, use.voucherId)
  const returnedCents = returnedShare(use.amountCents, payment.amountCents, payment.refundedCents)
  const amountCents = await raiseReturned(ctx, paymentId, returnedCents)
  if (amountCents === 0) return
  if (!voucher || !(await moveStoredVoucher(ctx, voucher, { kind: 'return', amountCents }, { paymentId })))
    throw new TypeError(`voucher ${use.voucherId} does not hold what payment ${paymentId} takes`)
}

/** The order is undone: what the voucher paid of it comes back, in proportion. */
export async function returnUse(ctx: Ctx, paymentId: string): Promise<void> {
  if (await moveUse(ctx, paymentId, 'used', 'returned')) await bringBack(ctx, paymentId)
}

/** More money of what was undone has gone back: so does the voucher. */
export const returnMore = (ctx: Ctx, paymentId: string): Promise<void> => bringBack(ctx, paymentId)
