import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isUndone,
  mergeRefund,
  REFUND_STATES,
  type RefundFacts,
  refundableCents,
  refundedCents,
  type ToldRefund,
} from './refunds.ts'

const PAID = 4500
const state = fc.constantFrom(...REFUND_STATES)
const undoes = fc.constantFrom(true, false, null)
const amountCents = fc.integer({ min: 1, max: PAID })
const known: fc.Arbitrary<RefundFacts[]> = fc
  .array(fc.record({ amountCents, undoes }), { maxLength: 3 })
  .map((list) =>
    list.map((one, index) => ({ ...one, id: `ours-${index}`, providerId: null, state: 'pending' as const })),
  )
/** What the payment service may tell, of ours and of others, in all their states. */
const told = (ours: readonly RefundFacts[]): fc.Arbitrary<ToldRefund[]> =>
  fc.array(
    fc.record({ which: fc.integer({ min: 0, max: 4 }), state }).map(({ which, state: now }) => {
      const own = ours[which]
      return {
        providerId: `re_${which}`,
        refundId: own?.id ?? null,
        amountCents: own?.amountCents ?? 100 * (which + 1),
        state: now,
      }
    }),
    { maxLength: 8 },
  )
const hear = (list: readonly RefundFacts[], events: readonly ToldRefund[]) =>
  events.reduce<readonly RefundFacts[]>(
    (all, event) => mergeRefund(all, event, `new-${event.providerId}`),
    list,
  )
const inOrder = (list: readonly RefundFacts[]) => list.toSorted((a, b) => a.id.localeCompare(b.id))

describe('what the payment service tells of refunds', () => {
  it('ends the same whatever the order, and however often each is told', () => {
    fc.assert(
      fc.property(
        known.chain((ours) =>
          told(ours).chain((events) =>
            fc.record({
              ours: fc.constant(ours),
              events: fc.constant(events),
              shuffled: fc
                .shuffledSubarray(events, { minLength: events.length, maxLength: events.length })
                .chain((all) => fc.subarray(all).map((again) => [...all, ...again])),
            }),
          ),
        ),
        ({ ours, events, shuffled }) => {
          expect(inOrder(hear(ours, shuffled))).toEqual(inOrder(hear(ours, events)))
        },
      ),
    )
  })

  it('knows ours by the name we gave, those of others by theirs, and those of before by their amount', () => {
    const ours: RefundFacts = { id: 'a', providerId: null, amountCents: 500, state: 'pending', undoes: false }
    const event = { providerId: 're_1', refundId: 'a', amountCents: 500, state: 'done' as const }
    expect(mergeRefund([ours], event, 'b')).toEqual([{ ...ours, providerId: 're_1', state: 'done' }])
    const other = { ...event, refundId: null, providerId: 're_2' }
    expect(mergeRefund([ours], other, 'b')).toEqual([
      ours,
      { id: 'b', providerId: 're_2', amountCents: 500, state: 'done', undoes: null },
    ])
    const former = { ...ours, state: 'done' as const }
    expect(mergeRefund([former], other, 'b')).toEqual([{ ...former, providerId: 're_2' }])
  })
})

describe('what may be given back', () => {
  it('never goes beyond what was paid', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ asked: amountCents, state })), (asked) => {
        const refunds: { amountCents: number; state: (typeof REFUND_STATES)[number] }[] = []
        for (const one of asked) {
          const left = refundableCents(PAID, refunds)
          if (one.asked <= left) refunds.push({ amountCents: one.asked, state: one.state })
          expect(refundableCents(PAID, refunds)).toBeGreaterThanOrEqual(0)
        }
        expect(refundedCents(refunds)).toBeLessThanOrEqual(PAID)
        expect(refundedCents(refunds) + refundableCents(PAID, refunds)).toBeLessThanOrEqual(PAID)
      }),
    )
  })
})

describe('what was paid', () => {
  const one = (cents: number, undone: boolean | null, now: (typeof REFUND_STATES)[number] = 'done') => ({
    ...{ amountCents: cents, undoes: undone, state: now },
  })

  it.each([
    ['nothing went back', [], false],
    ['a part went back, and nobody said more', [one(1000, null)], false],
    ['all of it went back in parts', [one(1000, null), one(3500, null)], true],
    ['all of it went back, and it is kept', [one(4500, false)], false],
    ['the rest went back after a part that left it', [one(1000, false), one(3500, true)], true],
    ['a part went back and it is undone', [one(1000, true)], true],
    ['it is to be undone, and the money is still under way', [one(4500, true, 'pending')], false],
    ['it was refused', [one(4500, true, 'failed')], false],
  ])('%s', (_, refunds, undone) => {
    expect(isUndone(PAID, refunds)).toBe(undone)
  })
})
