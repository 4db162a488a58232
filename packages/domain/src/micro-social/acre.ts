import { acreShare, type OptionStatement } from '../fiscal-options.ts'
import type { LocalDate } from '../local-date.ts'
import { type DatedRate, datedRate, TENTH_OF_POINT } from './dated-rate.ts'
import { saidFor } from './said-for.ts'
import type { TurnoverCategory } from './turnover-categories.ts'

const SOURCE = {
  50: 'articles L131-6-4 et D131-6-3',
  75: 'articles L131-6-4 et D131-6-3 (décret 2026-69)',
} as const

/** No rate of the Cipav falls below what its pensions cost, however much is granted (L613-7). The latest first. */
const CIPAV_LEAST: readonly DatedRate[] = [
  datedRate('2026-01-01', 13_400, 'article L613-7'),
  datedRate('2024-07-01', 13_900, 'article L613-7'),
  datedRate('2022-01-01', 12_100, 'article L613-7'),
]

interface AcreFacts {
  readonly begunOn: string | null
  readonly statements: readonly OptionStatement[]
}

/**
 * The rate that ACRE leaves of a full one in a period; null where it is not granted. It is over, or refused, by what was said for
 * the first day: a period partly after its end is reduced as a whole. What is left to pay goes by
 * the day of the beginning, rounded up to the tenth of a point (D131-6-3 I): 9.225 % is 9.3 %.
 */
export function acreRate(
  category: TurnoverCategory,
  full: DatedRate,
  { begunOn, statements }: AcreFacts,
  period: { readonly startsOn: LocalDate; readonly endsOn: LocalDate },
): DatedRate | null {
  const said = saidFor(statements, 'acre', period)
  if (!said?.choices.includes('granted')) return null
  const share = acreShare(begunOn ?? said.startsOn)
  const rounded = Math.ceil((full.rate * share) / (100 * TENTH_OF_POINT)) * TENTH_OF_POINT
  const least =
    category === 'liberal-cipav' ? CIPAV_LEAST.find(({ since }) => since <= period.startsOn) : null
  const isLeast = least !== null && least !== undefined && least.rate > rounded
  const days = [full.since, said.startsOn as LocalDate, ...(isLeast ? [least.since] : [])].sort()
  return {
    since: days.at(-1) ?? full.since,
    rate: Math.min(full.rate, isLeast ? least.rate : rounded),
    source: `${full.source}, ${SOURCE[share]}${isLeast ? `, ${least.source}` : ''}`,
  }
}
