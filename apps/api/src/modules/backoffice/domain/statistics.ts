import { addMonths, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'

/** A month, `YYYY-MM`. */
export type Month = string

const firstDay = (month: Month): LocalDate => parseLocalDate(`${month}-01`)
export const monthOf = (day: LocalDate): Month => day.slice(0, 7)

/** As many months as asked, the one of `today` last. */
export const monthsUntil = (today: LocalDate, count: number): readonly Month[] =>
  monthsFrom(monthOf(addMonths(firstDay(monthOf(today)), 1 - count)), count)

/** As many months as asked, from this one on. */
export const monthsFrom = (month: Month, count: number): readonly Month[] =>
  Array.from({ length: count }, (_, index) => monthOf(addMonths(firstDay(month), index)))

/** Part ÷ whole in basis points, rounded; null where there is no whole. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole)

/** What happened in a month. */
export interface Moves {
  readonly joined: number
  readonly returned: number
  readonly renewed: number
  readonly left: number
}
export const NO_MOVES: Moves = { joined: 0, returned: 0, renewed: 0, left: 0 }

/**
 * Members at the end of each month, from those before the first: who joined or returned is more, who left is less. A renewal
 * changes nothing.
 */
export function membersByMonth(before: number, moves: readonly Moves[]): readonly number[] {
  let members = before
  return moves.map(({ joined, returned, left }) => {
    members += joined + returned - left
    return members
  })
}

/** All that happened in these months together. */
export const sumOf = (moves: readonly Moves[]): Moves =>
  moves.reduce(
    (sum, each) => ({
      joined: sum.joined + each.joined,
      returned: sum.returned + each.returned,
      renewed: sum.renewed + each.renewed,
      left: sum.left + each.left,
    }),
    NO_MOVES,
  )
