import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tasksFor } from './tasks.ts'

const today = parseLocalDate('2026-03-29')
const endingIn = (days: number, id = 'm1') => ({
  id,
  startsOn: addDays(today, days - 364),
  endsOn: addDays(today, days),
})
const facts = (more: Partial<Parameters<typeof tasksFor>[0]>) =>
  tasksFor({
    isMember: true,
    periods: [],
    openRenewal: null,
    missingFields: [],
    isUndeliverable: false,
    today,
    ...more,
  })
const kinds = (more: Partial<Parameters<typeof tasksFor>[0]>) =>
  facts(more).map(({ kind, urgency }) => `${kind} ${urgency}`)

describe('tasksFor', () => {
  test('staff who are no members have nothing to do', () => {
    expect(facts({ isMember: false, periods: [endingIn(-3)], missingFields: ['phone'] })).toEqual([])
  })

  test.each([
    [-400, ['membership-lapsed now']],
    [-1, ['membership-lapsed now']],
    [0, ['membership-ending now']],
    [15, ['membership-ending now']],
    [16, ['membership-ending soon']],
    [45, ['membership-ending soon']],
    [46, []],
  ])('a membership that ends in %i days', (days, expected) => {
    expect(kinds({ periods: [endingIn(days)] })).toEqual(expected)
  })

  test('the task names the membership and the day it is due', () => {
    expect(facts({ periods: [endingIn(3, 'm7')] })).toEqual([
      {
        kind: 'membership-ending',
        urgency: 'now',
        dueOn: '2026-04-01',
        membershipId: 'm7',
        renewalId: null,
        ...{ orderId: null, label: null },
        fields: [],
      },
    ])
  })

  test('one that was cancelled on its first day ended nothing: the day is that of the one before, or none', () => {
    const cancelled = { id: 'm2', startsOn: today, endsOn: addDays(today, -1), cancelledOn: today }
    const lapsed = { kind: 'membership-lapsed', membershipId: 'm2' }
    expect(facts({ periods: [endingIn(-30), cancelled] })).toMatchObject([
      { ...lapsed, dueOn: addDays(today, -30) },
    ])
    expect(facts({ periods: [cancelled] })).toMatchObject([{ ...lapsed, dueOn: null }])
  })

  test('a member without any membership is told so without haste', () => {
    expect(kinds({})).toEqual(['membership-none later'])
  })

  test('once the next year is paid, the end of this one is no task', () => {
    const next = { id: 'm2', startsOn: addDays(today, 4), endsOn: addDays(today, 368) }
    expect(facts({ periods: [endingIn(3), next] })).toEqual([])
  })

  test('a renewal that waits stands for the membership it renews; one on its way can wait', () => {
    const openRenewal = { id: 'r1', membershipId: 'm1', state: 'awaiting-payment' }
    expect(facts({ periods: [endingIn(-3)], openRenewal })).toEqual([
      {
        kind: 'renewal-pending',
        urgency: 'now',
        dueOn: null,
        membershipId: 'm1',
        renewalId: 'r1',
        ...{ orderId: null, label: null },
        fields: [],
      },
    ])
    expect(kinds({ periods: [endingIn(-3)], openRenewal: { ...openRenewal, state: 'processing' } })).toEqual([
      'renewal-pending later',
    ])
  })

  test('missing information comes after what presses', () => {
    const found = facts({ periods: [endingIn(-3)], missingFields: ['phone', 'siret'] })
    expect(found.map(({ kind }) => kind)).toEqual(['membership-lapsed', 'information-incomplete'])
    expect(found[1]?.fields).toEqual(['phone', 'siret'])
  })

  test('the most pressing always stands first and nothing stands twice', () => {
    const rank = { now: 0, soon: 1, later: 2 }
    const open = fc.option(
      fc.record({
        id: fc.constant('r'),
        membershipId: fc.constant('m'),
        state: fc.constantFrom('awaiting-payment', 'processing'),
      }),
    )
    void fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -800, max: 800 }), { maxLength: 4 }),
        open,
        fc.boolean(),
        (ends, openRenewal, isIncomplete) => {
          const found = facts({
            periods: ends.map((end, index) => endingIn(end, `m${index}`)),
            openRenewal,
            missingFields: isIncomplete ? ['phone'] : [],
          })
          const ranks = found.map(({ urgency }) => rank[urgency])
          expect(ranks).toEqual([...ranks].sort())
          expect(new Set(found.map(({ kind }) => kind)).size).toBe(found.length)
          expect(found.some(({ kind }) => kind === 'information-incomplete')).toBe(isIncomplete)
        },
      ),
    )
  })
})
