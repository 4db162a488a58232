import { addDays, compareLocalDates, daysBetween, type LocalDate } from './local-date.ts'
import { ANNUAL_TERMS, lastDayOf, type MembershipTerms } from './membership-terms.ts'

/** A membership's days, first and last included. */
export interface MembershipPeriod {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/**
 * How a period got its first day: `first` and `late` start on the day of payment, `early` on the day after the current
 * end (payment on the last day is still early).
 */
export type PeriodRule = 'first' | 'early' | 'late'

export interface RenewalPeriod extends MembershipPeriod {
  readonly rule: PeriodRule
}

export type MembershipState =
  | {
      readonly state: 'active'
      /** First day of the unbroken run of periods that holds today. */
      readonly startsOn: LocalDate
      /** Last day of that run, renewals already paid included. */
      readonly activeUntil: LocalDate
    }
  | {
      readonly state: 'inactive'
      /** Last day of the latest period that is over. */
      readonly endedOn?: LocalDate
      /** First day of the next period, when one is paid but still to come. */
      readonly startsOn?: LocalDate
    }

/** A period of one year from its first day: start … start + 1 year − 1 day. */
export function firstPeriod(startsOn: LocalDate): MembershipPeriod {
  return periodFrom(ANNUAL_TERMS, startsOn)
}

/** A period by the terms of its type. */
const periodFrom = (terms: MembershipTerms, startsOn: LocalDate): MembershipPeriod => ({
  startsOn,
  endsOn: lastDayOf(terms, startsOn),
})

/**
 * The period a payment buys. `currentEndsOn` is the latest end among the person's periods (`latestEnd`), null when there
 * is none; `paidOn` is the day of payment in the organisation's time zone (`localDateAt`).
 */
export function renewalPeriod(facts: {
  readonly currentEndsOn: LocalDate | null
  readonly paidOn: LocalDate
  /** Those of the type that is bought; a year less a day when left out. */
  readonly terms?: MembershipTerms
}): RenewalPeriod {
  const { currentEndsOn, paidOn, terms = ANNUAL_TERMS } = facts
  if (currentEndsOn === null) return { ...periodFrom(terms, paidOn), rule: 'first' }
  if (paidOn <= currentEndsOn) return { ...periodFrom(terms, addDays(currentEndsOn, 1)), rule: 'early' }
  return { ...periodFrom(terms, paidOn), rule: 'late' }
}

/** True from the first day through the last one. */
export function isActiveOn(period: MembershipPeriod, day: LocalDate): boolean {
  return period.startsOn <= day && day <= period.endsOn
}

/** The last day that stays of a period that is cancelled on a day: the day before, even when that is before it began. */
export const cancelledEnd = ({ endsOn }: MembershipPeriod, cancelledOn: LocalDate): LocalDate =>
  endsOn < cancelledOn ? endsOn : addDays(cancelledOn, -1)

/** The latest end among a person's periods in any order; null when there is none, or none that has kept a day. */
export function latestEnd(periods: Iterable<MembershipPeriod>): LocalDate | null {
  let latest: LocalDate | null = null
  for (const { startsOn, endsOn } of periods)
    if (startsOn <= endsOn && (latest === null || endsOn > latest)) latest = endsOn
  return latest
}

/** Unbroken runs in order of time: periods that touch (the day after) or overlap become one. */
function unbrokenRuns(periods: Iterable<MembershipPeriod>): MembershipPeriod[] {
  const runs: MembershipPeriod[] = []
  for (const period of [...periods].sort((a, b) => compareLocalDates(a.startsOn, b.startsOn))) {
    const last = runs.at(-1)
    if (!last || (period.startsOn > last.endsOn && daysBetween(last.endsOn, period.startsOn) > 1)) {
      runs.push({ startsOn: period.startsOn, endsOn: period.endsOn })
    } else if (period.endsOn > last.endsOn) {
      runs[runs.length - 1] = { startsOn: last.startsOn, endsOn: period.endsOn }
    }
  }
  return runs
}

/** What a person's periods, in any order, mean on the day `today`; one that was cancelled may have no day left. */
export function membershipState(periods: Iterable<MembershipPeriod>, today: LocalDate): MembershipState {
  const runs = unbrokenRuns([...periods].filter(({ startsOn, endsOn }) => startsOn <= endsOn))
  const current = runs.find((run) => isActiveOn(run, today))
  if (current) return { state: 'active', startsOn: current.startsOn, activeUntil: current.endsOn }
  const past = runs.findLast((run) => run.endsOn < today)
  const next = runs.find((run) => run.startsOn > today)
  return {
    state: 'inactive',
    ...(past && { endedOn: past.endsOn }),
    ...(next && { startsOn: next.startsOn }),
  }
}
