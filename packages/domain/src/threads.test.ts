import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, type LocalDate, parseLocalDate } from './local-date.ts'
import { fillPlaceholders, unknownPlaceholders } from './mailings.ts'
import {
  ANSWER_PLACEHOLDERS,
  afterMessage,
  REOPENING_DAYS,
  reopenableUntil,
  resolvedNow,
  SECURITY_SUBJECT,
  threadSearchKey,
  USUAL_SUBJECTS,
} from './threads.ts'

const step = fc.constantFrom('member', 'desk', 'resolve')
const START = Date.UTC(2026, 10, 22, 9)

describe('where a conversation stands', () => {
  it('waits for the desk exactly from the first message that it has not answered', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        let thread = afterMessage({ state: 'open', waitingSince: null, resolvedAt: null }, 'member', at(0))
        let owedSince: Date | null = at(0)
        for (const [index, what] of steps.entries()) {
          const now = at(index + 1)
          thread = what === 'resolve' ? resolvedNow(now) : afterMessage(thread, what, now)
          owedSince = what === 'member' ? (owedSince ?? now) : null
          expect(thread.waitingSince).toEqual(owedSince)
          expect(thread.state).toBe({ member: 'open', desk: 'answered', resolve: 'resolved' }[what])
          expect(thread.resolvedAt).toEqual(what === 'resolve' ? now : null)
        }
      }),
    )
  })

  it('may be taken up again for thirty days, over months and years', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (day) => {
          const resolvedOn: LocalDate = parseLocalDate(day.toISOString().slice(0, 10))
          expect(daysBetween(resolvedOn, reopenableUntil(resolvedOn))).toBe(REOPENING_DAYS)
        },
      ),
    )
  })
})

describe('the words of a conversation', () => {
  it('are found whatever their accents, capitals and hyphens', () => {
    expect(threadSearchKey('Télé-procédure ÉCHOUÉE')).toBe('tele procedure echouee')
  })

  it('of a kept answer are filled in one pass, and what is unknown is named', () => {
    const text = 'Bonjour {{firstName}} {{ lastName }}, {{nir}} {{'
    expect(unknownPlaceholders(text, ANSWER_PLACEHOLDERS).map(({ written }) => written)).toEqual([
      '{{nir}}',
      '{{',
    ])
    expect(fillPlaceholders(text, { firstName: '{{lastName}}', lastName: 'Roy' })).toBe(
      'Bonjour {{lastName}} Roy, {{nir}} {{',
    )
  })
})

describe('the usual subjects', () => {
  it('hold that of security once, and no words twice', () => {
    expect(USUAL_SUBJECTS.filter(({ code }) => code === SECURITY_SUBJECT)).toHaveLength(1)
    for (const key of ['labelFr', 'labelEn'] as const)
      expect(new Set(USUAL_SUBJECTS.map((subject) => subject[key])).size).toBe(USUAL_SUBJECTS.length)
  })
})

function at(minutes: number): Date {
  return new Date(START + minutes * 60_000)
}
