import { expect, it } from 'vitest'
import { normaliseNumber } from './phone-number.ts'

it.each([
  ['06 12 34 56 78', '+33612345678'],
  ['0033612345678', '+33612345678'],
  ['+33 (0)6.12.34.56.78', '+33612345678'],
  [' 33612345678', '+33612345678'],
  ['+262692123456', '+262692123456'],
  ['12', undefined],
  ['', undefined],
  ['+0612345678', undefined],
  ['06 12 34 56 7a', undefined],
])('%j is %s', (text, number) => {
  expect(normaliseNumber(text)).toBe(number)
})
