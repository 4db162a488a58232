import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate, localDateAt, parseLocalDate } from './local-date.ts'
import {
  moveVoucher,
  returnedShare,
  type VoucherEvent,
  type VoucherLedger,
  type VoucherMovement,
  voucherLastDay,
  voucherShare,
  voucherStateOn,
} from './vouchers.ts'

const day = parseLocalDate
const first = day('2026-03-28')
const fresh = (valueCents: number, expiresOn: LocalDate = addDays(first, 364)): VoucherLedger => ({
  ...{ state: 'issued', valueCents, balanceCents: valueCents, reservedCents: 0, usedCents: 0 },
  expiresOn,
})
const amounts = fc.integer({ min: 1, max: 20_000 })
const events: fc.Arbitrary<VoucherEvent> = fc.oneof(
  fc.record({ kind: fc.constant('reserve' as const), priceCents: amounts }),
  fc.record({ kind: fc.constant('return' as const), amountCents: amounts }),
  fc.record({
    kind: fc.constantFrom('use', 'use', 'release', 'release', 'expire', 'cancel', 'reverse'),
  }),
)
/** What happens to a voucher, each event some days after the one before. */
const lives = fc.array(fc.tuple(events, fc.integer({ min: 0, max: 90 })), { maxLength: 30 })

/** Lives a life, shows each step, and answers all the lines that were written. */
function live(
  start: VoucherLedger,
  life: readonly (readonly [VoucherEvent, number])[],
  look: (before: VoucherLedger, after: VoucherLedger, lines: readonly VoucherMovement[]) => void,
) {
  let voucher = start
  let today = first
  const lines: VoucherMovement[] = []
  for (const [event, days] of life) {
    today = addDays(today, days)
    const move = moveVoucher(voucher, event, today)
    if (!move) continue
    lines.push(...move.movements)
    look(voucher, move.voucher, move.movements)
    voucher = move.voucher
  }
  return { voucher, lines }
}

describe('a voucher, whatever happens to it', () => {
  test('never holds less than nothing, and the lines add up to what it holds', () => {
    void fc.assert(
      fc.property(amounts, lives, (value, life) => {
        let balance = value
        live(fresh(value), life, (_, after, lines) => {
          for (const line of lines) {
            balance += line.amountCents
            expect(line.balanceCents).toBe(balance)
            expect(balance).toBeGreaterThanOrEqual(0)
          }
          expect(after.balanceCents).toBe(balance)
          expect(after.reservedCents).toBeGreaterThanOrEqual(0)
          expect(after.usedCents).toBeGreaterThanOrEqual(0)
        })
      }),
    )
  })

  test('loses and wins no cent: value is balance, reserved, used and withdrawn together', () => {
    void fc.assert(
      fc.property(amounts, lives, (value, life) => {
        const { voucher, lines } = live(fresh(value), life, () => undefined)
        const withdrawn = lines
          .filter(({ kind }) => kind === 'expired' || kind === 'cancelled' || kind === 'reversed')
          .reduce((sum, { amountCents }) => sum - amountCents, 0)
        expect(voucher.balanceCents + voucher.reservedCents + voucher.usedCents + withdrawn).toBe(value)
      }),
    )
  })

  test('stands on one order at a time, and no cent of it is used twice', () => {
    void fc.assert(
      fc.property(amounts, lives, (value, life) => {
        live(fresh(value), life, (before, after, lines) => {
          if (lines.some(({ kind }) => kind === 'reserved')) expect(before.reservedCents).toBe(0)
          expect(after.usedCents + after.reservedCents).toBeLessThanOrEqual(value)
        })
      }),
    )
  })

  test('once cancelled or reversed it holds nothing any more', () => {
    void fc.assert(
      fc.property(amounts, lives, (value, life) => {
        live(fresh(value), life, (before, after) => {
          if (before.state !== 'cancelled' && before.state !== 'reversed') return
          expect(after.balanceCents).toBe(0)
          expect(['cancelled', 'reversed']).toContain(after.state)
        })
      }),
    )
  })

  test('its state says what it holds', () => {
    void fc.assert(
      fc.property(amounts, lives, (value, life) => {
        live(fresh(value), life, (_, { state, balanceCents, reservedCents, usedCents }) => {
          if (state === 'issued') expect([balanceCents > 0, reservedCents]).toEqual([true, 0])
          if (state === 'reserved') expect(reservedCents).toBeGreaterThan(0)
          if (state === 'used') expect([balanceCents, reservedCents, usedCents > 0]).toEqual([0, 0, true])
          if (state === 'expired') expect([balanceCents, reservedCents]).toEqual([0, 0])
        })
      }),
    )
  })
})

describe('moveVoucher', () => {
  const after = (voucher: VoucherLedger, event: VoucherEvent, today = first) =>
    moveVoucher(voucher, event, today)?.voucher

  test('what an order does not need stays for the next one', () => {
    const reserved = after(fresh(2000), { kind: 'reserve', priceCents: 1200 })
    expect(reserved).toMatchObject({ state: 'reserved', balanceCents: 800, reservedCents: 1200 })
    const used = reserved && after(reserved, { kind: 'use' })
    expect(used).toMatchObject({ state: 'issued', balanceCents: 800, reservedCents: 0, usedCents: 1200 })
    const again = used && after(used, { kind: 'reserve', priceCents: 4500 })
    expect(again).toMatchObject({ state: 'reserved', balanceCents: 0, reservedCents: 800 })
    expect(again && after(again, { kind: 'use' })).toMatchObject({ state: 'used', usedCents: 2000 })
  })

  test('a second order at the same time gets nothing of it', () => {
    const reserved = after(fresh(2000), { kind: 'reserve', priceCents: 1200 })
    expect(reserved && moveVoucher(reserved, { kind: 'reserve', priceCents: 100 }, first)).toBeNull()
  })

  test('an order that comes to nothing gives it back', () => {
    const reserved = after(fresh(1000), { kind: 'reserve', priceCents: 1000 })
    expect(reserved && after(reserved, { kind: 'release' })).toEqual(fresh(1000))
  })

  test.each([
    // The last day in Paris, to its last second, in winter and in summer.
    ['2026-03-28T22:59:59Z', '2026-03-28', 'reserved'],
    ['2026-03-28T23:00:00Z', '2026-03-28', undefined],
    ['2026-07-14T21:59:59Z', '2026-07-14', 'reserved'],
    ['2026-07-14T22:00:00Z', '2026-07-14', undefined],
  ])('at %s one that is good through %s is %s', (instant, expiresOn, state) => {
    const today = localDateAt(new Date(instant))
    const move = moveVoucher(fresh(1000, day(expiresOn)), { kind: 'reserve', priceCents: 1000 }, today)
    expect(move?.voucher.state).toBe(state)
    expect(voucherStateOn(fresh(1000, day(expiresOn)), today)).toBe(state ? 'issued' : 'expired')
  })

  test('one that is on an order does not expire under it', () => {
    const reserved = after(fresh(1000, first), { kind: 'reserve', priceCents: 400 })
    const later = addDays(first, 20)
    expect(reserved && moveVoucher(reserved, { kind: 'expire' }, later)).toBeNull()
    const released = reserved && after(reserved, { kind: 'release' }, later)
    expect(released && after(released, { kind: 'expire' }, later)).toMatchObject({ state: 'expired' })
  })

  test('with a refund it comes back for thirty days at least, even when its day is over', () => {
    const reserved = after(fresh(1000, first), { kind: 'reserve', priceCents: 1000 })
    const used = reserved && after(reserved, { kind: 'use' })
    const later = addDays(first, 200)
    expect(used && after(used, { kind: 'return', amountCents: 1000 }, later)).toMatchObject({
      ...{ state: 'issued', balanceCents: 1000, usedCents: 0, expiresOn: addDays(later, 30) },
    })
  })

  test('reversed while an order waits, that order keeps its price and nothing comes back', () => {
    const reserved = after(fresh(2000), { kind: 'reserve', priceCents: 1200 })
    const reversed = reserved && after(reserved, { kind: 'reverse' })
    expect(reversed).toMatchObject({ state: 'reversed', balanceCents: 0, reservedCents: 1200 })
    expect(reversed && after(reversed, { kind: 'use' })).toMatchObject({ state: 'reversed', usedCents: 1200 })
    expect(reversed && moveVoucher(reversed, { kind: 'release' }, first)).toMatchObject({
      voucher: { state: 'reversed', balanceCents: 0, reservedCents: 0 },
      movements: [
        { kind: 'released', amountCents: 1200 },
        { kind: 'reversed', amountCents: -1200, balanceCents: 0 },
      ],
    })
  })
})

describe('voucherShare', () => {
  test('never exceeds price or balance, and leaves nothing or what can be paid', () => {
    void fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (balance, price) => {
        const share = voucherShare(balance, price)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(Math.min(balance, price))
        const rest = price - share
        if (share > 0) expect(rest === 0 || rest >= 50).toBe(true)
      }),
    )
  })

  test.each([
    [1000, 4500, 1000],
    [4500, 4500, 4500],
    [5000, 4500, 4500],
    // 0,20 € would be left, which cannot be paid by card.
    [4480, 4500, 4450],
    [10, 40, 0],
  ])('of %i cents on a price of %i is %i', (balance, price, share) => {
    expect(voucherShare(balance, price)).toBe(share)
  })
})

test.each([
  ['2026-11-30', 12, '2027-11-29'],
  ['2024-02-29', 12, '2025-02-27'],
  ['2026-01-31', 1, '2026-02-27'],
])('one issued on %s for %i months is good through %s', (issuedOn, months, last) => {
  expect(voucherLastDay(day(issuedOn), months)).toBe(last)
})

describe('returnedShare', () => {
  test('is in proportion to the money that went back: all of it in the end, never more, and it only grows', () => {
    void fc.assert(
      fc.property(amounts, amounts, fc.array(fc.integer({ min: 0, max: 20_000 })), (voucher, paid, back) => {
        let before = 0
        for (const refunded of back.map((cents) => Math.min(cents, paid)).toSorted((a, b) => a - b)) {
          const share = returnedShare(voucher, paid, refunded)
          expect(share).toBeGreaterThanOrEqual(before)
          expect(share).toBeLessThanOrEqual(voucher)
          // To the cent, and never in favour of whoever asks twice.
          expect(share * paid).toBeLessThanOrEqual(voucher * Math.max(refunded, 0))
          expect(share * paid).toBeGreaterThan(voucher * refunded - paid)
          before = share
        }
        expect(returnedShare(voucher, paid, paid)).toBe(voucher)
        expect(returnedShare(voucher, paid, 0)).toBe(0)
      }),
    )
    expect(returnedShare(2000, 1600, 800)).toBe(1000)
    expect(returnedShare(2000, 0, 0)).toBe(2000)
  })
})
