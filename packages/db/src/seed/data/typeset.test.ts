import { expect, test } from 'vitest'
import { typeset } from './typeset.ts'

test.each([
  ['Deux dates : 9 h 30 et 14 h', 'Deux dates\u00A0: 9\u00A0h\u00A030 et 14\u00A0h'],
  ['Atelier « Fixer ses prix »', 'Atelier «\u00A0Fixer ses prix\u00A0»'],
  ['203 100 € ou 25,6 %', '203\u00A0100\u00A0€ ou 25,6\u00A0%'],
  ['12, allée des Jardiniers', '12, allée des Jardiniers'],
])('%s', (plain, set) => {
  expect(typeset(plain)).toBe(set)
})
