import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withdrawalUntil } from './life-events.ts'
import { addDays, parseLocalDate } from './local-date.ts'
import {
  isPaidBack,
  keptCents,
  ORDER_WITHDRAWAL_STATES,
  type WithdrawableOrder,
  withdrawalDenial,
} from './service-withdrawal.ts'
import { SERVICE_ORDER_STATES, servicePeriod } from './services.ts'

const day = parseLocalDate('2026-11-09')
const order: WithdrawableOrder = {
  ...{ orderedOn: day, isOnline: true, state: 'paid', beginsAtOnce: true, withdrawal: null },
}
const someOrder: fc.Arbitrary<WithdrawableOrder> = fc.record({
  orderedOn: fc.integer({ min: -400, max: 400 }).map((offset) => addDays(day, offset)),
  isOnline: fc.boolean(),
  state: fc.constantFrom(...SERVICE_ORDER_STATES),
  beginsAtOnce: fc.boolean(),
  withdrawal: fc.constantFrom(null, ...ORDER_WITHDRAWAL_STATES),
})

describe('whether one may withdraw from an order', () => {
  it.each([
    [order, null],
    [{ ...order, state: 'active' }, null],
    [{ ...order, state: 'processing' }, null],
    [{ ...order, state: 'fulfilled', beginsAtOnce: false }, null],
    [{ ...order, state: 'fulfilled' }, 'done'],
    [{ ...order, state: 'pending' }, 'not-paid'],
    [{ ...order, state: 'ended' }, 'over'],
    [{ ...order, isOnline: false }, 'elsewhere'],
    [{ ...order, withdrawal: 'asked' }, 'asked'],
    [{ ...order, withdrawal: 'declined' }, 'settled'],
  ] as const)('%j: %s', (given, denial) => {
    expect(withdrawalDenial(given, day)).toBe(denial)
  })

  it('ends with its last day, a working day at least fourteen days on, and never comes back', () => {
    fc.assert(
      fc.property(someOrder, fc.integer({ min: 0, max: 40 }), (given, later) => {
        const last = withdrawalUntil(given.orderedOn)
        expect(last >= addDays(given.orderedOn, 14)).toBe(true)
        expect(withdrawalDenial(given, addDays(last, 1 + later))).not.toBeNull()
        if (withdrawalDenial(given, last) === null)
          expect(withdrawalDenial(given, given.orderedOn)).toBeNull()
      }),
    )
  })
})

describe('what is kept of what was paid', () => {
  const supplied = fc.record({
    paidCents: fc.integer({ min: 0, max: 1_000_000 }),
    beginsAtOnce: fc.boolean(),
    period: fc.constantFrom(null, servicePeriod(day, 'month'), servicePeriod(day, 'year')),
    donePercent: fc.integer({ min: 0, max: 99 }),
  })
  const offset = fc.integer({ min: 0, max: 18 })

  it('is never more than was paid, leaves something to give back, and grows by the day', () => {
    fc.assert(
      fc.property(supplied, offset, (given, days) => {
        const kept = keptCents(given, addDays(day, days))
        expect(kept).toBeGreaterThanOrEqual(0)
        expect(kept < given.paidCents || given.paidCents === 0).toBe(true)
        expect(keptCents(given, addDays(day, days + 1))).toBeGreaterThanOrEqual(kept)
      }),
    )
  })

  it('is nothing without an express request to begin', () => {
    fc.assert(
      fc.property(supplied, offset, (given, days) => {
        expect(keptCents({ ...given, beginsAtOnce: false }, addDays(day, days))).toBe(0)
      }),
    )
  })

  it('is what may stay here once the rest is paid back: a cent less is not all of it', () => {
    fc.assert(
      fc.property(supplied, offset, (given, days) => {
        const toldOn = addDays(day, days)
        const owed = given.paidCents - keptCents({ ...given, donePercent: 0 }, toldOn)
        expect(isPaidBack(given, owed, toldOn)).toBe(true)
        // What is done once, once begun, is for staff to say.
        const isSaid = given.beginsAtOnce && given.period === null
        expect(isPaidBack(given, owed - 1, toldOn)).toBe(isSaid)
      }),
    )
  })

  it.each([
    [{ paidCents: 3000, beginsAtOnce: true, period: servicePeriod(day, 'month'), donePercent: 0 }, 0, 100],
    [{ paidCents: 3000, beginsAtOnce: true, period: servicePeriod(day, 'month'), donePercent: 0 }, 9, 1000],
    [{ paidCents: 999, beginsAtOnce: true, period: null, donePercent: 50 }, 3, 499],
  ])('%j after %i days: %i', (given, days, kept) => {
    expect(keptCents(given, addDays(day, days))).toBe(kept)
  })
})
