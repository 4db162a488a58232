import { describe, expect, it } from 'vitest'
import { summariseVat } from './vat-summary.ts'

const line = (amountCents: number, vatRateBps: number) => ({ label: 'x', amountCents, vatRateBps })

describe('summariseVat', () => {
  it('finds no rate where there is no VAT', () => {
    expect(summariseVat([line(6900, 0), line(-900, 0)], 6000)).toEqual({
      netCents: 6000,
      totalCents: 6000,
      rates: [],
    })
  })

  it('rounds once per rate and adds up', () => {
    const summary = summariseVat([line(333, 2000), line(333, 2000), line(1055, 550), line(100, 0)], 1821)
    expect(summary.rates).toEqual([
      { rateBps: 550, vatCents: 55 },
      { rateBps: 2000, vatCents: 111 },
    ])
    expect(summary.netCents).toBe(1821 - 55 - 111)
  })

  it('refuses lines that are not what was paid', () => {
    expect(() => summariseVat([line(6900, 0)], 6901)).toThrow(RangeError)
    expect(() => summariseVat([line(69.5, 0)], 69.5)).toThrow(RangeError)
    expect(() => summariseVat([line(6900, -1)], 6900)).toThrow(RangeError)
  })
})
