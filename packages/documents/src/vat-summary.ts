import type { PaymentReceiptLine } from './document-data.ts'

export type VatSummary = {
  /** Without VAT. */
  netCents: number
  totalCents: number
  /** One entry per rate above zero, ascending. */
  rates: { rateBps: number; vatCents: number }[]
}

/** VAT contained in an amount that includes it, rounded half away from zero, by integers. */
function vatContainedIn(grossCents: number, rateBps: number): number {
  const whole = 10_000 + rateBps
  const doubled = 2 * Math.abs(grossCents) * rateBps + whole
  return Math.sign(grossCents) * ((doubled - (doubled % (2 * whole))) / (2 * whole))
}

/**
 * Splits what was paid into net and VAT, rounding once per rate.
 * Throws RangeError when an amount is not whole cents or the lines do not add up to `totalCents`.
 */
export function summariseVat(lines: readonly PaymentReceiptLine[], totalCents: number): VatSummary {
  const grossByRate = new Map<number, number>()
  for (const { amountCents, vatRateBps } of lines) {
    if (!Number.isSafeInteger(amountCents) || !Number.isSafeInteger(vatRateBps) || vatRateBps < 0) {
      throw new RangeError('a receipt line needs whole cents and a rate of zero or more')
    }
    grossByRate.set(vatRateBps, (grossByRate.get(vatRateBps) ?? 0) + amountCents)
  }
  const sum = lines.reduce((total, line) => total + line.amountCents, 0)
  if (sum !== totalCents) throw new RangeError(`the lines add up to ${sum} cents, not ${totalCents}`)
  const rates = [...grossByRate]
    .filter(([rateBps]) => rateBps > 0)
    .sort(([a], [b]) => a - b)
    .map(([rateBps, grossCents]) => ({ rateBps, vatCents: vatContainedIn(grossCents, rateBps) }))
  return { netCents: totalCents - rates.reduce((total, rate) => total + rate.vatCents, 0), totalCents, rates }
}
