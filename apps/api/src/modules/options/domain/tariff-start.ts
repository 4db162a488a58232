import { addDays, type LocalDate } from '@guichet/domain/local-date'

/** The days of a price. */
export interface TariffPeriod {
  readonly id: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
}

export type TariffStart =
  | { readonly refusal: 'tariff.in-the-past' | 'tariff.start-taken' }
  | {
      readonly refusal: null
      /** The price that runs on that day, and the day on which it ends now: the day before. */
      readonly closing: { readonly id: string; readonly endsOn: LocalDate } | null
    }

/** What a price that starts on a day asks of those that the item has already. What was charged stays as it was. */
export function tariffStart(
  periods: readonly TariffPeriod[],
  startsOn: LocalDate,
  today: LocalDate,
): TariffStart {
  if (startsOn < today) return { refusal: 'tariff.in-the-past' }
  if (periods.some((period) => period.startsOn >= startsOn)) return { refusal: 'tariff.start-taken' }
  const running = periods.find(({ endsOn }) => endsOn === null || endsOn >= startsOn)
  return { refusal: null, closing: running ? { id: running.id, endsOn: addDays(startsOn, -1) } : null }
}
