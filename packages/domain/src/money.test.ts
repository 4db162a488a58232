import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../testing/holds.ts'
import { addCents, allocateCents, assertCents, formatEuros, isCents, parseEuros } from './money.ts'

const amounts = fc.maxSafeInteger()

describe('cents', () => {
  test.each([0, 6900, -1, Number.MAX_SAFE_INTEGER])('%d is an amount', (value) => {
    expect(isCents(value)).toBe(true)
    expect(() => assertCents(value)).not.toThrow()
  })

  test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is not an amount', (value) => {
    expect(isCents(value)).toBe(false)
    expect(() => assertCents(value)).toThrow(RangeError)
  })

  test('text is not an amount', () => {
    expect(isCents('6900')).toBe(false)
  })

  test('adds, and refuses to overflow or to add fractions', () => {
    expect(addCents()).toBe(0)
    expect(addCents(6900, -900, 1)).toBe(6001)
    expect(() => addCents(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError)
    expect(() => addCents(1, 0.5)).toThrow(RangeError)
  })
})

describe('formatEuros', () => {
  test.each([
    [0, '0,00 €'],
    [5, '0,05 €'],
    [6900, '69,00 €'],
    [123456, '1 234,56 €'],
    [100000000, '1 000 000,00 €'],
    [-123456, '-1 234,56 €'],
  ])('%d in French is %s', (cents, expected) => {
    expect(formatEuros(cents)).toBe(expected.replaceAll(' ', '\u00A0'))
  })

  test.each([
    [123456, '€1,234.56'],
    [-5, '-€0.05'],
  ])('%d in English is %s', (cents, expected) => {
    expect(formatEuros(cents, 'en')).toBe(expected)
  })

  test('says the same as Intl, with U+00A0 for every space', () => {
    const intl = {
      fr: new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }),
      en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }),
    }
    holds(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (cents, locale) => {
          const text = formatEuros(cents, locale)
          expect(text).toBe(intl[locale].format(cents / 100).replace(/\s/gu, '\u00A0'))
          expect(text).not.toContain('\u202F')
        },
      ),
    )
  })

  test('refuses fractions of a cent', () => {
    expect(() => formatEuros(0.5)).toThrow(RangeError)
  })
})

describe('parseEuros', () => {
  test.each([
    ['69', 6900],
    ['69,5', 6950],
    ['1 234,5', 123450],
    ['1\u202F234,56\u00A0€', 123456],
    ['1234.50', 123450],
    [' 0,05 € ', 5],
    ['-12,00 €', -1200],
    ['\u221212', -1200],
    ['-0', 0],
    ['12 345 678,90', 1234567890],
  ])('%j is %d cents', (text, expected) => {
    expect(parseEuros(text)).toBe(expected)
  })

  test.each([
    '',
    '€',
    'abc',
    '1,234',
    '1.234',
    '1,234.56',
    '1 23',
    '12 34,5',
    '1,',
    ',5',
    '1e3',
    '--1',
    '0x10',
    '٣',
    '99999999999999999',
    `1${' 000'.repeat(20)}`,
    '12 €€',
  ])('%j is refused', (text) => {
    expect(parseEuros(text)).toBeUndefined()
  })

  test('reads back whatever formatEuros writes in French', () => {
    holds(
      fc.property(amounts, (cents) => {
        expect(parseEuros(formatEuros(cents))).toBe(cents)
      }),
    )
  })

  test('never throws and never answers anything but an amount', () => {
    holds(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseEuros(text)
        expect(read === undefined || isCents(read)).toBe(true)
      }),
    )
  })
})

describe('allocateCents', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 3, 0], [0, 10, 0]],
    [5, [70, 30], [4, 1]],
    [0, [1, 2], [0, 0]],
  ])('%d over %j is %j', (total, weights, expected) => {
    expect(allocateCents(total, weights)).toEqual(expected)
  })

  test('refuses weights that say nothing', () => {
    expect(() => allocateCents(100, [])).toThrow(RangeError)
    expect(() => allocateCents(100, [0, 0])).toThrow(RangeError)
    expect(() => allocateCents(100, [1, -1])).toThrow(RangeError)
    expect(() => allocateCents(100, [0.5])).toThrow(RangeError)
    expect(() => allocateCents(0.5, [1])).toThrow(RangeError)
  })

  test('keeps the sum, and gives each its share to within a cent', () => {
    const weightLists = fc
      .array(fc.oneof(fc.nat({ max: 5 }), fc.maxSafeNat()), { minLength: 1, maxLength: 30 })
      .filter((weights) => weights.some((weight) => weight > 0))
    holds(
      fc.property(amounts, weightLists, (total, weights) => {
        const parts = allocateCents(total, weights)
        const sum = (values: readonly number[]) => values.reduce((all, value) => all + BigInt(value), 0n)
        expect(sum(parts)).toBe(BigInt(total))
        const weightSum = sum(weights)
        for (const [index, part] of parts.entries()) {
          const off = BigInt(part) * weightSum - BigInt(total) * BigInt(weights[index] ?? 0)
          expect(off < weightSum && off > -weightSum).toBe(true)
        }
      }),
    )
  })
})
