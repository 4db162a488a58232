import { expect, it } from 'vitest'
import { ofPeriod, periodName } from './period-words.ts'

it('periods are named by month or quarter, in both languages', () => {
  expect(periodName('2026-09', 'fr')).toBe('septembre\u00A02026')
  expect(periodName('2026-09', 'en')).toBe('September\u00A02026')
  expect(periodName('2026-T1', 'fr')).toBe('1er trimestre\u00A02026')
  expect(periodName('2026-T3', 'en')).toBe('Q3\u00A02026')
  expect(periodName('nonsense', 'fr')).toBe('nonsense')
})

it('French elides before a vowel', () => {
  expect(ofPeriod('2026-08')).toBe('d’août\u00A02026')
  expect(ofPeriod('2026-04')).toBe('d’avril\u00A02026')
  expect(ofPeriod('2026-09')).toBe('de septembre\u00A02026')
  expect(ofPeriod('2026-T4')).toBe('du 4e trimestre\u00A02026')
})
