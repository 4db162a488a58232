import type { LocalDate } from '@guichet/domain/local-date'
import { type DeclarationPeriod, declarationState } from '@guichet/domain/micro-social/declaration-period'
import type { FileDeclarationState } from '@guichet/domain/micro-social/turnover-categories'

interface File {
  /** Whether it was checked, so that turnover can be declared in it. */
  readonly isOpen: boolean
  /** What is asked for, oldest first. */
  readonly periods: readonly DeclarationPeriod[]
  /** Codes of those that were filed. */
  readonly filed: ReadonlySet<string>
}

export interface NextDeclaration {
  readonly state: FileDeclarationState
  /** What is to be declared first, or opens next; null where nothing is. */
  readonly period: DeclarationPeriod | null
  /** What can be declared now and is not, oldest first. */
  readonly toDeclare: readonly DeclarationPeriod[]
}

/** What is to be done next in a file: the oldest of what can be declared, else what runs. */
export function nextDeclaration({ isOpen, periods, filed }: File, today: LocalDate): NextDeclaration {
  if (!isOpen) return { state: 'waiting', period: null, toDeclare: [] }
  const left = periods.filter(({ code }) => !filed.has(code))
  const stateOf = (period: DeclarationPeriod) => declarationState(period, null, today)
  const toDeclare = left.filter((period) => stateOf(period) !== 'upcoming')
  const [first] = toDeclare
  if (first) {
    // Those of a beginning fall due together, so the oldest is the first to be late.
    return { state: stateOf(first) === 'late' ? 'late' : 'open', period: first, toDeclare }
  }
  const running = left[0] ?? null
  if (filed.size > 0) return { state: 'filed', period: running, toDeclare }
  return { state: running ? 'upcoming' : 'none', period: running, toDeclare }
}
