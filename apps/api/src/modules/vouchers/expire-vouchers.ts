import { type Ctx, withTx } from '../../ctx.ts'
import { listOverdue, lockVoucher } from './data/voucher-data.ts'
import { moveStoredVoucher } from './move-stored-voucher.ts'

const BATCH = 200

/** Ends vouchers whose last day is over, each in a transaction of its own. @returns how many. */
export async function expireVouchers(ctx: Ctx): Promise<number> {
  let ended = 0
  for (;;) {
    const due = await listOverdue(ctx, BATCH)
    for (const id of due) {
      const isEnded = await withTx(ctx, async (tx) => {
        const voucher = await lockVoucher(tx, id)
        return voucher !== null && moveStoredVoucher(tx, voucher, { kind: 'expire' })
      })
      if (isEnded) ended += 1
    }
    if (due.length < BATCH) return ended
  }
}
