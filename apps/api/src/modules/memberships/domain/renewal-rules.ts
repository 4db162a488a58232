import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { latestEnd, renewalPeriod } from '@guichet/domain/membership-period'
import { ANNUAL_TERMS, amountFrom, type MembershipTerms } from '@guichet/domain/membership-terms'

export interface PeriodFacts {
  readonly id: string
  readonly startsOn: string
  readonly endsOn: string
  /** The day on which it was cancelled. */
  readonly cancelledOn?: string | null
}

/** The person’s latest period, on which a renewal builds. */
export const latestOf = <P extends PeriodFacts>(periods: readonly P[]): P | null =>
  periods.reduce<P | null>(
    (latest, period) => (latest === null || period.endsOn > latest.endsOn ? period : latest),
    null,
  )

export type RenewalRefusal = 'membership.not-latest' | 'membership.already-extended'

/**
 * Whether `membershipId` can be renewed: it must be the latest, and not lie in the future, so that a page left open in
 * another tab cannot pay a second year by mistake.
 */
export function renewalRefusal(
  periods: readonly PeriodFacts[],
  membershipId: string,
  today: LocalDate,
): RenewalRefusal | null {
  const latest = latestOf(periods)
  if (latest && latest.startsOn > today && !latest.cancelledOn) return 'membership.already-extended'
  return latest?.id === membershipId ? null : 'membership.not-latest'
}

/** The one period that can be renewed, for a list: it is found once, whatever the rows. */
export function renewableOf<P extends PeriodFacts>(periods: readonly P[], today: LocalDate): P | null {
  const latest = latestOf(periods)
  return latest && renewalRefusal([latest], latest.id, today) === null ? latest : null
}

/** The last day on which the person was, or will be, a member; null for never. */
export const lastCoveredDay = (periods: readonly PeriodFacts[]): LocalDate | null =>
  latestEnd(
    periods.map(({ startsOn, endsOn }) => ({
      startsOn: parseLocalDate(startsOn),
      endsOn: parseLocalDate(endsOn),
    })),
  )

/** The period that a payment made on `paidOn` gives, by the terms of its type; a year less a day when left out. */
export const periodFor = (
  periods: readonly PeriodFacts[],
  paidOn: string,
  terms: MembershipTerms = ANNUAL_TERMS,
) =>
  renewalPeriod({
    currentEndsOn: lastCoveredDay(periods),
    paidOn: parseLocalDate(paidOn),
    terms,
  })

/** The period and the amount of a type that is asked for on `day`. */
export function termsOn(
  type: MembershipTerms & { readonly fullCents: number },
  periods: readonly PeriodFacts[],
  day: string,
) {
  const period = periodFor(periods, day, type)
  return { ...period, amountCents: amountFrom(type, type.fullCents, period.startsOn) }
}

/** State of one period as a list shows it. */
export function periodState(
  { startsOn, endsOn, cancelledOn }: PeriodFacts,
  today: LocalDate,
): 'active' | 'inactive' | 'upcoming' | 'cancelled' {
  if (cancelledOn) return 'cancelled'
  return startsOn > today ? 'upcoming' : endsOn < today ? 'inactive' : 'active'
}
