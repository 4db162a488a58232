import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../testing/holds.ts'
import { addDays, parseLocalDate } from './local-date.ts'
import { daySerial, isDayFormat, mendNumber, numberText, serialDay } from './spreadsheet.ts'

describe('serialDay', () => {
  it('reads days as spreadsheets keep them, in both systems', () => {
    expect(serialDay(46_113)).toBe('2026-04-01')
    expect(serialDay(46_113.75)).toBe('2026-04-01')
    expect(serialDay(44_651, true)).toBe('2026-04-01')
    expect([serialDay(1), serialDay(59), serialDay(61)]).toEqual(['1900-01-01', '1900-02-28', '1900-03-01'])
    expect(serialDay(0, true)).toBe('1904-01-01')
  })

  it('knows no day for what no calendar has', () => {
    for (const serial of [0, 60, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      expect(serialDay(serial)).toBeNull()
    expect(serialDay(2_958_000, true)).toBeNull()
    expect(serialDay(2_958_465)).toBe('9999-12-31')
  })

  it('is undone by daySerial for every day since March 1900', () => {
    holds(
      fc.property(fc.integer({ min: 0, max: 2_900_000 }), (count) => {
        const day = addDays(parseLocalDate('1900-03-01'), count)
        return serialDay(daySerial(day) ?? 0) === day
      }),
    )
    expect(daySerial('1900-02-28')).toBeNull()
    expect(daySerial('2026-02-30')).toBeNull()
  })
})

describe('isDayFormat', () => {
  it('tells days from numbers, hours and words', () => {
    for (const code of ['dd/mm/yyyy', '[$-40C]d mmmm yyyy;@', 'mmm\\-yy', 'mmmm', 'yyyy"-"mm', 'm/d/yy h:mm'])
      expect([code, isDayFormat(164, code)]).toEqual([code, true])
    for (const code of ['0.00', '#,##0 "jours"', '[Red]0', 'mm:ss', 'h:mm', '@', 'General', '00000', '0\\d'])
      expect([code, isDayFormat(164, code)]).toEqual([code, false])
    expect([isDayFormat(14, undefined), isDayFormat(20, undefined), isDayFormat(0, undefined)]).toEqual([
      ...[true, false, false],
    ])
  })
})

describe('numberText', () => {
  it('writes numbers as people do', () => {
    expect(numberText('1.8506751164123E+14')).toBe('185067511641230')
    expect(numberText('69.900000000000006')).toBe('69.9')
    expect(numberText('4100')).toBe('4100')
    expect(numberText('12345678901234567890')).toBe('12345678901234567890')
    expect(numberText('#N/A')).toBe('#N/A')
  })

  it('keeps every whole number that it can hold', () => {
    holds(fc.property(fc.maxSafeInteger(), (value) => numberText(value.toExponential()) === String(value)))
  })
})

describe('mendNumber', () => {
  it('gives codes their zeros back, and leaves what has lost more', () => {
    expect(mendNumber('siret', '7955542100019')).toBe('07955542100019')
    expect(mendNumber('siret', '55208131766522')).toBe('55208131766522')
    expect(mendNumber('siret', '123')).toBe('123')
    expect(mendNumber('postcode', '4100')).toBe('04100')
    expect(mendNumber('postcode', '410')).toBe('410')
    expect(mendNumber('phone', '149098737')).toBe('0149098737')
    expect(mendNumber('other', '0012')).toBe('0012')
  })

  it('reads days and amounts', () => {
    expect(mendNumber('day', '46113')).toBe('2026-04-01')
    expect(mendNumber('day', '44651', true)).toBe('2026-04-01')
    expect(mendNumber('day', '0')).toBe('0')
    expect(mendNumber('amount', '45.5')).toBe('45.50')
    expect(mendNumber('amount', '69.899999999999999')).toBe('69.90')
  })
})
