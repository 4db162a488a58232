import { addDays, addMonths, isLocalDate, type LocalDate, parseLocalDate } from './local-date.ts'
import { workingDayFrom } from './working-days.ts'

/** What a declarant says of the own company, since no register tells it: each holds from a day on (U05). */
export const OPTION_KINDS = ['activities', 'frequency', 'income-tax', 'vat', 'acre'] as const
export type OptionKind = (typeof OPTION_KINDS)[number]

/** What may be said of each. Of activities several at once, `craft` (registered as a craftsman) never alone. */
export const OPTION_CHOICES = {
  activities: ['sales', 'services', 'liberal', 'liberal-cipav', 'tourism-lets', 'craft'],
  frequency: ['monthly', 'quarterly'],
  'income-tax': ['scale', 'flat'],
  vat: ['franchise', 'simplified', 'normal'],
  acre: ['none', 'granted'],
} as const satisfies Readonly<Record<OptionKind, readonly string[]>>
export type OptionChoice = (typeof OPTION_CHOICES)[OptionKind][number]
export const ALL_CHOICES = Object.values(OPTION_CHOICES).flat()

/** What was said: it holds from a day on, and was asked for on another, where that has a deadline. */
export interface OptionStatement {
  readonly kind: OptionKind
  readonly choices: readonly OptionChoice[]
  readonly startsOn: string
  readonly askedOn: string | null
}

/** Flat rates of income tax on turnover, in basis points (CGI 151-0). */
export const FLAT_TAX_BPS = { sales: 100, services: 170, liberal: 220 } as const

/** Highest taxable income per family share for the flat rate, by the year of the option; the income is that of two years before. */
const FLAT_TAX_LIMITS: Readonly<Record<string, number>> = {
  2024: 27_478,
  2025: 28_797,
  2026: 29_315,
  2027: 29_579,
}
export function flatTaxLimit(year: number): { readonly euros: number; readonly incomeYear: number } | null {
  const euros = FLAT_TAX_LIMITS[year]
  return euros === undefined ? null : { euros, incomeYear: year - 2 }
}

/** Turnover in euros up to which VAT is not charged: through the end of the year (`base`), or up to the day it is passed (`major`). */
const VAT_THRESHOLDS = [
  { from: '2025-01-01', sales: { base: 85_000, major: 93_500 }, services: { base: 37_500, major: 41_250 } },
  { from: '2023-01-01', sales: { base: 91_900, major: 101_000 }, services: { base: 36_800, major: 39_100 } },
] as const
export const vatThresholds = (day: string) => VAT_THRESHOLDS.find(({ from }) => from <= day) ?? null

/** From then on passing the higher threshold counts on its day; before, on the first of that month. */
const VAT_BY_DAY = '2025-01-01'
/** The simplified scheme of VAT is over from then on (finance law for 2025, article 38). */
export const SIMPLIFIED_VAT_ENDS = '2027-01-01'

/** Overseas departments have reduced rates of their own, and no ACRE. */
export const isOverseas = (postcode: string | null): boolean => /^97[1-46]/u.test(postcode ?? '')

const quarterOf = (day: LocalDate) => Math.floor((Number(day.slice(5, 7)) - 1) / 3)
const firstOfQuarter = (day: LocalDate, later: number) =>
  addMonths(parseLocalDate(`${day.slice(0, 4)}-01-01`), 3 * (quarterOf(day) + later))

/** Last day of ACRE: the end of the third calendar quarter after the one in which the activity began. */
export const acreEnd = (begunOn: LocalDate): LocalDate => addDays(firstOfQuarter(begunOn, 4), -1)

/** What is left to pay of social contributions, in percent, by when the activity began (decree 2026-69). */
export const acreShare = (begunOn: string): 50 | 75 => (begunOn < '2026-07-01' ? 50 : 75)

/** By when a first declaration is made: ninety days at least after the beginning, on a working day. */
export function firstDeclarationBy(begunOn: LocalDate, frequency: 'monthly' | 'quarterly'): LocalDate {
  const month = parseLocalDate(`${begunOn.slice(0, 7)}-01`)
  const after = frequency === 'monthly' ? addMonths(month, 5) : addMonths(firstOfQuarter(begunOn, 2), 1)
  return workingDayFrom(addDays(after, -1))
}

const isYearStart = (day: string) => day.endsWith('-01-01')
/** Whether a day is the one on which the activity began; where that is not known, any but the first of a year may be. */
const isBeginning = (day: string, begunOn: string | null) =>
  begunOn === null ? !isYearStart(day) : day === begunOn

/** The last day on which a choice is asked for that holds from a day on; null where it has no deadline. */
export function askBy(
  { kind, choices, startsOn }: Pick<OptionStatement, 'kind' | 'choices' | 'startsOn'>,
  begunOn: string | null,
): LocalDate | null {
  const start = parseLocalDate(startsOn)
  const [choice] = choices
  if (kind === 'acre') return choice === 'granted' ? addDays(start, start < '2026-01-01' ? 45 : 60) : null
  if (kind === 'income-tax') {
    if (!isBeginning(start, begunOn)) return parseLocalDate(`${Number(start.slice(0, 4)) - 1}-09-30`)
    return choice === 'flat' ? addMonths(start, 3) : null
  }
  // Sources differ: 31 October of the year before, or 31 January. The later one refuses nobody wrongly.
  if (kind === 'frequency' && !isBeginning(start, begunOn)) return addDays(start, 30)
  return null
}

export interface OptionPeriod<S extends OptionStatement> {
  readonly statement: S
  readonly startsOn: string
  /** Null while it goes on. */
  readonly endsOn: string | null
}

/** What was said of one kind, one after the other: each holds up to the day before the next, ACRE no longer than it lasts. */
export function optionPeriods<S extends OptionStatement>(
  statements: readonly S[],
  kind: OptionKind,
): readonly OptionPeriod<S>[] {
  const sorted = statements
    .filter((statement) => statement.kind === kind)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return sorted.map((statement, index) => {
    const { choices, startsOn } = statement
    const next = sorted[index + 1]
    const ends = [
      ...(next ? [addDays(parseLocalDate(next.startsOn), -1)] : []),
      ...(choices.includes('granted') ? [acreEnd(parseLocalDate(startsOn))] : []),
    ].sort()
    return { statement, startsOn, endsOn: ends[0] ?? null }
  })
}

/** What holds on a day; null where nothing was said for it, or it is over. */
export const optionOn = <S extends OptionStatement>(
  statements: readonly S[],
  kind: OptionKind,
  day: string,
): OptionPeriod<S> | null =>
  optionPeriods(statements, kind).find(
    ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn),
  ) ?? null

export interface OptionFacts {
  /** When the activity began, as the file says it. */
  readonly begunOn: string | null
  readonly postcode: string | null
  readonly today: string
  /** What was said before and still counts. */
  readonly statements: readonly OptionStatement[]
}

export interface OptionFault {
  readonly field: 'choices' | 'startsOn' | 'askedOn'
  readonly code: string
}

/** Micro-entrepreneurs there are since 2009. */
const FIRST_DAY = '2009-01-01'
/** Changes of one kind that a file holds. */
export const MOST_STATEMENTS = 30

function choiceFault({ kind, choices, startsOn }: OptionStatement, facts: OptionFacts): string | null {
  const possible: readonly string[] = OPTION_CHOICES[kind]
  if (choices.length === 0) return 'required'
  if (choices.some((choice) => !possible.includes(choice)) || new Set(choices).size < choices.length)
    return 'invalid'
  if (kind !== 'activities' && choices.length > 1) return 'invalid'
  if (choices.includes('craft') && !choices.includes('sales') && !choices.includes('services'))
    return 'option.craft'
  if (choices.includes('simplified') && startsOn >= SIMPLIFIED_VAT_ENDS) return 'option.simplified-over'
  return choices.includes('granted') && isOverseas(facts.postcode) ? 'option.acre-overseas' : null
}

function startFault(
  { kind, choices, startsOn }: OptionStatement,
  { begunOn, today }: OptionFacts,
): string | null {
  const [choice] = choices
  if (!isLocalDate(startsOn)) return 'date.invalid'
  if (startsOn < FIRST_DAY) return 'date.too-old'
  if (begunOn !== null && startsOn < begunOn) return 'option.before-begun'
  if (startsOn > `${Number(today.slice(0, 4)) + 1}-12-31`) return 'date.too-late'
  if (kind === 'activities' || isBeginning(startsOn, begunOn)) return null
  if (choice === 'granted') return begunOn === null ? null : 'option.acre-start'
  const isMonthStart = startsOn.endsWith('-01')
  if (choice === 'none') return isMonthStart ? null : 'option.month-start'
  if (choice === 'simplified' || choice === 'normal')
    return isMonthStart || startsOn >= VAT_BY_DAY ? null : 'option.month-start'
  return isYearStart(startsOn) ? null : 'option.year-start'
}

function askedFault(statement: OptionStatement, { begunOn, today }: OptionFacts): string | null {
  const { askedOn, choices } = statement
  const last = askBy(statement, begunOn)
  if (last === null) return null
  // The flat rate also ends by itself, where income is too high: nobody asks for that.
  if (askedOn === null) return choices.includes('scale') ? null : 'required'
  if (!isLocalDate(askedOn)) return 'date.invalid'
  if (askedOn > today) return 'date.future'
  if (askedOn < FIRST_DAY) return 'date.too-old'
  return askedOn > last ? `option.asked-late-${statement.kind}` : null
}

const alike = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join()

/** Whether it says what holds on its day already. */
function isSaid(statement: OptionStatement, { statements }: OptionFacts): boolean {
  const { kind, choices, startsOn, askedOn } = statement
  const held = optionOn(statements, kind, startsOn)?.statement
  if (!held || !alike(held.choices, choices)) return false
  return held.startsOn !== startsOn || held.askedOn === askedOn
}

/** What is wrong with what somebody says, beside which field; the same on the page and behind it. */
export function optionFaults(statement: OptionStatement, facts: OptionFacts): readonly OptionFault[] {
  const start = startFault(statement, facts)
  const choices = choiceFault(statement, facts)
  const asked = start === null && choices === null ? askedFault(statement, facts) : null
  const faults: OptionFault[] = [
    ...(choices === null ? [] : [{ field: 'choices' as const, code: choices }]),
    ...(start === null ? [] : [{ field: 'startsOn' as const, code: start }]),
    ...(asked === null ? [] : [{ field: 'askedOn' as const, code: asked }]),
  ]
  if (faults.length > 0) return faults
  if (isSaid(keptStatement(statement, facts.begunOn), facts))
    return [{ field: 'choices', code: 'option.same' }]
  const others = facts.statements.filter(
    ({ kind, startsOn }) => kind === statement.kind && startsOn !== statement.startsOn,
  )
  return others.length < MOST_STATEMENTS ? [] : [{ field: 'startsOn', code: 'option.too-many' }]
}

/** As it is kept: choices in the order of the list, and no day of asking where none is asked for. */
export function keptStatement(statement: OptionStatement, begunOn: string | null): OptionStatement {
  const { kind, choices, askedOn } = statement
  const order: readonly string[] = OPTION_CHOICES[kind]
  return {
    ...statement,
    choices: choices.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    askedOn: askBy(statement, begunOn) === null ? null : askedOn,
  }
}
