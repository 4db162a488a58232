import { addDays, addMonths, compareLocalDates, type LocalDate, parseLocalDate } from './local-date.ts'
import { nthWorkingDay, workingDayFrom } from './working-days.ts'

/**
 * When a procedure is due, as the catalogue keeps it (A22): on a day of certain months. All twelve months make a monthly
 * rule, four a quarterly one, one a yearly one.
 */
export interface DeadlineRule {
  /** 1 to 12. */
  readonly months: readonly number[]
  /** Day of the month, its last day where it is shorter; or, with `working`, the n-th working day of the month. */
  readonly day: number
  /** For due dates that depend on the declarant ("between the 15th and the 24th"): the last of the days. */
  readonly untilDay: number | null
  /** `day` counts working days. */
  readonly working: boolean
  /** Days added to that day. */
  readonly extraDays: number
}

/** One date of a rule. `startsOn` and `dueOn` differ where the day depends on the declarant. */
export interface Deadline {
  readonly startsOn: LocalDate
  readonly dueOn: LocalDate
}

function dayIn(year: number, month: number, day: number): LocalDate {
  const first = parseLocalDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
  const last = addDays(addMonths(first, 1), -1)
  const asked = addDays(first, day - 1)
  return compareLocalDates(asked, last) < 0 ? asked : last
}

/** The date of a rule in one month. What falls on a Saturday, a Sunday or a public holiday is due the next working day. */
export function deadlineIn(rule: DeadlineRule, year: number, month: number): Deadline {
  const on = (day: number) => {
    const base = rule.working ? nthWorkingDay(year, month, day) : dayIn(year, month, day)
    return workingDayFrom(addDays(base, rule.extraDays))
  }
  const startsOn = on(rule.day)
  const dueOn = rule.untilDay === null ? startsOn : on(rule.untilDay)
  return { startsOn, dueOn: compareLocalDates(dueOn, startsOn) < 0 ? startsOn : dueOn }
}

/** Dates of a rule that are not over on `from` and begin on `to` at the latest, the next first. */
export function deadlinesBetween(rule: DeadlineRule, from: LocalDate, to: LocalDate): readonly Deadline[] {
  const dates: Deadline[] = []
  // A day late in a month may be put off into the next months.
  for (let month = addMonths(firstOf(from), -3); month <= to; month = addMonths(month, 1)) {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
    if (!rule.months.includes(number)) continue
    const deadline = deadlineIn(rule, year, number)
    if (deadline.dueOn >= from && deadline.startsOn <= to) dates.push(deadline)
  }
  return dates
}

const firstOf = (date: LocalDate): LocalDate => parseLocalDate(`${date.slice(0, 8)}01`)
