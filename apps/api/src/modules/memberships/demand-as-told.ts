import { problem } from '../../platform/problem-error.ts'

/** What somebody was told that a membership costs and gives; what is left out is not compared. */
export interface ToldTerms {
  /** The price, before a voucher. */
  readonly amountCents?: number | undefined
  /** What the voucher takes off it. */
  readonly voucherCents?: number | undefined
  readonly startsOn?: string | undefined
  readonly endsOn?: string | undefined
}

const NAMES = ['amountCents', 'voucherCents', 'startsOn', 'endsOn'] as const

/**
 * Nobody pays anything else than what he was told; asked in the transaction that reads the price and opens the payment.
 * @throws a problem `membership.offer-changed`, which names what does not hold any more.
 */
export function demandAsTold(told: ToldTerms, terms: ToldTerms): void {
  const changed = NAMES.filter((name) => told[name] !== undefined && told[name] !== terms[name])
  if (changed.length > 0)
    throw problem('membership.offer-changed', {
      errors: changed.map((name) => ({ pointer: `/${name}`, code: 'invalid' })),
    })
}
