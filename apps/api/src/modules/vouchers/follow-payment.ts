import type { VoucherEvent } from '@guichet/domain/vouchers'
import type { Ctx } from '../../ctx.ts'
import { findUse, lockVoucher, moveUse } from './data/voucher-data.ts'
import { moveStoredVoucher } from './move-stored-voucher.ts'

/** Moves the voucher that stands on a payment, if there is one; once, whatever is told how often. */
async function follow(
  ctx: Ctx,
  paymentId: string,
  [from, to]: readonly ['reserved' | 'used', 'used' | 'released' | 'returned'],
  eventFor: (amountCents: number) => VoucherEvent,
): Promise<void> {
  const use = await findUse(ctx, paymentId)
  if (!use || !(await moveUse(ctx, paymentId, from, to))) return
  const voucher = await lockVoucher(ctx, use.voucherId)
  if (!voucher || !(await moveStoredVoucher(ctx, voucher, eventFor(use.amountCents), { paymentId })))
    throw new TypeError(`voucher ${use.voucherId} does not hold what payment ${paymentId} takes`)
}

/** The order is paid: its voucher is used. */
export const confirmUse = (ctx: Ctx, paymentId: string) =>
  follow(ctx, paymentId, ['reserved', 'used'], () => ({ kind: 'use' }))

/** The order came to nothing: its voucher is free again. */
export const releaseUse = (ctx: Ctx, paymentId: string) =>
  follow(ctx, paymentId, ['reserved', 'released'], () => ({ kind: 'release' }))

/** The order is refunded: what the voucher paid of it comes back. */
export const returnUse = (ctx: Ctx, paymentId: string) =>
  follow(ctx, paymentId, ['used', 'returned'], (amountCents) => ({ kind: 'return', amountCents }))
