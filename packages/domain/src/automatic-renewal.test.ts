import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../testing/holds.ts'
import { againOn, dueStep, MOST_TRIES, type PlanFacts, type PlanStep, planDays } from './automatic-renewal.ts'
import { addDays, addMonths, type LocalDate, parseLocalDate } from './local-date.ts'

const END = parseLocalDate('2027-03-31')
const agreed = (agreedOn: LocalDate): PlanFacts => ({
  ...{ endsOn: END, agreedOn, noticedOn: null, announcedOn: null, tries: 0, againOn: null },
})
/** Runs on the days given; answers what was done when. `refuses`: each debit is refused. */
function live(start: PlanFacts, days: readonly LocalDate[], refuses = false) {
  let facts = start
  const done: { step: PlanStep; on: LocalDate }[] = []
  for (const on of days) {
    for (let step = dueStep(facts, on); step !== null; step = dueStep(facts, on)) {
      done.push({ step, on })
      if (step === 'notice') facts = { ...facts, noticedOn: on }
      else if (step === 'announce') facts = { ...facts, announcedOn: on }
      else if (step === 'debit') {
        const tries = facts.tries + 1
        facts = { ...facts, tries: refuses ? tries : MOST_TRIES, againOn: againOn(tries, on) }
      } else return done
    }
  }
  return done
}
const everyDay = (from: LocalDate, count: number) =>
  Array.from({ length: count }, (_, at) => addDays(from, at))
const offsets = fc.integer({ min: -360, max: 0 })
/** Days on which the job ran, in order: some are missing, perhaps weeks of them, perhaps some twice. */
const runs = fc
  .array(fc.integer({ min: -400, max: 200 }), { maxLength: 60 })
  .map((list) => list.toSorted((a, b) => a - b).map((offset) => addDays(END, offset)))

describe('automatic renewal', () => {
  it('run every day: notice two months before, announced three weeks before, debited a week before', () => {
    expect(live(agreed(addDays(END, -360)), everyDay(addDays(END, -360), 500))).toEqual([
      { step: 'notice', on: '2027-01-31' },
      { step: 'announce', on: '2027-03-10' },
      { step: 'debit', on: '2027-03-24' },
    ])
  })

  it('the notice lies between three months and one before the end, whoever agreed in time', () => {
    holds(
      fc.property(fc.integer({ min: -360, max: -32 }), (offset) => {
        const on = addDays(END, offset)
        const notice = live(agreed(on), everyDay(on, 500)).find(({ step }) => step === 'notice')?.on
        expect(notice && notice >= addMonths(END, -3) && notice <= addMonths(END, -1)).toBe(true)
      }),
    )
  })

  it('whatever days are missed, nobody is debited unheard, twice, or long after the end', () => {
    holds(
      fc.property(offsets, runs, (offset, days) => {
        const agreedOn = addDays(END, offset)
        const done = live(
          agreed(agreedOn),
          days.filter((day) => day >= agreedOn),
        )
        const on = (step: PlanStep) => done.filter((one) => one.step === step).map((one) => one.on)
        for (const step of ['notice', 'announce', 'debit'] as const)
          expect(on(step).length).toBeLessThanOrEqual(1)
        const [debit] = on('debit')
        if (debit === undefined) return
        const [notice] = on('notice')
        const [announced] = on('announce')
        expect(debit >= addDays(END, -7)).toBe(true)
        expect(debit >= addDays(agreedOn, 2)).toBe(true)
        if (agreedOn <= addMonths(END, -1)) expect(notice && debit >= addMonths(notice, 1)).toBe(true)
        if (agreedOn <= addDays(END, -21)) expect(announced && debit >= addDays(announced, 14)).toBe(true)
      }),
    )
  })

  it('what is shown before agreeing is what is done, run every day', () => {
    holds(
      fc.property(offsets, (offset) => {
        const on = addDays(END, offset)
        const { noticeOn, announceOn, debitOn } = planDays(agreed(on), on)
        const done = live(agreed(on), everyDay(on, 500))
        expect(done).toEqual([
          ...(noticeOn === null ? [] : [{ step: 'notice', on: noticeOn }]),
          ...(announceOn === null ? [] : [{ step: 'announce', on: announceOn }]),
          { step: 'debit', on: debitOn },
        ])
      }),
    )
  })

  it('is tried again once, five days later', () => {
    const tried = live(agreed(addDays(END, -100)), everyDay(addDays(END, -100), 400), true)
    expect(tried.filter(({ step }) => step === 'debit').map(({ on }) => on)).toEqual([
      '2027-03-24',
      '2027-03-29',
    ])
  })

  it('after a long silence it is left to the member', () => {
    expect(live(agreed(addDays(END, -300)), [addDays(END, 20)])).toEqual([
      { step: 'too-late', on: '2027-04-20' },
    ])
  })
})
