import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import { FRENCH_VAT_RATES_BPS, vatFromGross, vatFromNet } from './vat.ts'

const amounts = fc.oneof(
  fc.integer({ min: -100_000, max: 100_000 }),
  fc.integer({ min: -(2 ** 52) + 1, max: 2 ** 52 - 1 }),
)
const rates = fc.oneof(fc.constantFrom(...FRENCH_VAT_RATES_BPS), fc.integer({ min: 0, max: 10_000 }))

/** |2 × (vat × denominator − amount × numerator)| ≤ denominator: the nearest cent. */
function isNearest(vat: number, amount: number, numerator: number, denominator: number): boolean {
  const off = 2n * (BigInt(vat) * BigInt(denominator) - BigInt(amount) * BigInt(numerator))
  return off <= BigInt(denominator) && off >= -BigInt(denominator)
}

describe('vatFromGross', () => {
  test.each([
    [12000, 2000, 10000, 2000],
    [6900, 2000, 5750, 1150],
    [6900, 0, 6900, 0],
    [100, 550, 95, 5],
    [3, 10_000, 1, 2],
    [-3, 10_000, -1, -2],
    [-12000, 2000, -10000, -2000],
    [0, 2000, 0, 0],
  ])('%i at %i bps is %i and %i', (gross, rate, net, vat) => {
    expect(vatFromGross(gross, rate)).toEqual({ netCents: net, vatCents: vat, grossCents: gross })
  })
})

describe('vatFromNet', () => {
  test.each([
    [10000, 2000, 2000, 12000],
    [5, 1000, 1, 6],
    [4, 1000, 0, 4],
    [-5, 1000, -1, -6],
    [1000, 550, 55, 1055],
    [1000, 210, 21, 1021],
    [-1, 100, 0, -1],
  ])('%i at %i bps is %i more, %i', (net, rate, vat, gross) => {
    expect(vatFromNet(net, rate)).toEqual({ netCents: net, vatCents: vat, grossCents: gross })
  })
})

describe('both', () => {
  test('net + VAT = gross, and the VAT is the nearest cent', () => {
    holds(
      fc.property(amounts, rates, (amount, rate) => {
        const out = vatFromGross(amount, rate)
        expect(out.netCents + out.vatCents).toBe(out.grossCents)
        expect(out.grossCents).toBe(amount)
        expect(isNearest(out.vatCents, amount, rate, 10_000 + rate)).toBe(true)
        const added = vatFromNet(amount, rate)
        expect(added.netCents + added.vatCents).toBe(added.grossCents)
        expect(added.netCents).toBe(amount)
        expect(isNearest(added.vatCents, amount, rate, 10_000)).toBe(true)
      }),
    )
  })

  test('a gross amount made from a net one gives that net one back', () => {
    holds(
      fc.property(amounts, rates, (net, rate) => {
        const added = vatFromNet(net, rate)
        expect(vatFromGross(added.grossCents, rate)).toEqual(added)
      }),
    )
  })

  test('a credit note mirrors its invoice', () => {
    const opposite = (cents: number) => (cents === 0 ? 0 : -cents)
    holds(
      fc.property(amounts, rates, (amount, rate) => {
        for (const take of [vatFromGross, vatFromNet]) {
          const invoice = take(amount, rate)
          expect(take(opposite(amount), rate)).toEqual({
            netCents: opposite(invoice.netCents),
            vatCents: opposite(invoice.vatCents),
            grossCents: opposite(invoice.grossCents),
          })
        }
      }),
    )
  })

  test('refuse fractions, negative rates and sums that no number holds', () => {
    expect(() => vatFromGross(0.5, 2000)).toThrow(RangeError)
    expect(() => vatFromNet(1, 5.5)).toThrow(RangeError)
    expect(() => vatFromNet(1, -1)).toThrow(RangeError)
    expect(() => vatFromNet(1, 10_001)).toThrow(RangeError)
    expect(() => vatFromNet(Number.MAX_SAFE_INTEGER, 2000)).toThrow(RangeError)
  })
})
