import { moveVoucher } from '@guichet/domain/vouchers'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { insertUse, lockVoucher } from './data/voucher-data.ts'
import { moveStoredVoucher } from './move-stored-voucher.ts'

interface TakeVoucherInput {
  /** None: the price is paid whole. */
  readonly voucherId: string | null | undefined
  readonly personId: string
  readonly priceCents: number
}

interface TakenVoucher {
  /** What it takes off the price. */
  readonly amountCents: number
  /** Keeps it for the payment of what is left, once that is written down. */
  readonly keepFor: (paymentId: string) => Promise<void>
}

const NONE: TakenVoucher = { amountCents: 0, keepFor: () => Promise.resolve() }

/**
 * Locks a voucher of this person and says what it takes off a price, in the transaction of the order. Another order that wants it
 * waits, and then finds it kept.
 * @throws a problem `voucher.unavailable`.
 */
export async function takeVoucher(
  tx: Ctx,
  { voucherId, personId, priceCents }: TakeVoucherInput,
): Promise<TakenVoucher> {
  if (!voucherId) return NONE
  const voucher = await lockVoucher(tx, voucherId)
  const event = { kind: 'reserve', priceCents } as const
  const move = voucher?.personId === personId ? moveVoucher(voucher, event, tx.clock.today()) : null
  if (!voucher || !move)
    throw problem('voucher.unavailable', { errors: [{ pointer: '/voucherId', code: 'invalid' }] })
  const amountCents = move.voucher.reservedCents
  return {
    amountCents,
    keepFor: async (paymentId) => {
      await insertUse(tx, { voucherId, paymentId, amountCents })
      await moveStoredVoucher(tx, voucher, event, { paymentId })
    },
  }
}
