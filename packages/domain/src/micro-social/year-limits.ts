import { type LocalDate, parseLocalDate } from '../local-date.ts'
import { againstMicro, againstVat, type Limited } from './ceilings.ts'
import { categoriesOf, type DeclarantFacts } from './declaration-period.ts'
import { saidFor } from './said-for.ts'
import type { Turnover } from './turnover-categories.ts'

export interface YearLimit extends Limited {
  readonly kind: 'micro' | 'vat'
  /** Of VAT: above it the exemption ends at once. */
  readonly majorCents: number | null
}

/**
 * The turnover of the year that begins on `firstDay` against its limits, those of what was said to be done in it: the ceilings of
 * micro, and the thresholds of VAT for whoever charges none.
 */
export function yearLimits(
  firstDay: LocalDate,
  turnovers: readonly Turnover[],
  { begunOn, statements }: Pick<DeclarantFacts, 'begunOn' | 'statements'>,
): readonly YearLimit[] {
  const year = { startsOn: firstDay, endsOn: parseLocalDate(`${firstDay.slice(0, 4)}-12-31`) }
  const isFree = (saidFor(statements, 'vat', year)?.choices[0] ?? 'franchise') === 'franchise'
  const said = categoriesOf({ statements }, year)
  return [
    ...(isFree ? againstVat(turnovers, firstDay, begunOn, said) : []).map((limit) => ({
      ...{ kind: 'vat' as const, ...limit },
    })),
    ...againstMicro(turnovers, firstDay, begunOn, said).map((limit) => ({
      ...{ kind: 'micro' as const, ...limit, majorCents: null },
    })),
  ]
}
