import type { WaitingProof } from './company-facts.ts'
import { addDays, type LocalDate } from './local-date.ts'
import { workingDayFrom } from './working-days.ts'

/** What may happen in the life of a member or of the business, and what the member says of it (M18). */
export const LIFE_EVENT_KINDS = [
  'move',
  'new-siret',
  'cessation',
  'resignation',
  'withdrawal',
  'death',
] as const
export type LifeEventKind = (typeof LIFE_EVENT_KINDS)[number]

/** What a member tells of himself; a death is recorded by staff. */
export const MEMBER_EVENT_KINDS = ['move', 'new-siret', 'cessation', 'resignation', 'withdrawal'] as const
export type MemberEventKind = (typeof MEMBER_EVENT_KINDS)[number]

/**
 * `planned`: takes effect on its day; `requested`: staff decide; `done`; `declined` by staff; `withdrawn` by whoever told it,
 * or undone.
 */
export const LIFE_EVENT_STATES = ['planned', 'requested', 'done', 'declined', 'withdrawn'] as const
export type LifeEventState = (typeof LIFE_EVENT_STATES)[number]

export interface LifeEventAddress {
  readonly street: string | null
  readonly complement: string | null
  readonly postcode: string | null
  readonly city: string | null
}
/** What is written into the file when the event takes effect. */
export interface LifeEventDetails {
  readonly personalAddress?: LifeEventAddress
  readonly businessAddress?: LifeEventAddress
  readonly siret?: string
  readonly ape?: string
  /** What the company register answered of that SIRET, and when; left out where it proves nothing. */
  readonly proof?: WaitingProof & { readonly provenAt: string }
}

const PAST_DAYS = 365
const FUTURE_DAYS = 180
const WITHDRAWAL_DAYS = 14

/** What is wrong with the day of an event; null when it may be told. */
export function dayFaultOf(
  kind: LifeEventKind,
  happensOn: LocalDate,
  today: LocalDate,
): 'date.too-old' | 'date.future' | null {
  if (happensOn < addDays(today, -PAST_DAYS)) return 'date.too-old'
  const last = kind === 'death' ? today : addDays(today, FUTURE_DAYS)
  return happensOn > last ? 'date.future' : null
}

/**
 * Last day on which who joined or renewed at a distance may withdraw: fourteen days, the day itself not counted; put off to the
 * next working day when it is none.
 */
export const withdrawalUntil = (concludedOn: LocalDate): LocalDate =>
  workingDayFrom(addDays(concludedOn, WITHDRAWAL_DAYS))

export interface LifeEventTold {
  readonly kind: LifeEventKind
  readonly happensOn: LocalDate
  /** A resignation that does not wait for the end of the membership. */
  readonly atOnce: boolean
}

/** How an event begins: what ends a membership before its time, or gives money back, is decided by staff. */
export function startingState(
  { kind, happensOn, atOnce }: LifeEventTold,
  today: LocalDate,
): 'planned' | 'requested' | 'done' {
  if (kind === 'withdrawal' || (kind === 'resignation' && atOnce)) return 'requested'
  return happensOn > today ? 'planned' : 'done'
}

/** Whether an event in this state may still be taken back; what was written into the file stays there. */
export function mayTakeBack(kind: LifeEventKind, state: LifeEventState): boolean {
  if (state === 'planned' || state === 'requested') return true
  return state === 'done' && (kind === 'cessation' || kind === 'death')
}

/** What another SIRET means: the same company elsewhere, or another one. */
export function compareSirets(
  from: string | null,
  to: string,
): 'first' | 'same' | 'same-company' | 'other-company' {
  if (from === null) return 'first'
  if (from === to) return 'same'
  return from.slice(0, 9) === to.slice(0, 9) ? 'same-company' : 'other-company'
}

/** What an event meets: read when it is asked what would follow. */
export interface LifeEventOutlook {
  /** Last day of the membership that runs; null when none does. */
  readonly memberUntil: string | null
  /** Last day of the right to withdraw; null when there is none. */
  readonly withdrawalUntil: string | null
  readonly renewalWaits: boolean
  /** The membership renews itself by a debit. */
  readonly renewsItself: boolean
  /** Services that are paid for period by period. */
  readonly subscriptions: number
  /** Accounts on which the person is. */
  readonly accounts: number
  readonly siret: string | null
}

export type Consequence =
  | 'file-changes'
  | 'certificates-stay'
  | 'same-company'
  | 'other-company'
  | 'accounts-apart'
  | 'membership-runs'
  | 'membership-none'
  | 'membership-ends'
  | 'certificates-revoked'
  | 'no-reminders'
  | 'no-refund'
  | 'refund-whole'
  | 'automatic-stops'
  | 'renewal-waits'
  | 'subscriptions-run'
  | 'staff-decide'
  | 'space-stays'
  | 'taken-back'
  | 'sign-in-ends'
  | 'messages-end'

const when = (isSo: boolean, ...consequences: Consequence[]): Consequence[] => (isSo ? consequences : [])

/** What follows from an event, in reading order: told before it is, and the same for API and web. */
export function consequencesOf(
  told: { readonly kind: LifeEventKind; readonly atOnce: boolean; readonly siret: string | null },
  outlook: LifeEventOutlook,
): readonly Consequence[] {
  const { kind, atOnce, siret } = told
  const runs = outlook.memberUntil !== null
  const subscriptions = when(outlook.subscriptions > 0, 'subscriptions-run')
  const accounts = when(outlook.accounts > 0, 'accounts-apart')
  switch (kind) {
    case 'move':
      return ['file-changes', 'certificates-stay', ...accounts]
    case 'new-siret': {
      const change = siret === null ? null : compareSirets(outlook.siret, siret)
      return [
        'file-changes',
        ...when(change === 'same-company', 'same-company'),
        ...when(change === 'other-company', 'other-company'),
        'certificates-stay',
        ...accounts,
      ]
    }
    case 'cessation':
      return [
        runs ? 'membership-runs' : 'membership-none',
        'no-reminders',
        ...when(outlook.renewsItself, 'automatic-stops'),
        ...when(outlook.renewalWaits, 'renewal-waits'),
        ...subscriptions,
        ...accounts,
        'taken-back',
      ]
    case 'resignation':
      if (atOnce)
        return [
          'staff-decide',
          ...when(runs, 'membership-ends', 'certificates-revoked'),
          'no-refund',
          ...subscriptions,
          'space-stays',
        ]
      return [
        runs ? 'membership-runs' : 'membership-none',
        'no-refund',
        'no-reminders',
        ...when(outlook.renewsItself, 'automatic-stops'),
        ...when(outlook.renewalWaits, 'renewal-waits'),
        ...subscriptions,
        'space-stays',
        ...when(runs, 'taken-back'),
      ]
    case 'withdrawal':
      return ['staff-decide', 'refund-whole', 'membership-ends', 'certificates-revoked', 'space-stays']
    case 'death':
      return [
        'sign-in-ends',
        'messages-end',
        'no-reminders',
        ...when(outlook.renewsItself, 'automatic-stops'),
        ...when(runs, 'membership-runs'),
        ...subscriptions,
        ...accounts,
      ]
  }
}
