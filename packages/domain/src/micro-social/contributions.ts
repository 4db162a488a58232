import { isOverseas, optionPeriods } from '../fiscal-options.ts'
import type { LocalDate } from '../local-date.ts'
import { addCents } from '../money.ts'
import { acreRate } from './acre.ts'
import { type DatedRate, rateOn } from './dated-rate.ts'
import { categoriesOf, type DeclarantFacts, type DeclarationPeriod } from './declaration-period.ts'
import { chamberRate, flatTaxRate, isChamberFree, trainingRate } from './levies.ts'
import { overseasRate } from './overseas-rates.ts'
import { saidFor } from './said-for.ts'
import { shareOf } from './share.ts'
import { SOCIAL_RATES } from './social-rates.ts'
import {
  LINE_KINDS,
  type LineKind,
  MOST_TURNOVER_CENTS,
  type Reduction,
  type Turnover,
  type TurnoverCategory,
} from './turnover-categories.ts'

export interface ContributionLine {
  readonly kind: LineKind
  readonly category: TurnoverCategory
  readonly baseCents: number
  /** In 1/100 000 of the base. */
  readonly rate: number
  /** Whole euros. */
  readonly amountCents: number
  readonly reduction: Reduction | null
  /** Without the reduction; null without one. */
  readonly fullRate: number | null
  /** Day from which the rate holds. */
  readonly since: LocalDate
  /** Text that sets it. */
  readonly source: string
}

export interface Contributions {
  readonly turnoverCents: number
  /** By kind, then by category. */
  readonly lines: readonly ContributionLine[]
  readonly totalCents: number
}

export interface ContributionFacts extends DeclarantFacts {
  /** Turnover of the whole year before, where all of it is known here. */
  readonly lastYearCents: number | null
}

type Days = Pick<DeclarationPeriod, 'startsOn' | 'endsOn'>
type Rate = Pick<ContributionLine, 'rate' | 'reduction' | 'fullRate' | 'since' | 'source'>

const plain = (rate: DatedRate): Rate => ({ ...rate, reduction: null, fullRate: null })

function socialRate(category: TurnoverCategory, { startsOn, endsOn }: Days, facts: ContributionFacts): Rate {
  const full = rateOn(SOCIAL_RATES[category], startsOn)
  const reduced = (rate: DatedRate | null, reduction: Reduction): Rate =>
    rate === null || rate.rate >= full.rate ? plain(full) : { ...rate, reduction, fullRate: full.rate }
  if (isOverseas(facts.postcode))
    return reduced(overseasRate(category, full, facts.begunOn, startsOn), 'overseas')
  return reduced(acreRate(category, full, facts, { startsOn, endsOn }), 'acre')
}

/** Whether a category is craftsmen's work in a period: as it was said when the category was said for it first. */
const isCraft = (category: TurnoverCategory, { startsOn, endsOn }: Days, facts: DeclarantFacts): boolean =>
  optionPeriods(facts.statements, 'activities')
    .filter((one) => one.startsOn <= endsOn && (one.endsOn === null || one.endsOn >= startsOn))
    .find(({ statement }) => statement.choices.includes(category))
    ?.statement.choices.includes('craft') ?? false

/** The rate of one line; null where nothing is due. */
function rateOf(
  kind: LineKind,
  category: TurnoverCategory,
  period: Days,
  facts: ContributionFacts,
): Rate | null {
  const { startsOn } = period
  switch (kind) {
    case 'social':
      return socialRate(category, period, facts)
    case 'training':
      return plain(trainingRate(category, isCraft(category, period, facts), startsOn))
    case 'chamber': {
      const rate = chamberRate(category, isCraft(category, period, facts), facts.postcode)
      return rate === null || isChamberFree(startsOn, facts.begunOn, facts.lastYearCents) ? null : plain(rate)
    }
    case 'income-tax':
      return saidFor(facts.statements, 'income-tax', period)?.choices.includes('flat')
        ? plain(flatTaxRate(category, startsOn))
        : null
  }
}

/**
 * What is due for a period, line by line. Rates are those of its first day, also where one changes within it: all that changed so
 * far did so on the first day of a quarter. Categories of the period that are left out count as zero. Throws RangeError for a
 * category that is not one of the period or comes twice, and for what is no amount.
 */
export function contributionsOf(
  period: Days,
  turnovers: readonly Turnover[],
  facts: ContributionFacts,
): Contributions {
  const categories = categoriesOf(facts, period)
  const bases = new Map(categories.map((category) => [category, 0]))
  const seen = new Set<TurnoverCategory>()
  for (const { category, amountCents } of turnovers) {
    if (!bases.has(category) || seen.has(category)) throw new RangeError(`not to be declared: ${category}`)
    if (!Number.isSafeInteger(amountCents) || amountCents < 0 || amountCents > MOST_TURNOVER_CENTS)
      throw new RangeError(`not a turnover: ${amountCents}`)
    seen.add(category)
    bases.set(category, amountCents)
  }
  const lines = LINE_KINDS.flatMap((kind) =>
    categories.flatMap((category): readonly ContributionLine[] => {
      const rate = rateOf(kind, category, period, facts)
      if (rate === null) return []
      const baseCents = bases.get(category) ?? 0
      return [{ kind, category, baseCents, ...rate, amountCents: shareOf(baseCents, rate.rate) }]
    }),
  )
  return {
    turnoverCents: addCents(...bases.values()),
    lines,
    totalCents: addCents(...lines.map(({ amountCents }) => amountCents)),
  }
}

/** The same with nothing declared: the rates of a period, for whoever is about to type amounts. */
export const ratesOf = (period: Days, facts: ContributionFacts): Contributions =>
  contributionsOf(period, [], facts)
