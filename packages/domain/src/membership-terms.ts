import { addDays, addYears, type LocalDate, parseLocalDate } from './local-date.ts'

/**
 * How a membership type counts its days: `annual` one year less a day; `pro-rata` to the end of the calendar year, paid by
 * the months that are left; `free-months` to the end of the calendar year, or of the next one when it begins in its last months.
 */
export const MEMBERSHIP_KINDS = ['annual', 'pro-rata', 'free-months'] as const
export type MembershipKind = (typeof MEMBERSHIP_KINDS)[number]

export interface MembershipTerms {
  readonly kind: MembershipKind
  /** Last months of the year that are free: 1 to 11 for `free-months`, else 0. */
  readonly freeMonths: number
}

export const ANNUAL_TERMS: MembershipTerms = { kind: 'annual', freeMonths: 0 }
export const MOST_FREE_MONTHS = 11

/** Whether a kind and its free months belong together. */
export const areTermsValid = ({ kind, freeMonths }: MembershipTerms): boolean =>
  kind === 'free-months' ? freeMonths >= 1 && freeMonths <= MOST_FREE_MONTHS : freeMonths === 0

const monthOf = (day: LocalDate): number => Number(day.slice(5, 7))
const endOfYear = (day: LocalDate): LocalDate => parseLocalDate(`${day.slice(0, 4)}-12-31`)

/** The last day, still active, of a membership that begins on `startsOn`. */
export function lastDayOf({ kind, freeMonths }: MembershipTerms, startsOn: LocalDate): LocalDate {
  if (kind === 'annual') return addDays(addYears(startsOn, 1), -1)
  const isFree = kind === 'free-months' && monthOf(startsOn) > 12 - freeMonths
  return endOfYear(isFree ? addYears(startsOn, 1) : startsOn)
}

/** What it costs from `startsOn` on, of a full price: by the months left, the first one whole, only where the terms say so. */
export function amountFrom({ kind }: MembershipTerms, fullCents: number, startsOn: LocalDate): number {
  if (kind !== 'pro-rata') return fullCents
  const months = 13 - monthOf(startsOn)
  return Math.floor((fullCents * months + 6) / 12)
}

/** A price from a day on, until the next one of the same; for everybody, or for who names that partner. */
export interface DatedPrice {
  readonly partnerId: string | null
  readonly amountCents: number
  readonly startsOn: LocalDate
}

/** The price that holds on `day`: that of the partner named where there is one, else the general one; null before the first. */
export function priceOn<P extends DatedPrice>(
  prices: readonly P[],
  day: LocalDate,
  partnerId: string | null,
): P | null {
  const latest = (of: string | null) =>
    prices
      .filter((price) => price.partnerId === of && price.startsOn <= day)
      .reduce<P | null>((best, price) => (best && best.startsOn >= price.startsOn ? best : price), null)
  return (partnerId === null ? null : latest(partnerId)) ?? latest(null)
}
