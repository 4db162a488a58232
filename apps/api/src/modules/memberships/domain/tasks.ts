import { addDays, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { lastCoveredDay, latestOf, type PeriodFacts } from './renewal-rules.ts'

/** A renewal may be done from this many days before the end without being asked for earlier. */
const REMIND_DAYS = 45
const SOON_DAYS = 15

export interface Task {
  readonly kind:
    | 'service-unpaid'
    | 'membership-lapsed'
    | 'membership-ending'
    | 'membership-none'
    | 'renewal-pending'
    | 'information-incomplete'
    | 'email-undeliverable'
    | 'register-differs'
    | 'declaration-due'
  readonly urgency: 'now' | 'soon' | 'later'
  readonly dueOn: string | null
  readonly membershipId: string | null
  readonly renewalId: string | null
  /** The order of a service, and what it is called; the period to be declared. */
  readonly orderId: string | null
  readonly label: string | null
  readonly fields: string[]
}

interface Facts {
  readonly isMember: boolean
  readonly periods: readonly PeriodFacts[]
  readonly openRenewal: { readonly id: string; readonly membershipId: string; readonly state: string } | null
  /** It renews by itself: nothing is to be done before the end. */
  readonly isAutomatic?: boolean
  /** Wanted fields of the file that are empty. */
  readonly missingFields: readonly string[]
  /** Mails to the address came back. */
  readonly isUndeliverable: boolean
  readonly today: LocalDate
}

const task = (kind: Task['kind'], urgency: Task['urgency'], more: Partial<Task> = {}): Task => ({
  kind,
  urgency,
  dueOn: null,
  membershipId: null,
  renewalId: null,
  ...{ orderId: null, label: null },
  fields: [],
  ...more,
})

const RANK = { now: 0, soon: 1, later: 2 }
/** The most pressing first, else in the order given. */
export const byUrgency = (tasks: readonly Task[]): Task[] =>
  tasks.toSorted((a, b) => RANK[a.urgency] - RANK[b.urgency])

/** What a member has to do, the most pressing first. */
export function tasksFor(facts: Facts): Task[] {
  const { isMember, periods, openRenewal, missingFields, isUndeliverable, today } = facts
  const { isAutomatic = false } = facts
  if (!isMember) return []
  const tasks: Task[] = []
  const latest = latestOf(periods)
  if (openRenewal) {
    const urgency = openRenewal.state === 'processing' ? 'later' : 'now'
    const { id: renewalId, membershipId } = openRenewal
    tasks.push(task('renewal-pending', urgency, { renewalId, membershipId }))
  } else if (!latest) tasks.push(task('membership-none', 'later'))
  else if (latest.endsOn < today) {
    tasks.push(task('membership-lapsed', 'now', { dueOn: lastCoveredDay(periods), membershipId: latest.id }))
  } else if (!isAutomatic && latest.startsOn <= today && latest.endsOn <= addDays(today, REMIND_DAYS)) {
    const urgency = parseLocalDate(latest.endsOn) <= addDays(today, SOON_DAYS) ? 'now' : 'soon'
    tasks.push(task('membership-ending', urgency, { dueOn: latest.endsOn, membershipId: latest.id }))
  }
  if (isUndeliverable) tasks.push(task('email-undeliverable', 'now'))
  if (missingFields.length > 0)
    tasks.push(task('information-incomplete', 'later', { fields: [...missingFields] }))
  return byUrgency(tasks)
}
