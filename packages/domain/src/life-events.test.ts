import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareSirets,
  consequencesOf,
  dayFaultOf,
  LIFE_EVENT_KINDS,
  LIFE_EVENT_STATES,
  type LifeEventOutlook,
  mayTakeBack,
  startingState,
  withdrawalUntil,
} from './life-events.ts'
import { addDays, daysBetween, parseLocalDate } from './local-date.ts'
import { isWorkingDay } from './working-days.ts'

const day = parseLocalDate
const today = day('2026-11-30')
const kind = fc.constantFrom(...LIFE_EVENT_KINDS)
const days = fc.integer({ min: -4000, max: 4000 }).map((count) => addDays(today, count))
const outlook = (over: Partial<LifeEventOutlook> = {}): LifeEventOutlook => ({
  ...{
    memberUntil: '2027-05-01',
    withdrawalUntil: null,
    renewalWaits: false,
    subscriptions: 0,
    renewsItself: false,
  },
  ...{ accounts: 0, siret: '07955542100019', ...over },
})

describe('the day of an event', () => {
  it('lies within a year back and half a year ahead; nobody has died tomorrow', () => {
    expect(dayFaultOf('move', day('2025-11-30'), today)).toBeNull()
    expect(dayFaultOf('move', day('2025-11-29'), today)).toBe('date.too-old')
    expect(dayFaultOf('cessation', addDays(today, 180), today)).toBeNull()
    expect(dayFaultOf('cessation', addDays(today, 181), today)).toBe('date.future')
    expect(dayFaultOf('death', today, today)).toBeNull()
    expect(dayFaultOf('death', addDays(today, 1), today)).toBe('date.future')
  })

  it('that may be told leads to one state: what is to come waits, what ends a membership early is asked', () => {
    fc.assert(
      fc.property(kind, days, fc.boolean(), (what, happensOn, atOnce) => {
        const state = startingState({ kind: what, happensOn, atOnce }, today)
        const isAsked = what === 'withdrawal' || (what === 'resignation' && atOnce)
        expect(state).toBe(isAsked ? 'requested' : happensOn > today ? 'planned' : 'done')
      }),
    )
  })
})

describe('the right to withdraw', () => {
  it('ends fourteen days later, the first not counted', () => {
    expect(withdrawalUntil(day('2026-11-30'))).toBe('2026-12-14')
  })

  it('is put off over Sundays and holidays', () => {
    // 25 December 2026 is a Friday: a holiday, then the weekend.
    expect(withdrawalUntil(day('2026-12-11'))).toBe('2026-12-28')
  })

  it('never ends before its fourteen days, always on a working day, within a week of it', () => {
    fc.assert(
      fc.property(days, (concludedOn) => {
        const until = withdrawalUntil(concludedOn)
        const length = daysBetween(concludedOn, until)
        expect(isWorkingDay(until)).toBe(true)
        expect(length).toBeGreaterThanOrEqual(14)
        expect(length).toBeLessThan(21)
      }),
    )
  })
})

describe('taking back', () => {
  it('is possible until it is done, and of an end of activity or a death ever after', () => {
    const open = LIFE_EVENT_KINDS.flatMap((what) =>
      LIFE_EVENT_STATES.filter((state) => mayTakeBack(what, state)).map((state) => `${what} ${state}`),
    )
    expect(open.filter((each) => each.endsWith('done'))).toEqual(['cessation done', 'death done'])
    expect(open.some((each) => /declined|withdrawn/u.test(each))).toBe(false)
    expect(open).toHaveLength(LIFE_EVENT_KINDS.length * 2 + 2)
  })
})

describe('another SIRET', () => {
  it('is the same company elsewhere, another company, the first one or no other', () => {
    expect(compareSirets(null, '07955542100019')).toBe('first')
    expect(compareSirets('07955542100019', '07955542100019')).toBe('same')
    expect(compareSirets('07955542100019', '07955542100027')).toBe('same-company')
    expect(compareSirets('07955542100019', '55208131766522')).toBe('other-company')
  })
})

describe('what follows', () => {
  it('never promises and denies the same, and is told once', () => {
    fc.assert(
      fc.property(
        kind,
        fc.boolean(),
        fc.record({
          memberUntil: fc.constantFrom(null, '2027-05-01'),
          withdrawalUntil: fc.constantFrom(null, '2026-12-14'),
          renewalWaits: fc.boolean(),
          renewsItself: fc.boolean(),
          subscriptions: fc.integer({ min: 0, max: 3 }),
          accounts: fc.integer({ min: 0, max: 3 }),
          siret: fc.constantFrom(null, '07955542100019'),
        }),
        (what, atOnce, meets) => {
          const found = consequencesOf({ kind: what, atOnce, siret: '07955542100027' }, meets)
          expect(new Set(found).size).toBe(found.length)
          expect(found.length).toBeGreaterThan(1)
          for (const [one, other] of [
            ['no-refund', 'refund-whole'],
            ['membership-runs', 'membership-ends'],
            ['membership-runs', 'membership-none'],
            ['same-company', 'other-company'],
          ] as const)
            expect(found.includes(one) && found.includes(other)).toBe(false)
          expect(found.includes('automatic-stops')).toBe(
            meets.renewsItself &&
              (['cessation', 'death'].includes(what) || (what === 'resignation' && !atOnce)),
          )
          expect(found.includes('subscriptions-run')).toBe(
            meets.subscriptions > 0 && !['move', 'new-siret', 'withdrawal'].includes(what),
          )
        },
      ),
    )
  })

  it('of another company differs from that of another place', () => {
    const of = (siret: string) => consequencesOf({ kind: 'new-siret', atOnce: false, siret }, outlook())
    expect(of('07955542100027')).toContain('same-company')
    expect(of('55208131766522')).toContain('other-company')
  })

  it('of a resignation at once is for staff to decide; at the end of the membership it is not', () => {
    const of = (atOnce: boolean) => consequencesOf({ kind: 'resignation', atOnce, siret: null }, outlook())
    expect(of(true)).toContain('staff-decide')
    expect(of(false)).toEqual(['membership-runs', 'no-refund', 'no-reminders', 'space-stays', 'taken-back'])
  })
})
