import { addYears, daysBetween, type LocalDate } from './local-date.ts'
import type { Module } from './modules.ts'

/**
 * What a member may open of his file to somebody else (U04). Sign-in, password, address, social security number, means of
 * payment, closing and deleting are in no right.
 */
export const DELEGATION_RIGHTS = [
  'file.see',
  'file.edit',
  'memberships.see',
  'memberships.renew',
  'documents.see',
  'documents.add',
  'certificates.see',
  'payments.see',
  'payments.pay',
  'services.see',
  'services.order',
  'accounts.see',
  'accounts.edit',
  'declarations.see',
  'declarations.file',
] as const
export type DelegationRight = (typeof DELEGATION_RIGHTS)[number]

/** The right without which another is of no use. */
const NEEDS: Partial<Readonly<Record<DelegationRight, DelegationRight>>> = {
  'file.edit': 'file.see',
  'memberships.renew': 'memberships.see',
  'documents.add': 'documents.see',
  'payments.pay': 'payments.see',
  'services.order': 'services.see',
  'accounts.edit': 'accounts.see',
  'declarations.file': 'declarations.see',
}

/** The part of the portal that a right opens. */
const MODULE_OF: Partial<Readonly<Record<DelegationRight, Module>>> = {
  'memberships.see': 'membership',
  'memberships.renew': 'membership',
  'certificates.see': 'membership',
  'services.see': 'membership',
  'services.order': 'membership',
  'accounts.see': 'accounts',
  'accounts.edit': 'accounts',
  'declarations.see': 'declarations',
  'declarations.file': 'declarations',
}

export interface FileHolder {
  readonly isMember: boolean
  /** Whether an account is held: those of others are not one's own to open. */
  readonly holdsAccounts: boolean
  /** Whether there is a file of declarant that was not refused. */
  readonly isDeclarant: boolean
  readonly modules: readonly Module[]
}

/** What a declarant has who is no member: the file with the company and its options. */
const OF_DECLARANTS: readonly DelegationRight[] = ['file.see', 'file.edit']

/** The rights that somebody may give away: those on what is his. */
export function rightsOffered({
  isMember,
  holdsAccounts,
  isDeclarant,
  modules,
}: FileHolder): DelegationRight[] {
  return DELEGATION_RIGHTS.filter((right) => {
    const module = MODULE_OF[right]
    if (module !== undefined && !modules.includes(module)) return false
    if (right.startsWith('accounts.')) return holdsAccounts
    if (right.startsWith('declarations.')) return isDeclarant
    return isMember || (isDeclarant && modules.includes('declarations') && OF_DECLARANTS.includes(right))
  })
}

/** The rights with those that they need, each once, in the order of the list. */
export function wholeRights(rights: readonly DelegationRight[]): DelegationRight[] {
  const whole = new Set(rights.flatMap((right) => [right, NEEDS[right] ?? right]))
  return DELEGATION_RIGHTS.filter((right) => whole.has(right))
}

/** Without a right, and without those that need it. */
export const withoutRight = (rights: readonly DelegationRight[], taken: DelegationRight): DelegationRight[] =>
  rights.filter((right) => right !== taken && NEEDS[right] !== taken)

/** The longest that a file is opened to somebody, counted from today. */
export const DELEGATION_MOST_YEARS = 3
/** Days in which an invitation, or a request, is to be answered. */
export const DELEGATION_ANSWER_DAYS = 30
/** Invitations and requests of one person that may wait at once. */
export const DELEGATION_MOST_OPEN = 20

/** The last day proposed for an access: a year less a day. */
export const usualEnd = (today: LocalDate): LocalDate => addYears(today, 1)
export const latestEndOf = (today: LocalDate): LocalDate => addYears(today, DELEGATION_MOST_YEARS)
/** Whether an access may last through this day. */
export const isEndAllowed = (endsOn: LocalDate, today: LocalDate): boolean =>
  endsOn >= today && endsOn <= latestEndOf(today)

/**
 * `invited`: somebody is to accept; `asked`: the member is to answer. `active` through its last day, then `expired`; so does
 * what is not answered. `declined`: by whoever was invited or asked. `withdrawn`: by whoever invited or asked. `revoked`: by
 * the member. `given-up`: by the third party.
 */
export const DELEGATION_STATES = [
  'invited',
  'asked',
  'active',
  'expired',
  'declined',
  'withdrawn',
  'revoked',
  'given-up',
] as const
export type DelegationState = (typeof DELEGATION_STATES)[number]

/** The state as it is now: time ends some of them without anybody writing it down. */
export function stateNow(
  row: { readonly state: DelegationState; readonly endsOn: LocalDate | null; readonly answerBy: Date },
  { now, today }: { readonly now: Date; readonly today: LocalDate },
): DelegationState {
  if (row.state === 'invited' || row.state === 'asked') return row.answerBy <= now ? 'expired' : row.state
  if (row.state === 'active' && row.endsOn !== null && row.endsOn < today) return 'expired'
  return row.state
}

/** What staff who act for a member may do: they never pay. */
export const ASSISTANCE_RIGHTS: readonly DelegationRight[] = DELEGATION_RIGHTS.filter(
  (right) => right !== 'payments.pay',
)
/** Minutes after which staff who act for a member do so no more. */
export const ASSISTANCE_MINUTES = 30
/** Characters that the reason of it must have. */
export const ASSISTANCE_REASON_LEAST = 10

/** How a file stands in the list of whoever it is opened to; null where its memberships are not. */
export const FILE_STANDINGS = ['current', 'due-soon', 'over'] as const
export type FileStanding = (typeof FILE_STANDINGS)[number]
/** Days before the last one from which a membership is due soon. */
export const DUE_SOON_DAYS = 45

export function fileStanding(activeUntil: LocalDate | null, today: LocalDate): FileStanding {
  if (activeUntil === null || activeUntil < today) return 'over'
  return daysBetween(today, activeUntil) <= DUE_SOON_DAYS ? 'due-soon' : 'current'
}
