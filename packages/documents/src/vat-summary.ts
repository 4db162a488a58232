import { addCents } from '@guichet/domain/money'
import { vatFromGross } from '@guichet/domain/vat'
import type { PaymentReceiptLine } from './document-data.ts'

export type VatSummary = {
  /** Without VAT. */
  netCents: number
  totalCents: number
  /** One entry per rate above zero, ascending. */
  rates: { rateBps: number; vatCents: number }[]
}

/**
 * Splits what was paid into net and VAT, rounding once per rate.
 * Throws RangeError when an amount or a rate is out of range or the lines do not add up to `totalCents`.
 */
export function summariseVat(lines: readonly PaymentReceiptLine[], totalCents: number): VatSummary {
  const sum = addCents(...lines.map((line) => line.amountCents))
  if (sum !== totalCents) throw new RangeError(`the lines add up to ${sum} cents, not ${totalCents}`)
  const grossByRate = new Map<number, number>()
  for (const { amountCents, vatRateBps } of lines) {
    grossByRate.set(vatRateBps, (grossByRate.get(vatRateBps) ?? 0) + amountCents)
  }
  const rates = [...grossByRate]
    .sort(([a], [b]) => a - b)
    .map(([rateBps, grossCents]) => ({ rateBps, vatCents: vatFromGross(grossCents, rateBps).vatCents }))
    .filter(({ rateBps }) => rateBps > 0)
  return {
    netCents: totalCents - addCents(...rates.map((rate) => rate.vatCents)),
    totalCents,
    rates,
  }
}
