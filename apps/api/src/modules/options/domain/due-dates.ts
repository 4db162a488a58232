import type { LocalDate } from '@guichet/domain/local-date'
import { type DeadlineRule, deadlinesBetween } from '@guichet/domain/procedure-deadlines'
import type { ProcedureRight } from '@guichet/domain/procedure-rights'

export interface DatedProcedure {
  readonly code: string
  readonly deadlines: readonly (DeadlineRule & { readonly documentType: string | null })[]
}

/** An account with what it may use. */
export interface DatedHolder {
  readonly accountId: string
  readonly rights: readonly ProcedureRight[]
}

export interface DueDate<P extends DatedProcedure = DatedProcedure> {
  readonly procedure: P
  readonly deadline: P['deadlines'][number]
  readonly startsOn: LocalDate
  readonly dueOn: LocalDate
  /** Accounts that may use it, in their order; at least one. */
  readonly accountIds: readonly string[]
}

const covers = ({ granted, documentTypes }: ProcedureRight, documentType: string | null) =>
  granted && (documentType === null || documentTypes.includes(documentType))

/**
 * Dates from one day to another of what these accounts may really use, each once for all of them, the next first; of the
 * same day, the one that ends first, then in the order of the catalogue.
 */
export function dueDatesOf<P extends DatedProcedure>(
  catalogue: readonly P[],
  holders: readonly DatedHolder[],
  from: LocalDate,
  to: LocalDate,
): readonly DueDate<P>[] {
  const rights = holders.map((holder) => ({
    accountId: holder.accountId,
    byCode: new Map(holder.rights.map((right) => [right.code, right])),
  }))
  const dates = catalogue.flatMap((procedure) =>
    procedure.deadlines.flatMap((deadline) => {
      const accountIds = rights.flatMap(({ accountId, byCode }) => {
        const right = byCode.get(procedure.code)
        return right && covers(right, deadline.documentType) ? [accountId] : []
      })
      if (accountIds.length === 0) return []
      return deadlinesBetween(deadline, from, to).map((date) => ({
        procedure,
        deadline,
        ...date,
        accountIds,
      }))
    }),
  )
  const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
  return dates.sort((a, b) => order(a.startsOn, b.startsOn) || order(a.dueOn, b.dueOn))
}
