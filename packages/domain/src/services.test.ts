import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, parseLocalDate } from './local-date.ts'
import {
  nextOrderState,
  OPEN_ORDER_STATES,
  RUNNING_ORDER_STATES,
  SERVICE_AUDIENCES,
  SERVICE_INTERVALS,
  SERVICE_ORDER_STATES,
  type ServiceOrderEvent,
  type ServiceOrderState,
  type ServicePrice,
  serviceAmounts,
  servicePeriod,
  servicePriceOn,
  serviceRefusal,
  subscriptionOrderState,
} from './services.ts'

const epoch = parseLocalDate('2026-01-01')
const day = fc.integer({ min: -400, max: 400 }).map((offset) => addDays(epoch, offset))
const code = fc.constantFrom('normale', 'duo', 'partenaire')
const price: ServicePrice = { startsOn: epoch, netCents: 1583, vatRateBps: 2000 }
const free = { activeTypeCodes: ['normale'], isPending: false, isSubscribed: false }
const EVENTS: readonly ServiceOrderEvent[] = [
  'payment-processing',
  'paid',
  'given-up',
  'fulfilled',
  'refunded',
]
const FINAL: readonly ServiceOrderState[] = ['ended', 'cancelled', 'refused', 'refunded']

describe('whom a service is for', () => {
  const rule = { audience: 'active', typeCodes: [], withdrawn: false } as const

  it.each([
    [rule, price, free, null],
    [{ ...rule, withdrawn: true }, price, free, 'withdrawn'],
    [rule, null, free, 'no-price'],
    [rule, price, { ...free, activeTypeCodes: [] }, 'membership-inactive'],
    [{ ...rule, audience: 'types', typeCodes: ['duo'] } as const, price, free, 'membership-type'],
    [{ ...rule, audience: 'types', typeCodes: ['duo', 'normale'] } as const, price, free, null],
    [{ ...rule, audience: 'all' } as const, price, { ...free, activeTypeCodes: [] }, null],
    [rule, price, { ...free, isPending: true }, 'pending'],
    [rule, price, { ...free, isSubscribed: true }, 'subscribed'],
  ])('is told with its reason (%#)', (given, at, standing, refusal) => {
    expect(serviceRefusal(given, at, standing)).toBe(refusal)
  })

  it('what an inactive person may order, every member may order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SERVICE_AUDIENCES),
        fc.array(code),
        fc.array(code, { minLength: 1 }),
        (audience, typeCodes, activeTypeCodes) => {
          const any = { audience, typeCodes, withdrawn: false }
          const inactive = serviceRefusal(any, price, { ...free, activeTypeCodes: [] })
          if (inactive === null) expect(serviceRefusal(any, price, { ...free, activeTypeCodes })).toBeNull()
        },
      ),
    )
  })
})

describe('prices', () => {
  it('the latest that has begun holds, in whatever order they are kept', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), day, (starts, on) => {
        const prices = starts.map((startsOn) => ({ ...price, startsOn }))
        const found = servicePriceOn(prices, on)
        expect(found?.startsOn ?? null).toBe(
          starts
            .filter((start) => start <= on)
            .sort()
            .at(-1) ?? null,
        )
        expect(servicePriceOn([...prices].reverse(), on)).toEqual(found)
      }),
    )
  })

  it('a voucher takes its amount off what is paid, and lowers the VAT with it', () => {
    expect(serviceAmounts(price, 700)).toEqual({ netCents: 1000, vatCents: 200, grossCents: 1200 })
    expect(serviceAmounts(price, 1900)).toEqual({ netCents: 0, vatCents: 0, grossCents: 0 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom(0, 550, 2000),
        (netCents, vatRateBps) => {
          const full = serviceAmounts({ netCents, vatRateBps })
          fc.assert(
            fc.property(fc.integer({ min: 0, max: full.grossCents }), (voucherCents) => {
              const paid = serviceAmounts({ netCents, vatRateBps }, voucherCents)
              expect(paid.grossCents).toBe(full.grossCents - voucherCents)
              expect(paid.netCents + paid.vatCents).toBe(paid.grossCents)
              expect(paid.vatCents).toBeLessThanOrEqual(full.vatCents)
            }),
            { numRuns: 10 },
          )
        },
      ),
    )
  })

  it('net and VAT add up to what is paid', () => {
    expect(serviceAmounts(price)).toEqual({ netCents: 1583, vatCents: 317, grossCents: 1900 })
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(10_000), (netCents, vatRateBps) => {
        const amounts = serviceAmounts({ netCents, vatRateBps })
        expect(amounts.netCents + amounts.vatCents).toBe(amounts.grossCents)
        expect(amounts.grossCents).toBeGreaterThanOrEqual(netCents)
      }),
    )
  })

  it('periods follow one another without a gap', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...SERVICE_INTERVALS), (startsOn, interval) => {
        const { endsOn } = servicePeriod(startsOn, interval)
        expect(addDays(endsOn, 1)).toBe(addMonths(startsOn, interval === 'year' ? 12 : 1))
        expect(daysBetween(startsOn, endsOn)).toBeGreaterThanOrEqual(27)
      }),
    )
  })
})

describe('states of an order', () => {
  const events = fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 })
  const run = (recurring: boolean, told: readonly ServiceOrderEvent[]) =>
    told.reduce<ServiceOrderState>(
      (state, event) => nextOrderState({ state, recurring }, event) ?? state,
      'pending',
    )

  it.each([
    [false, ['paid', 'fulfilled'], 'fulfilled'],
    [false, ['payment-processing', 'paid', 'refunded'], 'refused'],
    [false, ['paid', 'fulfilled', 'refunded'], 'refunded'],
    [false, ['given-up', 'paid'], 'cancelled'],
    [true, ['paid'], 'active'],
    [true, ['paid', 'fulfilled', 'refunded', 'paid'], 'ended'],
  ] as const)('(%#)', (recurring, told, state) => {
    expect(run(recurring, told)).toBe(state)
  })

  it('an end is an end, and an event told twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.boolean(), events, (recurring, told) => {
        const state = run(recurring, told)
        if (FINAL.includes(state))
          for (const event of EVENTS) expect(nextOrderState({ state, recurring }, event)).toBeNull()
        expect(
          run(
            recurring,
            told.flatMap((event) => [event, event]),
          ),
        ).toBe(state)
      }),
    )
  })

  it('nothing is given out or refunded that was not paid', () => {
    fc.assert(
      fc.property(fc.boolean(), events, (recurring, told) => {
        if (told.includes('paid')) return
        expect([...OPEN_ORDER_STATES, 'cancelled']).toContain(run(recurring, told))
      }),
    )
  })

  it('only a subscription runs, and follows what the payment service says last', () => {
    const standing = fc.record({
      status: fc.constantFrom('active' as const, 'past-due' as const, 'ended' as const),
      endsWithPeriod: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom(...SERVICE_ORDER_STATES), fc.array(standing), (start, told) => {
        let state: ServiceOrderState = start
        for (const said of told) state = subscriptionOrderState(state, said) ?? state
        const runs = (RUNNING_ORDER_STATES as readonly string[]).includes(start)
        if (!runs) expect(state).toBe(start)
        if (runs && told.some(({ status }) => status === 'ended')) expect(state).toBe('ended')
      }),
    )
  })

  it.each([
    ['active', { status: 'active', endsWithPeriod: true }, 'ending'],
    ['ending', { status: 'active', endsWithPeriod: false }, 'active'],
    ['active', { status: 'past-due', endsWithPeriod: false }, 'past-due'],
    ['past-due', { status: 'active', endsWithPeriod: false }, 'active'],
    ['past-due', { status: 'past-due', endsWithPeriod: true }, 'ending'],
    ['active', { status: 'active', endsWithPeriod: false }, null],
  ] as const)('%s, %j: %s', (state, said, next) => {
    expect(subscriptionOrderState(state, said)).toBe(next)
  })
})
