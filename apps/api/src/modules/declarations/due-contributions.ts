import { type Contributions, contributionsOf } from '@guichet/domain/micro-social/contributions'
import type { Turnover } from '@guichet/domain/micro-social/turnover-categories'
import { problem } from '../../platform/problem-error.ts'
import { demandCategories, type PeriodInFile } from './declaration-file.ts'

/**
 * What is declared of a period, each kind of it named, with what is due: what was left out counts as zero.
 * @throws problems `declaration.activities-unknown`, `request.invalid` for what is not declared in this period.
 */
export function dueOn(
  found: PeriodInFile,
  given: readonly Turnover[],
): Contributions & { readonly turnovers: readonly Turnover[] } {
  const categories = demandCategories(found)
  const strange = given.flatMap(({ category }, index) =>
    categories.includes(category) ? [] : [{ pointer: `/turnovers/${index}/category`, code: 'invalid' }],
  )
  if (strange.length > 0) throw problem('request.invalid', { errors: strange })
  const turnovers = categories.map((category) => ({
    category,
    amountCents: given.find((one) => one.category === category)?.amountCents ?? 0,
  }))
  const { period, facts, lastYearCents } = found
  return { ...contributionsOf(period, turnovers, { ...facts, lastYearCents }), turnovers }
}
