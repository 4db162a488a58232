import { paymentReference } from '@guichet/domain/reference'
import type { Ctx } from '../../ctx.ts'
import { nextNumber } from '../../platform/counters.ts'
import { insertPayment } from './data/payment-data.ts'

export interface OpenPaymentInput {
  readonly id: string
  readonly personId: string
  readonly purpose: string
  readonly purposeId: string
  readonly labelFr: string
  readonly labelEn: string
  /** VAT included; nothing where a voucher pays it all. */
  readonly amountCents: number
  /** None when left out. */
  readonly vatRateBps?: number
  readonly method: 'card' | 'sepa-debit' | 'transfer' | 'cheque' | 'free'
  /** What is debited without its payer being there (`chargePayment`). */
  readonly unattended?: boolean
  readonly methodId?: string | null
}

/** Writes down that money is asked for, in the transaction of the verb that asks. */
export async function openPayment(ctx: Ctx, input: OpenPaymentInput): Promise<{ reference: string }> {
  const year = Number(ctx.clock.today().slice(0, 4))
  const reference = paymentReference(await nextNumber(ctx, `payment-reference-${year}`), year)
  const now = ctx.clock.now()
  await insertPayment(ctx, { ...input, state: 'pending', reference, createdAt: now, updatedAt: now })
  return { reference }
}
