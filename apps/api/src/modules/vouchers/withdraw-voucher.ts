import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { lockReferralVouchers, lockVoucher } from './data/voucher-data.ts'
import { moveStoredVoucher } from './move-stored-voucher.ts'

/**
 * Withdraws what is left of a voucher, for a reason; an order that waits with it keeps its price.
 * @throws problems `resource.not-found`, `voucher.wrong-state`.
 */
export const cancelVoucher = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const voucher = await lockVoucher(tx, id)
    if (!voucher) throw problem('resource.not-found')
    if (!(await moveStoredVoucher(tx, voucher, { kind: 'cancel' }, { reason })))
      throw problem('voucher.wrong-state')
  })

/** Withdraws what is left of the vouchers of a referral whose membership was refunded. */
export async function reverseVouchers(tx: Ctx, referralId: string): Promise<void> {
  for (const voucher of await lockReferralVouchers(tx, referralId))
    await moveStoredVoucher(tx, voucher, { kind: 'reverse' })
}
