import { firstDeclarationBy, type OptionStatement, optionPeriods } from '../fiscal-options.ts'
import { addDays, addMonths, type LocalDate, parseLocalDate } from '../local-date.ts'
import { workingDayFrom } from '../working-days.ts'
import { saidFor } from './said-for.ts'
import { type DeclarationState, TURNOVER_CATEGORIES, type TurnoverCategory } from './turnover-categories.ts'

export type Frequency = 'monthly' | 'quarterly'

/** A calendar month or quarter whose turnover is declared, as far as there was an activity in it. */
export interface DeclarationPeriod {
  /** `2026-09`, or `2026-T3`. */
  readonly code: string
  readonly frequency: Frequency
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly dueOn: LocalDate
}

export interface DeclarantFacts {
  /** When the activity began, and when it ended; null where that is not known, or it goes on. */
  readonly begunOn: string | null
  readonly closedOn: string | null
  readonly postcode: string | null
  readonly statements: readonly OptionStatement[]
  /** When the file was opened in the portal. */
  readonly openedOn: LocalDate
}

const LENGTH = { monthly: 1, quarterly: 3 } as const
const CODE = /^(20\d{2})-(?:(0[1-9]|1[0-2])|T([1-4]))$/u

const firstOf = (year: number | string, month: number): LocalDate =>
  parseLocalDate(`${year}-${String(month).padStart(2, '0')}-01`)

const lastOf = (startsOn: LocalDate, frequency: Frequency): LocalDate =>
  addDays(addMonths(startsOn, LENGTH[frequency]), -1)

interface CalendarPeriod {
  readonly frequency: Frequency
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** The calendar month or quarter that a code names; null for what is no code of this century. */
export function parsePeriodCode(code: string): CalendarPeriod | null {
  const match = CODE.exec(code)
  if (!match) return null
  const [, year = '', month, quarter] = match
  const frequency = month === undefined ? 'quarterly' : 'monthly'
  const startsOn = firstOf(year, month === undefined ? 3 * Number(quarter) - 2 : Number(month))
  return { frequency, startsOn, endsOn: lastOf(startsOn, frequency) }
}

function codeOf(startsOn: LocalDate, frequency: Frequency): string {
  const month = Number(startsOn.slice(5, 7))
  return frequency === 'monthly' ? startsOn.slice(0, 7) : `${startsOn.slice(0, 4)}-T${Math.ceil(month / 3)}`
}

/**
 * How often turnover is declared in a year: as was said for its first day, or that of the beginning; where nothing was said
 * for that day, as is said first in that year; else by the quarter. It never changes within a year.
 */
function frequencyIn(year: number, { begunOn, statements }: DeclarantFacts): Frequency {
  const [startsOn, endsOn] = [firstOf(year, 1), parseLocalDate(`${year}-12-31`)]
  const from = begunOn !== null && begunOn > startsOn ? parseLocalDate(begunOn) : startsOn
  const said = saidFor(statements, 'frequency', { startsOn: from, endsOn })
  return said?.choices.includes('monthly') ? 'monthly' : 'quarterly'
}

/** Last day of the month that follows, or the first working day after it. */
const usuallyDue = (endsOn: LocalDate): LocalDate =>
  workingDayFrom(addDays(addMonths(addDays(endsOn, 1), 1), -1))

const calendars = new Map<string, readonly DeclarationPeriod[]>()

/** All months or quarters of a year as they are without a beginning or an end; kept, since each file asks for the same few. */
function calendarOf(year: number, frequency: Frequency): readonly DeclarationPeriod[] {
  const known = calendars.get(`${year} ${frequency}`)
  if (known) return known
  const count = 12 / LENGTH[frequency]
  const made = Array.from({ length: count }, (_, index) => {
    const startsOn = firstOf(year, index * LENGTH[frequency] + 1)
    const endsOn = lastOf(startsOn, frequency)
    return { code: codeOf(startsOn, frequency), frequency, startsOn, endsOn, dueOn: usuallyDue(endsOn) }
  })
  calendars.set(`${year} ${frequency}`, made)
  return made
}

function firstDue(facts: DeclarantFacts): LocalDate | null {
  if (facts.begunOn === null) return null
  const begunOn = parseLocalDate(facts.begunOn)
  return firstDeclarationBy(begunOn, frequencyIn(Number(begunOn.slice(0, 4)), facts))
}

/**
 * The periods that are asked for here, oldest first, through the one that is running today: from the beginning on, those due
 * on or after the day on which the file was opened (others were declared elsewhere), up to the one in which the company closed.
 * Those of the beginning are declared each by itself, all by the day of the first declaration. The first one begins with the
 * activity, the last one ends with it.
 */
export function periodsOf(facts: DeclarantFacts, today: LocalDate): readonly DeclarationPeriod[] {
  const { openedOn } = facts
  const first = firstDue(facts)
  const [begunOn, closedOn] = [facts.begunOn ?? '', facts.closedOn ?? '9999-12-31']
  const lastDay = closedOn < today ? closedOn : today
  // What ended before last year was due before this one.
  const from = Number(openedOn.slice(0, 4)) - 1
  const years = Array.from(
    { length: Math.max(0, Number(lastDay.slice(0, 4)) - from + 1) },
    (_, at) => from + at,
  )
  return years
    .flatMap((year) => calendarOf(year, frequencyIn(year, facts)))
    .filter(({ startsOn, endsOn }) => startsOn <= lastDay && endsOn >= begunOn)
    .map((period) => ({
      ...period,
      startsOn: period.startsOn < begunOn ? parseLocalDate(begunOn) : period.startsOn,
      endsOn: closedOn < period.endsOn ? parseLocalDate(closedOn) : period.endsOn,
      dueOn: first !== null && first > period.dueOn ? first : period.dueOn,
    }))
    .filter(({ startsOn, endsOn, dueOn }) => startsOn <= lastDay && startsOn <= endsOn && dueOn >= openedOn)
}

/** The period of a code, where it is asked for here. */
export const findPeriod = (facts: DeclarantFacts, code: string, today: LocalDate): DeclarationPeriod | null =>
  periodsOf(facts, today).find((period) => period.code === code) ?? null

type Days = Pick<DeclarationPeriod, 'startsOn' | 'endsOn'>

/** What turnover may be declared of: the activities said for any day of the period, in the order of the list. */
export function categoriesOf(
  { statements }: Pick<DeclarantFacts, 'statements'>,
  { startsOn, endsOn }: Days,
): readonly TurnoverCategory[] {
  const said = optionPeriods(statements, 'activities')
    .filter((one) => one.startsOn <= endsOn && (one.endsOn === null || one.endsOn >= startsOn))
    .flatMap(({ statement }) => statement.choices)
  return TURNOVER_CATEGORIES.filter((category) => said.includes(category))
}

/** Where a period stands; once it was declared, it is filed, whenever that was. */
export function declarationState(
  { endsOn, dueOn }: DeclarationPeriod,
  filedOn: LocalDate | null,
  today: LocalDate,
): DeclarationState {
  if (filedOn !== null) return 'filed'
  if (today <= endsOn) return 'upcoming'
  return today <= dueOn ? 'open' : 'late'
}

/**
 * Whether a declarant may declare a period today, or correct it: `not-yet` while it is running; `over` once it was filed and
 * its due day has passed, so that what was filed late is not corrected here at all.
 */
export function mayFile(
  { endsOn, dueOn }: DeclarationPeriod,
  filed: { readonly firstFiledOn: LocalDate } | null,
  today: LocalDate,
): 'may' | 'not-yet' | 'over' {
  if (today <= endsOn) return 'not-yet'
  return filed !== null && today > dueOn ? 'over' : 'may'
}
