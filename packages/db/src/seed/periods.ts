import { addDays, addYears, type LocalDate } from '@guichet/domain/local-date'
import type { MembershipPeriod } from '@guichet/domain/membership-period'
import type { Random } from './random.ts'

export interface PaidPeriod extends MembershipPeriod {
  readonly paidOn: LocalDate
}

/**
 * The year of membership whose last day is `endsOn`. No year ends on 28 February of a leap year: asked for that day, the
 * period is one day longer.
 */
export const periodEndingOn = (endsOn: LocalDate): MembershipPeriod => ({
  startsOn: addYears(addDays(endsOn, 1), -1),
  endsOn,
})

/** The day itself, or the day before when no year of membership can end on it. */
export const yearEnd = (day: LocalDate): LocalDate =>
  day.endsWith('-02-28') && addDays(day, 1).endsWith('-02-29') ? addDays(day, -1) : day

/**
 * `count` periods, oldest first, the last of which ends on `endsOn`. Most were renewed early (the next starts the day
 * after), some late (the next starts on the day of payment).
 */
export const planPeriods = (random: Random, endsOn: LocalDate, count: number): PaidPeriod[] => {
  const periods: PaidPeriod[] = []
  let period = periodEndingOn(endsOn)
  for (let left = count - 1; left > 0; left -= 1) {
    const late = random.chance(0.25)
    const before = addDays(period.startsOn, late ? -1 - random.int(1, 60) : -1)
    const previous = periodEndingOn(yearEnd(before))
    const early = previous.endsOn === addDays(period.startsOn, -1)
    const paidOn = early ? addDays(previous.endsOn, -random.int(0, 25)) : period.startsOn
    periods.unshift({ ...period, paidOn })
    period = previous
  }
  periods.unshift({ ...period, paidOn: period.startsOn })
  return periods
}
