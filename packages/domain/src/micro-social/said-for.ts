import { type OptionKind, type OptionStatement, optionOn, optionPeriods } from '../fiscal-options.ts'
import type { LocalDate } from '../local-date.ts'

/**
 * What was said of one kind for a stretch of days: what holds on its first day decides for the whole. Where nothing does, it is
 * what begins first within it, as for an activity whose beginning no register tells; null where there is nothing either.
 */
export function saidFor<S extends OptionStatement>(
  statements: readonly S[],
  kind: OptionKind,
  { startsOn, endsOn }: { readonly startsOn: LocalDate; readonly endsOn: LocalDate },
): S | null {
  const held = optionOn(statements, kind, startsOn)
  if (held) return held.statement
  const within = optionPeriods(statements, kind).find(
    (period) => period.startsOn > startsOn && period.startsOn <= endsOn,
  )
  return within?.statement ?? null
}
