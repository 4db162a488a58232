import type { Consequences } from '../api/preview-options.ts'

export type CostLine = Consequences['costBefore']['lines'][number]

/** A line of the cost as it was and as it would be; null where there is none. */
export interface CostChange {
  readonly item: string
  readonly label: string
  readonly before: CostLine | null
  readonly after: CostLine | null
}

/** Lines of the cost that a change of options changes. */
export function costChanges({ costBefore, costAfter }: Consequences): readonly CostChange[] {
  const items = [...new Set([...costBefore.lines, ...costAfter.lines].map(({ item }) => item))]
  return items.flatMap((item): readonly CostChange[] => {
    const before = costBefore.lines.find((line) => line.item === item) ?? null
    const after = costAfter.lines.find((line) => line.item === item) ?? null
    if (before?.netCents === after?.netCents && before?.quantity === after?.quantity) return []
    return [{ item, label: (after ?? before)?.label ?? item, before, after }]
  })
}

/** Whether a change costs or takes something, and is asked about before it is saved (A16, A17). */
export const mustBeConfirmed = (consequences: Consequences): boolean =>
  costChanges(consequences).length > 0 ||
  consequences.accountsAffected > 0 ||
  consequences.notices.some((notice) => notice !== 'mailbox-password')
