import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, type LocalDate, parseLocalDate } from './local-date.ts'
import {
  comingReminders,
  dueReminder,
  REMINDER_CHANNELS,
  REMINDER_LATE_DAYS,
  type ReminderChannel,
  type ReminderStep,
  reminderChannels,
  reminderDay,
  reminderWindow,
  repeatedSteps,
  takesSms,
} from './reminders.ts'

const LONG_AGO = parseLocalDate('2020-01-01')
const DUE = parseLocalDate('2026-12-31')
const at = (offsetDays: number, more: Partial<ReminderStep> = {}): ReminderStep => ({
  offsetDays,
  channel: 'mail',
  enabled: true,
  activeSince: LONG_AGO,
  ...more,
})
const USUAL = [at(-30), at(-7), at(0), at(15)]
const facts = { dueOn: DUE, recordedOn: LONG_AGO }
const sentOn = (days: number, steps = USUAL) =>
  dueReminder(steps, facts, addDays(DUE, days))?.offsetDays ?? null

describe('what is due today', () => {
  it('is the step whose day it is', () => {
    expect([-31, -30, -7, 0, 15].map((days) => sentOn(days))).toEqual([null, -30, -7, 0, 15])
  })

  it('is sent up to seven days late, and not after', () => {
    expect([22, 23].map((days) => sentOn(days))).toEqual([15, null])
    expect([-23, -22].map((days) => sentOn(days))).toEqual([-30, null])
  })

  it('is one step alone when several days were missed: the last of them', () => {
    expect(sentOn(1)).toBe(0)
    expect(sentOn(-6)).toBe(-7)
    expect(sentOn(3, [at(-3), at(-2), at(-1), at(0), at(2)])).toBe(2)
  })

  it('never announces a day that is over', () => {
    expect(sentOn(0, [at(-3)])).toBe(-3)
    expect(sentOn(1, [at(-3)])).toBeNull()
  })

  it('is nothing of a step that is off, or that came into the schedule after its day', () => {
    expect(sentOn(0, [at(0, { enabled: false })])).toBeNull()
    expect(sentOn(2, [at(0, { activeSince: addDays(DUE, 1) })])).toBeNull()
    expect(sentOn(0, [at(0, { activeSince: DUE })])).toBe(0)
  })

  it('is nothing for a membership that was written down after that day', () => {
    expect(dueReminder(USUAL, { dueOn: DUE, recordedOn: addDays(DUE, 1) }, addDays(DUE, 2))).toBeNull()
    expect(dueReminder(USUAL, { dueOn: DUE, recordedOn: addDays(DUE, 1) }, addDays(DUE, 15))).not.toBeNull()
  })
})

const day = fc.integer({ min: -60, max: 60 }).map((days) => addDays(DUE, days) as LocalDate)
const step = fc.record({
  offsetDays: fc.integer({ min: -60, max: 60 }),
  channel: fc.constantFrom(...REMINDER_CHANNELS),
  enabled: fc.boolean(),
  activeSince: day,
})
const schedule = fc.uniqueArray(step, { maxLength: 12, selector: ({ offsetDays }) => offsetDays })

describe('any schedule', () => {
  it('asks for at most one step a day, and the windows say the same as the rule', () => {
    fc.assert(
      fc.property(schedule, day, day, (steps, today, dueOn) => {
        const due = dueReminder(steps, { dueOn, recordedOn: LONG_AGO }, today)
        const speaking = steps.filter((one) => {
          const window = reminderWindow(steps, one, today)
          return window !== null && window.from <= dueOn && dueOn <= window.to
        })
        expect(speaking).toEqual(due ? [due] : [])
      }),
    )
  })

  it('sends nothing early, nothing more than seven days late, nothing that is off', () => {
    fc.assert(
      fc.property(schedule, day, day, day, (steps, today, dueOn, recordedOn) => {
        const due = dueReminder(steps, { dueOn, recordedOn }, today)
        if (!due) return
        const planned = reminderDay(due, dueOn)
        const late = daysBetween(planned, today)
        expect(late >= 0 && late <= REMINDER_LATE_DAYS).toBe(true)
        expect(due.enabled && planned >= due.activeSince && planned >= recordedOn).toBe(true)
        if (due.offsetDays < 0) expect(today <= dueOn).toBe(true)
      }),
    )
  })

  it('looked at each day, reaches each step of an old schedule once on its day, whatever days are missed', () => {
    const days = fc.array(fc.boolean(), { minLength: 130, maxLength: 130 })
    fc.assert(
      fc.property(schedule, days, (given, up) => {
        const steps = given.map((one) => ({ ...one, enabled: true, activeSince: LONG_AGO }))
        const seen = new Set<number>()
        up.forEach((isUp, index) => {
          const today = addDays(DUE, index - 65)
          const due = isUp ? dueReminder(steps, facts, today) : null
          if (due && !seen.has(due.offsetDays)) seen.add(due.offsetDays)
          for (const one of steps)
            if (isUp && reminderDay(one, DUE) === today) expect(seen.has(one.offsetDays)).toBe(true)
        })
      }),
    )
  })

  it('foretells what will be due: on the day foretold, that step is', () => {
    fc.assert(
      fc.property(schedule, day, day, (steps, today, recordedOn) => {
        const coming = comingReminders(steps, { dueOn: DUE, recordedOn }, today)
        expect(coming.map(({ on }) => on)).toEqual(coming.map(({ on }) => on).toSorted())
        for (const { step: foretold, on } of coming)
          expect(dueReminder(steps, { dueOn: DUE, recordedOn }, on)).toBe(foretold)
      }),
    )
  })
})

describe('the channel', () => {
  it('is SMS only for who asked for it and can get it, and what was asked for is never lost', () => {
    const phone = '+33612345678'
    const by = (step: ReminderChannel, sms: boolean, number: string | null = phone, mail = true) =>
      reminderChannels(step, { wanted: { mail, sms, portal: false }, phone: number })
    expect(by('mail', true)).toEqual(['mail'])
    expect(by('both', true)).toEqual(['mail', 'sms'])
    expect(by('sms', true)).toEqual(['sms'])
    expect(by('sms', false)).toEqual(['mail'])
    expect(by('both', true, null)).toEqual(['mail'])
    expect(by('sms', true, '+33149098737')).toEqual(['mail'])
    expect(by('both', true, phone, false)).toEqual(['sms'])
    expect(by('mail', true, phone, false)).toEqual(['mail'])
    expect(by('both', false, phone, false)).toEqual([])
  })

  it('knows mobile numbers', () => {
    expect(['+33612345678', '+33712345678', '+447700900123'].map(takesSms)).toEqual([true, true, true])
    expect(['+33149098737', '0612345678', '', null].map(takesSms)).toEqual([false, false, false, false])
  })
})

it('finds steps that stand on one day', () => {
  expect(repeatedSteps([at(-7), at(0), at(-7), at(0), at(3)])).toEqual([2, 3])
  expect(repeatedSteps(USUAL)).toEqual([])
})
