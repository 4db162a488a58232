import { addDays, type LocalDate } from './local-date.ts'

/** Days that a document stays in the trash. */
export const TRASH_DAYS = 30
/** Days before that end on which its person is told. */
export const TRASH_WARNING_DAYS = 5

/** Day on which the trash gives a document up for good. */
export const trashEndsOn = (trashedOn: LocalDate): LocalDate => addDays(trashedOn, TRASH_DAYS)
/** First day on which its person is told of it. */
export const trashWarnsOn = (trashedOn: LocalDate): LocalDate =>
  addDays(trashEndsOn(trashedOn), -TRASH_WARNING_DAYS)

/** True from the day on which the trash gives the document up. */
export const isTrashOver = (trashedOn: LocalDate, today: LocalDate): boolean =>
  today >= trashEndsOn(trashedOn)
/** True while its person is to be told: late rather than never, but not once it is given up. */
export const isTrashWarningDue = (trashedOn: LocalDate, today: LocalDate): boolean =>
  today >= trashWarnsOn(trashedOn) && !isTrashOver(trashedOn, today)

/** True once the last day on which a document is kept is over; null is kept without end. */
export const isRetentionOver = (retainedUntil: LocalDate | null, today: LocalDate): boolean =>
  retainedUntil !== null && today > retainedUntil
