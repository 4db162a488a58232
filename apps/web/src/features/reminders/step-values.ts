import {
  REMINDER_MOST_DAYS,
  type ReminderChannel,
  repeatedSteps,
  USUAL_REMINDERS,
} from '@guichet/domain/reminders'
import type { ReminderSchedule } from './api/schedule.ts'

export type Moment = 'before' | 'on' | 'after'
/** A step as the form holds it. */
export interface StepValues {
  readonly id: string | null
  /** Tells new ones apart. */
  readonly key: string
  /** Named as the API names the day, so that its refusals find the field. */
  readonly offsetDays: string
  readonly moment: Moment
  readonly channel: ReminderChannel
  readonly enabled: boolean
  readonly activeSince: string | null
}
export interface ScheduleValues {
  readonly steps: readonly StepValues[]
}

const momentOf = (days: number): Moment => (days < 0 ? 'before' : days === 0 ? 'on' : 'after')

export const toValues = ({ steps }: ReminderSchedule): ScheduleValues => ({
  steps: steps.map(({ id, offsetDays, channel, enabled, activeSince }) => ({
    ...{ id, key: id, channel, enabled, activeSince, moment: momentOf(offsetDays) },
    offsetDays: offsetDays === 0 ? '' : String(Math.abs(offsetDays)),
  })),
})

let made = 0
/** A step that is not there yet. */
export const newStep = (offsetDays: number, channel: ReminderChannel = 'mail'): StepValues => {
  made += 1
  return {
    ...{ id: null, key: `new-${made}`, moment: momentOf(offsetDays), channel },
    ...{ enabled: true, activeSince: null },
    offsetDays: offsetDays === 0 ? '' : String(Math.abs(offsetDays)),
  }
}
export const usualSteps = (): readonly StepValues[] =>
  USUAL_REMINDERS.map(({ offsetDays, channel }) => newStep(offsetDays, channel))

/** Days after the due date, before it when negative; null when what is typed is no such number. */
export function offsetOf({ offsetDays, moment }: Pick<StepValues, 'offsetDays' | 'moment'>): number | null {
  if (moment === 'on') return 0
  const days = /^\d{1,3}$/u.test(offsetDays.trim()) ? Number(offsetDays) : 0
  if (days < 1 || days > REMINDER_MOST_DAYS) return null
  return moment === 'before' ? -days : days
}

/** Sentences by field, for what can be told before asking the API. */
export function stepErrors(
  { steps }: ScheduleValues,
  words: { readonly daysWanted: string; readonly repeated: string },
): Record<string, string> {
  const offsets = steps.map((step) => offsetOf(step))
  const errors: Record<string, string> = {}
  const repeated = new Set(
    repeatedSteps(offsets.map((days, index) => ({ offsetDays: days ?? 1000 + index }))),
  )
  offsets.forEach((days, index) => {
    // On the day itself there is no number to mend: the moment is what to change.
    const field = `steps.${index}.${steps[index]?.moment === 'on' ? 'moment' : 'offsetDays'}`
    if (days === null) errors[field] = words.daysWanted
    else if (repeated.has(index)) errors[field] = words.repeated
  })
  return errors
}

export const toBody = ({ steps }: ScheduleValues) => ({
  steps: steps.map(({ id, channel, enabled, ...step }) => ({
    ...{ id, channel, enabled },
    offsetDays: offsetOf(step) ?? 0,
  })),
})
