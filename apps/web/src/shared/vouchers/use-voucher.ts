import { voucherShare } from '@guichet/domain/vouchers'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usableVouchersQuery, type Voucher } from './usable-vouchers.ts'

export interface VoucherUse {
  /** Vouchers that take something off the price. */
  readonly vouchers: readonly Voucher[]
  readonly chosen: Voucher | undefined
  readonly choose: (id: string | null) => void
  /** What the chosen one takes off. */
  readonly shareCents: number
  /** What is left to pay. */
  readonly dueCents: number
}

/** The voucher that pays a part of a price, if one is chosen. Nothing is offered where vouchers are not taken. */
export function useVoucher(priceCents: number, { taken = true } = {}): VoucherUse {
  const { data = [] } = useQuery({ ...usableVouchersQuery, enabled: taken })
  const [chosenId, choose] = useState<string | null>(null)
  const vouchers = taken ? data.filter(({ balanceCents }) => voucherShare(balanceCents, priceCents) > 0) : []
  const chosen = vouchers.find(({ id }) => id === chosenId)
  const shareCents = chosen ? voucherShare(chosen.balanceCents, priceCents) : 0
  return { vouchers, chosen, choose, shareCents, dueCents: priceCents - shareCents }
}
