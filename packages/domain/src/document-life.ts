import { addDays, type LocalDate } from './local-date.ts'

/** Days that a document stays in the trash. */
export const TRASH_DAYS = 30
/** Days before that end on which its person is told. */
export const TRASH_WARNING_DAYS = 5

/** Day on which the trash gives a document up for good; once its person is told, never less than five days later. */
export const trashEndsOn = (trashedOn: LocalDate, warnedOn: LocalDate | null = null): LocalDate => {
  const planned = addDays(trashedOn, TRASH_DAYS)
  if (warnedOn === null || warnedOn <= trashWarnsOn(trashedOn)) return planned
  return addDays(warnedOn, TRASH_WARNING_DAYS)
}
/** First day on which its person is told of it. */
export const trashWarnsOn = (trashedOn: LocalDate): LocalDate =>
  addDays(trashedOn, TRASH_DAYS - TRASH_WARNING_DAYS)

/** True from the day on which the trash gives the document up: never before its person was told. */
export const isTrashOver = (trashedOn: LocalDate, warnedOn: LocalDate | null, today: LocalDate): boolean =>
  warnedOn !== null && today >= trashEndsOn(trashedOn, warnedOn)
/** True from the day on which its person is to be told; late rather than never. */
export const isTrashWarningDue = (trashedOn: LocalDate, today: LocalDate): boolean =>
  today >= trashWarnsOn(trashedOn)

/** True once the last day on which a document is kept is over; null is kept without end. */
export const isRetentionOver = (retainedUntil: LocalDate | null, today: LocalDate): boolean =>
  retainedUntil !== null && today > retainedUntil

/**
 * What the organisation does with a document that its members are told of, in the order in which it is told: of all that was done with one
 * meanwhile, the first of these is said.
 */
export const DOCUMENT_CHANGES = ['published', 'version', 'renamed'] as const
export type DocumentChange = (typeof DOCUMENT_CHANGES)[number]

/** The changes that stand when another one follows: those that say as much, or more. */
export const changesThatStand = (change: DocumentChange): readonly DocumentChange[] =>
  DOCUMENT_CHANGES.slice(0, DOCUMENT_CHANGES.indexOf(change) + 1)
