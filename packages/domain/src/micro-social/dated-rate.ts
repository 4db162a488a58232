import { type LocalDate, parseLocalDate } from '../local-date.ts'

/** A rate from a day on, up to the next of its table. */
export interface DatedRate {
  readonly since: LocalDate
  /** In 1/100 000 of the base: 12.3 % is 12,300. */
  readonly rate: number
  /** The text of law that sets it. */
  readonly source: string
}

/** Reduced rates are of tenths of a point; what is left over is rounded up. */
export const TENTH_OF_POINT = 100

export const datedRate = (since: string, rate: number, source: string): DatedRate => ({
  ...{ since: parseLocalDate(since), rate, source },
})

/** What holds on a day, of rows of which the latest stand first. Throws RangeError for a day before the oldest. */
export function rateOn(rows: readonly DatedRate[], day: LocalDate): DatedRate {
  const row = rows.find(({ since }) => since <= day)
  if (!row) throw new RangeError(`no rate on ${day}`)
  return row
}
