import { addDays, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import {
  type DeclarantFacts,
  type DeclarationPeriod,
  parsePeriodCode,
  periodsOf,
} from '@guichet/domain/micro-social/declaration-period'

/** A period that was filed, with its days as they were then. */
export interface FiledPeriod {
  readonly code: string
  readonly startsOn: string
  readonly endsOn: string
  readonly dueOn: string
}

const asFiled = ({ code, startsOn, endsOn, dueOn }: FiledPeriod): DeclarationPeriod => ({
  code,
  frequency: parsePeriodCode(code)?.frequency ?? 'quarterly',
  startsOn: parseLocalDate(startsOn),
  endsOn: parseLocalDate(endsOn),
  dueOn: parseLocalDate(dueOn),
})

const meets = (a: FiledPeriod, b: FiledPeriod) => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn

/** The same file, had it said from the first day on that it declares by the month. */
const byMonth = (facts: DeclarantFacts): DeclarantFacts => ({
  ...facts,
  statements: [
    ...facts.statements.filter(({ kind }) => kind !== 'frequency'),
    { kind: 'frequency', choices: ['monthly'], startsOn: '2009-01-01', askedOn: null },
  ],
})

/**
 * The periods of a file, oldest first: those that were filed as they were filed, and those that are asked for. Where it was said
 * otherwise since how often is declared, no day is declared twice and none is left out: what was filed by the month stays, and
 * the rest of that quarter is declared by the month too.
 */
export function periodsHere(
  facts: DeclarantFacts,
  filed: readonly FiledPeriod[],
  today: LocalDate,
): readonly DeclarationPeriod[] {
  const isTaken = (period: DeclarationPeriod) => filed.some((one) => meets(one, period))
  const months = periodsOf(byMonth(facts), today)
  const left = periodsOf(facts, today).flatMap((period) => {
    if (!isTaken(period)) return [period]
    return period.frequency === 'monthly'
      ? []
      : months.filter((month) => meets(month, period) && !isTaken(month))
  })
  return [...filed.map(asFiled), ...left].toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
}

/** What was declared for the whole year before, from its first day or that of the activity on; null where a day of it is not known here. */
export function lastYearOf(
  year: number,
  begunOn: string | null,
  filed: readonly (FiledPeriod & { readonly turnoverCents: number })[],
): number | null {
  const [first, last] = [`${year - 1}-01-01`, `${year - 1}-12-31`]
  if (begunOn !== null && begunOn > last) return null
  const rows = filed
    .filter(({ startsOn, endsOn }) => startsOn <= last && endsOn >= first)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  let next: string = begunOn !== null && begunOn > first ? begunOn : first
  let total = 0
  for (const { startsOn, endsOn, turnoverCents } of rows) {
    if (startsOn > next) return null
    next = addDays(parseLocalDate(endsOn), 1)
    total += turnoverCents
  }
  return next > last ? total : null
}
