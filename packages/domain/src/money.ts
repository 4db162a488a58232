/** An amount in whole euro cents, within ±2^53. Negative for credits. */
export type Cents = number

const NBSP = '\u00A0'

/** True for a whole number of cents that a number holds exactly. */
export function isCents(value: unknown): value is Cents {
  return Number.isSafeInteger(value)
}

/** Throws RangeError unless `value` is a whole number of cents within ±2^53. */
export function assertCents(value: number): asserts value is Cents {
  if (!isCents(value)) throw new RangeError(`not an amount in cents: ${value}`)
}

/** The sum, checked: throws RangeError when a part or the sum is no exact number of cents. */
export function addCents(...amounts: readonly Cents[]): Cents {
  let sum = 0
  for (const amount of amounts) {
    assertCents(amount)
    sum += amount
    assertCents(sum)
  }
  return sum
}

/** '1 234,56 €' in French (no-break spaces U+00A0 throughout), '€1,234.56' in English; '-' before negatives. */
export function formatEuros(amountCents: Cents, locale: 'fr' | 'en' = 'fr'): string {
  assertCents(amountCents)
  const digits = String(Math.abs(amountCents)).padStart(3, '0')
  const units = digits.slice(0, -2)
  const decimals = digits.slice(-2)
  const sign = amountCents < 0 ? '-' : ''
  const grouped = units.replace(/\B(?=(?:\d{3})+$)/g, locale === 'fr' ? NBSP : ',')
  return locale === 'fr' ? `${sign}${grouped},${decimals}${NBSP}€` : `${sign}€${grouped}.${decimals}`
}

/**
 * Reads what a person types as an amount in euros: '69', '1 234,5', '1234.50', '-12,00 €'.
 * Thousands may be parted by any kind of space, decimals (one or two) by a comma or a point.
 * Anything else, '1.234' and '1,234.56' included because they can be read in two ways, is undefined.
 */
export function parseEuros(text: string): Cents | undefined {
  if (text.length > 40) return undefined
  const compact = text.trim().replace(/\s*€$/u, '')
  const match = /^([-\u2212]?)(\d+|\d{1,3}(?:\s\d{3})+)(?:[.,](\d{1,2}))?$/u.exec(compact)
  if (!match) return undefined
  const [, sign, units = '', decimals = ''] = match
  const amount = Number(units.replace(/\s/gu, '') + decimals.padEnd(2, '0'))
  if (!isCents(amount)) return undefined
  return sign && amount !== 0 ? -amount : amount
}

/**
 * Splits an amount in proportion to whole, non-negative weights without losing a cent: the parts add up to the total,
 * each is within one cent of its exact share, and left-over cents go to the largest remainders, first come first served.
 * Throws RangeError for amounts or weights out of range, and when no weight is positive.
 */
export function allocateCents(totalCents: Cents, weights: readonly number[]): Cents[] {
  assertCents(totalCents)
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`not a weight: ${weight}`)
  }
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (weightSum === 0n) throw new RangeError('at least one weight must be positive')
  const total = BigInt(Math.abs(totalCents))
  const shares = weights.map((weight, index) => {
    const exact = total * BigInt(weight)
    return { index, cents: Number(exact / weightSum), remainder: exact % weightSum }
  })
  let left = Number(total - shares.reduce((sum, share) => sum + BigInt(share.cents), 0n))
  const byRemainder = [...shares].sort((a, b) => {
    if (a.remainder === b.remainder) return a.index - b.index
    return a.remainder > b.remainder ? -1 : 1
  })
  for (const share of byRemainder) {
    if (left === 0) break
    share.cents += 1
    left -= 1
  }
  return shares.map(({ cents }) => (totalCents < 0 && cents !== 0 ? -cents : cents))
}
