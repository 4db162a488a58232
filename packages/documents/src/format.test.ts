import { describe, expect, it } from 'vitest'
import { formatAmount, formatCode, formatDay, formatHolderName, formatRate, formatSiret } from './format.ts'

describe('what is printed', () => {
  it('days, the first of a month in French as "1er"', () => {
    expect(formatDay('2026-03-01', 'fr')).toBe('1er\u00A0mars 2026')
    expect(formatDay('2025-12-28', 'en')).toBe('28\u00A0December 2025')
    expect(() => formatDay('2026-02-30', 'fr')).toThrow(RangeError)
  })

  it('amounts with U+00A0 and a real minus sign', () => {
    expect(formatAmount(123456, 'fr')).toBe('1\u00A0234,56\u00A0€')
    expect(formatAmount(-1500, 'fr')).toBe('−15,00\u00A0€')
    expect(formatAmount(123456, 'en')).toBe('€1,234.56')
  })

  it('rates', () => {
    expect(formatRate(2000, 'fr')).toBe('20\u00A0%')
    expect(formatRate(550, 'fr')).toBe('5,5\u00A0%')
    expect(formatRate(550, 'en')).toBe('5.5%')
  })

  it('numbers and codes in groups, as they are when they have groups', () => {
    expect(formatSiret('07955542100019')).toBe('079\u00A0555\u00A0421\u00A000019')
    expect(formatSiret('n/a')).toBe('n/a')
    expect(formatCode('K7QF3M2RW9TX')).toBe('K7QF-3M2R-W9TX')
    expect(formatCode('K7QF-3M2R-W9TX')).toBe('K7QF-3M2R-W9TX')
  })

  it('surnames in capitals with their accents, no gender guessed', () => {
    expect(formatHolderName({ firstName: 'Zoé', lastName: 'Lefèvre-œuvrard' })).toBe('Zoé LEFÈVRE-ŒUVRARD')
    expect(formatHolderName({ civility: 'Mme', firstName: 'Zoé', lastName: 'Lê' })).toBe('Mme\u00A0Zoé LÊ')
    expect(formatHolderName({ firstName: '', lastName: 'Lê' })).toBe('LÊ')
  })
})
