import { parseEuros } from '@guichet/domain/money'

/** What a voucher may be worth. */
export const WORTH_BOUNDS = { least: 100, most: 100_000 } as const

/** A value as it is typed, in cents; undefined when no voucher can have it. */
export function readValue(text: string): number | undefined {
  const cents = parseEuros(text)
  return cents !== undefined && cents >= WORTH_BOUNDS.least && cents <= WORTH_BOUNDS.most ? cents : undefined
}
