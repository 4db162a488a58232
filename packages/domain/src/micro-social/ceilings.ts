import { vatThresholds } from '../fiscal-options.ts'
import { daysBetween, type LocalDate, parseLocalDate } from '../local-date.ts'
import type { Turnover, TurnoverCategory } from './turnover-categories.ts'

/** Turnover of a year in euros up to which one stays a micro-entrepreneur (CGI 50-0 and 102 ter); the latest first. */
const MICRO_CEILINGS = [
  { from: '2026-01-01', sales: 203_100, services: 83_600 },
  { from: '2023-01-01', sales: 188_700, services: 77_700 },
  { from: '2020-01-01', sales: 176_200, services: 72_600 },
] as const

/** From then on classified tourism lets are under the lower ceiling (law 2024-1039, article 7); for VAT they stay under the higher. */
const LETS_LOWERED = '2025-01-01'

/** What is set against a limit: `sales` and `services` by themselves, or `all`, where there are both. */
export type CeilingGroup = 'sales' | 'services' | 'all'
export interface Measure {
  readonly group: CeilingGroup
  readonly amountCents: number
}

/**
 * Turnover of a year, apart for the higher and the lower limit: both limit the lower one, the higher one limits all. What was
 * `said` to be done has its limit before anything is declared of it.
 */
function measures(
  turnovers: readonly Turnover[],
  higher: readonly TurnoverCategory[],
  said: readonly TurnoverCategory[],
): readonly Measure[] {
  const sum = (rows: readonly Turnover[]) => rows.reduce((total, { amountCents }) => total + amountCents, 0)
  const [all, sales] = [sum(turnovers), sum(turnovers.filter(({ category }) => higher.includes(category)))]
  const services: Measure = { group: 'services', amountCents: all - sales }
  const hasSales = sales > 0 || said.some((category) => higher.includes(category))
  if (!hasSales) return [services]
  const hasServices = services.amountCents > 0 || said.some((category) => !higher.includes(category))
  const total: Measure = { group: hasServices ? 'all' : 'sales', amountCents: all }
  return hasServices ? [services, total] : [total]
}

/** The part of a year that an activity lasts which began in it: limits are those of a whole one. */
function shareOfYear(day: LocalDate, begunOn: string | null): readonly [number, number] {
  const year = day.slice(0, 4)
  const whole = daysBetween(parseLocalDate(`${year}-01-01`), parseLocalDate(`${year}-12-31`)) + 1
  if (begunOn?.slice(0, 4) !== year) return [whole, whole]
  return [daysBetween(parseLocalDate(begunOn), parseLocalDate(`${year}-12-31`)) + 1, whole]
}

const limitOf = (euros: number, [days, whole]: readonly [number, number]): number =>
  Math.floor((euros * days) / whole) * 100

export interface Limited extends Measure {
  readonly limitCents: number
}

/** The turnover of a year against the ceilings of micro-entrepreneurs; those of a first year are a part by days. */
export function againstMicro(
  turnovers: readonly Turnover[],
  day: LocalDate,
  begunOn: string | null,
  said: readonly TurnoverCategory[] = [],
): readonly Limited[] {
  const ceilings = MICRO_CEILINGS.find(({ from }) => from <= day)
  if (!ceilings) return []
  const share = shareOfYear(day, begunOn)
  return measures(turnovers, day < LETS_LOWERED ? ['sales', 'tourism-lets'] : ['sales'], said).map(
    (measure) => ({
      ...measure,
      limitCents: limitOf(measure.group === 'services' ? ceilings.services : ceilings.sales, share),
    }),
  )
}

export interface VatLimited extends Limited {
  readonly majorCents: number
}

/**
 * The same against the thresholds of VAT. In a first year the lower one is a part by days; the higher one, which counts on the
 * day on which it is passed, is always whole.
 */
export function againstVat(
  turnovers: readonly Turnover[],
  day: LocalDate,
  begunOn: string | null,
  said: readonly TurnoverCategory[] = [],
): readonly VatLimited[] {
  const thresholds = vatThresholds(day)
  if (!thresholds) return []
  const share = shareOfYear(day, begunOn)
  return measures(turnovers, ['sales', 'tourism-lets'], said).map((measure) => {
    const { base, major } = measure.group === 'services' ? thresholds.services : thresholds.sales
    return { ...measure, limitCents: limitOf(base, share), majorCents: major * 100 }
  })
}
