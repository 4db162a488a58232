import { addYears, type LocalDate } from './local-date.ts'

const MOST_YEARS = 5

/** The last day on which a price set today may begin: a year mistyped would stand in the list for good. */
export const latestPriceStart = (today: LocalDate): LocalDate => addYears(today, MOST_YEARS)
