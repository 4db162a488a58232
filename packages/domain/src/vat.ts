import { assertCents, type Cents } from './money.ts'

/**
 * The rates in force in France, in basis points (2000 = 20 %): those of the mainland (CGI, art. 278 to 281 nonies), then of
 * Guadeloupe, Martinique and La Réunion (art. 296) and of Corsica (art. 297).
 */
export const FRENCH_VAT_RATES_BPS = [2000, 1000, 550, 210, 0, 850, 175, 105, 1300, 90] as const

/** Whether a new price may carry this rate, in basis points. */
export const isFrenchVatRate = (rateBps: number): boolean =>
  (FRENCH_VAT_RATES_BPS as readonly number[]).includes(rateBps)

/** An amount taken apart; `netCents + vatCents = grossCents`, always. */
export interface VatAmounts {
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly grossCents: Cents
}

function assertRate(rateBps: number): void {
  if (!Number.isSafeInteger(rateBps) || rateBps < 0 || rateBps > 10_000) {
    throw new RangeError(`not a rate in basis points: ${rateBps}`)
  }
}

/**
 * `amount × numerator ÷ denominator` to the nearest cent, halves away from zero: the VAT of a credit note is exactly
 * that of the invoice it cancels.
 */
function proportion(amountCents: Cents, numerator: number, denominator: number): Cents {
  const exact = BigInt(Math.abs(amountCents)) * BigInt(numerator)
  const rounded = Number((exact * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n))
  return amountCents < 0 && rounded !== 0 ? -rounded : rounded
}

/**
 * Takes the VAT out of an amount that includes it. `rateBps` is 0 to 10000.
 * Throws RangeError for amounts and rates out of range.
 */
export function vatFromGross(grossCents: Cents, rateBps: number): VatAmounts {
  assertCents(grossCents)
  assertRate(rateBps)
  const vatCents = proportion(grossCents, rateBps, 10_000 + rateBps)
  return { netCents: grossCents - vatCents, vatCents, grossCents }
}

/**
 * Adds the VAT to an amount without it. `rateBps` is 0 to 10000.
 * Throws RangeError for amounts and rates out of range, and when the sum is.
 */
export function vatFromNet(netCents: Cents, rateBps: number): VatAmounts {
  assertCents(netCents)
  assertRate(rateBps)
  const vatCents = proportion(netCents, rateBps, 10_000)
  const grossCents = netCents + vatCents
  assertCents(grossCents)
  return { netCents, vatCents, grossCents }
}
