import { addDays, type LocalDate } from './local-date.ts'
import { searchKey } from './text.ts'

/** `open`: the desk owes an answer; `answered`: the member may answer; `resolved`: nobody owes anything. */
export const THREAD_STATES = ['open', 'answered', 'resolved'] as const
export type ThreadState = (typeof THREAD_STATES)[number]

/** Who writes; `portal` for what was noted by itself. */
export const THREAD_SIDES = ['member', 'desk', 'portal'] as const
export type ThreadSide = (typeof THREAD_SIDES)[number]

/** `note` is for the desk alone; the last four are lines that the portal writes. */
export const POST_KINDS = [
  'message',
  'note',
  'resolved',
  'reopened',
  'sign-in-denied',
  'recovery-denied',
] as const
export type PostKind = (typeof POST_KINDS)[number]

/** The subject of what concerns the safety of a space: it is always there. */
export const SECURITY_SUBJECT = 'security'

/** What an installation begins with, in the order in which it is offered. */
export const USUAL_SUBJECTS = [
  { code: null, labelFr: 'Adhésion et renouvellement', labelEn: 'Membership and renewal' },
  { code: null, labelFr: 'Paiement, reçu ou facture', labelEn: 'Payment, receipt or invoice' },
  { code: null, labelFr: 'Comptes et télé-procédures', labelEn: 'Accounts and procedures' },
  { code: null, labelFr: 'Déclarations', labelEn: 'Declarations' },
  { code: SECURITY_SUBJECT, labelFr: 'Sécurité de mon espace', labelEn: 'Safety of my space' },
  { code: null, labelFr: 'Autre question', labelEn: 'Other question' },
] as const

/** Conversations of one person that wait for the desk at a time. */
export const MOST_WAITING = 10
/** Messages that a member writes in a row before the desk has answered. */
export const MOST_IN_A_ROW = 20
/** Lines that a conversation holds. */
export const MOST_POSTS = 300
/** Files of one message. */
export const MOST_FILES = 5
/** What one person may have attached in all: 500 MB. */
export const MOST_FILE_BYTES = 500 * 1024 ** 2
/** Files that were sent and belong to no message yet. */
export const MOST_LOOSE_FILES = 20
/** Days in which what is resolved may be taken up again. */
export const REOPENING_DAYS = 30
/** Years for which what is resolved is kept. */
export const KEPT_YEARS = 3

interface Thread {
  readonly state: ThreadState
  /** Since when the desk owes an answer. */
  readonly waitingSince: Date | null
  readonly resolvedAt: Date | null
}

/** Where a conversation stands once a message is in it. Whoever writes again before the desk has answered does not lose the place. */
export function afterMessage(before: Thread, by: 'member' | 'desk', now: Date): Thread {
  if (by === 'desk') return { state: 'answered', waitingSince: null, resolvedAt: null }
  return { state: 'open', waitingSince: before.waitingSince ?? now, resolvedAt: null }
}

export const resolvedNow = (now: Date): Thread => ({
  ...{ state: 'resolved', waitingSince: null, resolvedAt: now },
})

/** The last day on which a conversation resolved on a day may be taken up again. */
export const reopenableUntil = (resolvedOn: LocalDate): LocalDate => addDays(resolvedOn, REOPENING_DAYS)

/** What a search looks into: the words of a text, folded. */
export const threadSearchKey = (text: string): string => searchKey(text.replace(/[-_.]+/gu, ' '))

/** What may stand in an answer kept for use, as `{{firstName}}`. */
export const ANSWER_PLACEHOLDERS = [
  'firstName',
  'lastName',
  'memberNumber',
  'threadNumber',
  'organisation',
] as const
export type AnswerPlaceholder = (typeof ANSWER_PLACEHOLDERS)[number]
