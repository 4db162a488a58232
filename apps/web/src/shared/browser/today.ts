import { type LocalDate, localDateAt } from '@guichet/domain/local-date'
import { nowMs } from './clock.ts'

/** Today in Paris, by the clock of this computer. For words such as "encore 3 jours" only: rules are the API’s. */
export const today = (): LocalDate => localDateAt(new Date(nowMs()))
