import { addDays, compareLocalDates, type LocalDate } from './local-date.ts'
import {
  type ChannelChoices,
  channelsFor,
  type NotificationChannel,
  preferencesFrom,
} from './notification-preferences.ts'

/** By what a step reaches a member: `sms` and `both` concern whoever asked for SMS, the others get the mail. */
export const REMINDER_CHANNELS = ['mail', 'sms', 'both'] as const
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number]
/** Steps that a schedule may have. */
export const REMINDER_MOST_STEPS = 12
/** Days before or after the due date at which a step may stand. */
export const REMINDER_MOST_DAYS = 365
/** Days by which a step that was missed is still sent. */
export const REMINDER_LATE_DAYS = 7

/** What an organisation begins with. */
export const USUAL_REMINDERS: readonly Pick<ReminderStep, 'offsetDays' | 'channel' | 'enabled'>[] = [
  { offsetDays: -30, channel: 'mail', enabled: true },
  { offsetDays: -7, channel: 'both', enabled: true },
  { offsetDays: 0, channel: 'mail', enabled: true },
  { offsetDays: 15, channel: 'both', enabled: true },
]

/** A step of the schedule: so many days after the due date, before it when negative. */
export interface ReminderStep {
  readonly offsetDays: number
  readonly channel: ReminderChannel
  readonly enabled: boolean
  /** The day from which it counts: what it would have asked for before that day stays unsaid. */
  readonly activeSince: LocalDate
}

/** A membership as reminders see it. */
export interface ReminderFacts {
  /** Last day of the membership. */
  readonly dueOn: LocalDate
  /** The day on which it was written down; an import tells nobody of days that were over by then. */
  readonly recordedOn: LocalDate
}

const latest = (...days: readonly LocalDate[]): LocalDate =>
  days.reduce((a, b) => (compareLocalDates(a, b) > 0 ? a : b))
const inOrder = <S extends ReminderStep>(steps: readonly S[]): S[] =>
  steps.filter(({ enabled }) => enabled).toSorted((a, b) => a.offsetDays - b.offsetDays)

/** The day on which a step speaks of a membership that ends on `dueOn`. */
export const reminderDay = (step: Pick<ReminderStep, 'offsetDays'>, dueOn: LocalDate): LocalDate =>
  addDays(dueOn, step.offsetDays)

/**
 * The last days of membership of which `step` speaks today, both included; null for none. The rule of late ones: of the steps
 * whose day has come only the last one speaks, so that nobody is written to twice at once; it speaks up to seven days late,
 * and one that announces the due date only as long as that day is not over.
 */
export function reminderWindow<S extends ReminderStep>(
  steps: readonly S[],
  step: S,
  today: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } | null {
  if (!step.enabled) return null
  const next = inOrder(steps).find(({ offsetDays }) => offsetDays > step.offsetDays)
  const to = addDays(today, -step.offsetDays)
  const from = latest(
    addDays(to, -REMINDER_LATE_DAYS),
    addDays(step.activeSince, -step.offsetDays),
    ...(next ? [addDays(today, 1 - next.offsetDays)] : []),
    ...(step.offsetDays < 0 ? [today] : []),
  )
  return from <= to ? { from, to } : null
}

/** The step that speaks today of a membership that nobody renewed; null for none. */
export function dueReminder<S extends ReminderStep>(
  steps: readonly S[],
  { dueOn, recordedOn }: ReminderFacts,
  today: LocalDate,
): S | null {
  const reached = inOrder(steps).findLast((step) => reminderDay(step, dueOn) <= today)
  if (!reached || reminderDay(reached, dueOn) < recordedOn) return null
  const window = reminderWindow(steps, reached, today)
  return window && window.from <= dueOn && dueOn <= window.to ? reached : null
}

/** What is still to come for a membership as long as nobody renews it, in the order of time. */
export function comingReminders<S extends ReminderStep>(
  steps: readonly S[],
  facts: ReminderFacts,
  today: LocalDate,
): { readonly step: S; readonly on: LocalDate }[] {
  const late = dueReminder(steps, facts, today)
  const first = late ? [{ step: late, on: today }] : []
  const coming = inOrder(steps)
    .map((step) => ({ step, on: reminderDay(step, facts.dueOn) }))
    .filter(({ step, on }) => on > today && on >= step.activeSince && on >= facts.recordedOn)
  return [...first, ...coming]
}

/** True for a number that takes SMS: in mainland France those in 06 and 07. */
export const takesSms = (phone: string | null): phone is string =>
  phone !== null && /^\+\d{8,15}$/u.test(phone) && (!phone.startsWith('+33') || /^\+33[67]/u.test(phone))

/**
 * What is sent to a person for a step, by what that person chose for deadlines: SMS only where the step has it and the number takes
 * it; a step that is by SMS alone leaves the mail out for whoever gets it.
 */
export function reminderChannels(
  channel: ReminderChannel,
  person: { readonly wanted: ChannelChoices; readonly phone: string | null },
): readonly NotificationChannel[] {
  const by = channelsFor(
    { subject: 'deadlines', mustMail: false, mayText: channel !== 'mail' },
    preferencesFrom({ deadlines: person.wanted }),
    { hasMobile: takesSms(person.phone) },
  )
  return channel === 'sms' && by.includes('sms') ? by.filter((each) => each !== 'mail') : by
}

/** Places in the list of the steps that stand on the day of an earlier one. */
export const repeatedSteps = (steps: readonly Pick<ReminderStep, 'offsetDays'>[]): number[] =>
  steps.flatMap(({ offsetDays }, index) =>
    steps.findIndex((other) => other.offsetDays === offsetDays) < index ? [index] : [],
  )
