import { againstMicro, againstVat, type CeilingGroup } from './ceilings.ts'
import type { DeclarantFacts, DeclarationPeriod } from './declaration-period.ts'
import { saidFor } from './said-for.ts'
import type { Turnover } from './turnover-categories.ts'

/** What is worth a second look before filing; it stops nobody. */
export type WarningCode =
  | 'much-more'
  | 'much-less'
  | 'zero-unusual'
  | 'vat-base-passed'
  | 'vat-major-passed'
  | 'micro-near'
  | 'micro-passed'

export interface DeclarationWarning {
  readonly code: WarningCode
  readonly group: CeilingGroup
  /** The threshold, or what was usual. */
  readonly limitCents: number
  /** What is set against it: this period, or the year so far. */
  readonly amountCents: number
}

/** What counts as declared for another period. */
export interface Declared extends Pick<DeclarationPeriod, 'startsOn' | 'frequency'> {
  readonly turnovers: readonly Turnover[]
}

/** How many periods before this one tell what is usual, and how few say nothing yet. */
const USUAL_PERIODS = { most: 4, least: 2 } as const
/** How many times more, or less, than usual is much; by less than this in euro cents nothing is. */
const MUCH = { times: 3, apartCents: 50_000 } as const

const sumOf = (turnovers: readonly Turnover[]): number =>
  turnovers.reduce((sum, { amountCents }) => sum + amountCents, 0)

/**
 * Set against the up to four periods of the same length before it, where there are two at least: more than three times the
 * highest of them, less than a third of the lowest, or nothing where each had something.
 */
function unusual(amountCents: number, before: readonly Declared[]): readonly DeclarationWarning[] {
  const sums = before.map(({ turnovers }) => sumOf(turnovers))
  if (sums.length < USUAL_PERIODS.least) return []
  const [lowest, highest] = [Math.min(...sums), Math.max(...sums)]
  const warn = (code: WarningCode, limitCents: number) => [
    { code, group: 'all' as const, limitCents, amountCents },
  ]
  if (amountCents === 0) return lowest > 0 ? warn('zero-unusual', lowest) : []
  if (amountCents > MUCH.times * highest && amountCents - highest >= MUCH.apartCents)
    return warn('much-more', highest)
  if (MUCH.times * amountCents < lowest && lowest - amountCents >= MUCH.apartCents)
    return warn('much-less', lowest)
  return []
}

/** Above which part of a ceiling it is near, in percent. */
const NEAR = 90

/**
 * What is worth a second look in the turnover of a period, by what was declared of others (in any order, each once; the period
 * itself is left out). Limits are set against what was declared here of the same calendar year: a year of which a part was
 * declared elsewhere warns late, never wrongly. Those of VAT are for whoever charges none. A period without turnover passes
 * nothing.
 */
export function warningsOf(
  period: Pick<DeclarationPeriod, 'startsOn' | 'endsOn' | 'frequency'>,
  turnovers: readonly Turnover[],
  declared: readonly Declared[],
  { begunOn, statements }: Pick<DeclarantFacts, 'begunOn' | 'statements'>,
): readonly DeclarationWarning[] {
  const { startsOn, frequency } = period
  const others = declared.filter((other) => other.startsOn !== startsOn)
  const before = others
    .filter((other) => other.frequency === frequency && other.startsOn < startsOn)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    .slice(0, USUAL_PERIODS.most)
  const amountCents = sumOf(turnovers)
  const odd = unusual(amountCents, before)
  if (amountCents === 0) return odd
  const ofYear = others.filter((other) => other.startsOn.slice(0, 4) === startsOn.slice(0, 4))
  const year = [...turnovers, ...ofYear.flatMap((other) => other.turnovers)]
  const scheme = saidFor(statements, 'vat', period)?.choices[0] ?? 'franchise'
  const vat = (scheme === 'franchise' ? againstVat(year, startsOn, begunOn) : []).flatMap(
    ({ limitCents, majorCents, ...measure }): readonly DeclarationWarning[] => {
      if (measure.amountCents > majorCents)
        return [{ code: 'vat-major-passed', ...measure, limitCents: majorCents }]
      return measure.amountCents > limitCents ? [{ code: 'vat-base-passed', ...measure, limitCents }] : []
    },
  )
  const micro = againstMicro(year, startsOn, begunOn).flatMap((measure): readonly DeclarationWarning[] => {
    if (measure.amountCents > measure.limitCents) return [{ code: 'micro-passed', ...measure }]
    return measure.amountCents * 100 > measure.limitCents * NEAR ? [{ code: 'micro-near', ...measure }] : []
  })
  return [...odd, ...vat, ...micro]
}
