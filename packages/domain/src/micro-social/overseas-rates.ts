import { addMonths, type LocalDate, parseLocalDate } from '../local-date.ts'
import { type DatedRate, TENTH_OF_POINT } from './dated-rate.ts'
import type { TurnoverCategory } from './turnover-categories.ts'

type Share = readonly [number, number]
/** What is paid of the metropolitan rate: at first, then, and for good (D756-5). Of tourism lets no reduced rate is published. */
const SHARES: Readonly<Record<TurnoverCategory, readonly [Share, Share, Share] | null>> = {
  sales: [
    [1, 6],
    [1, 2],
    [2, 3],
  ],
  services: [
    [1, 6],
    [1, 2],
    [2, 3],
  ],
  liberal: [
    [1, 6],
    [1, 2],
    [2, 3],
  ],
  'liberal-cipav': [
    [1, 3],
    [1, 2],
    [2, 3],
  ],
  'tourism-lets': null,
}

interface Phase {
  readonly index: 0 | 1 | 2
  readonly since: LocalDate | null
}

/**
 * How far an activity overseas is: through the end of the seventh quarter after the one in which it began, then through the end
 * of its third calendar year, then for good. Where the beginning is not known, nothing is granted that may be over.
 */
function phaseOn(begunOn: string | null, day: LocalDate): Phase {
  if (begunOn === null) return { index: 2, since: null }
  const quarter = Math.floor((Number(begunOn.slice(5, 7)) - 1) / 3)
  const firstYear = parseLocalDate(`${begunOn.slice(0, 4)}-01-01`)
  const [second, third] = [addMonths(firstYear, 3 * (quarter + 8)), addMonths(firstYear, 36)]
  if (day < second) return { index: 0, since: parseLocalDate(begunOn) }
  return day < third ? { index: 1, since: second } : { index: 2, since: third }
}

/**
 * What is paid overseas of a full rate on a day, rounded up to the tenth of a point as D756-5 has it; null for what has none.
 * That gives all that the Urssaf and modele-social print, but for liberal turnover of 2026: their 4.4, 13.1 and 17.4 % are
 * shares of 26.1 %, which was never charged; of 25.6 % it is 4.3, 12.8 and 17.1 %.
 */
export function overseasRate(
  category: TurnoverCategory,
  full: DatedRate,
  begunOn: string | null,
  day: LocalDate,
): DatedRate | null {
  const { index, since } = phaseOn(begunOn, day)
  const share = SHARES[category]?.[index]
  if (!share) return null
  const [part, whole] = share
  return {
    since: since !== null && since > full.since ? since : full.since,
    rate: Math.ceil((full.rate * part) / (whole * TENTH_OF_POINT)) * TENTH_OF_POINT,
    source: `${full.source}, article D756-5`,
  }
}
