import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COUNTRY_CODES } from './countries.ts'
import { countryDistance } from './country-distance.ts'

const country = fc.constantFrom(...COUNTRY_CODES)

test('is the same both ways, never negative, and no more than half around the earth', () => {
  fc.assert(
    fc.property(country, country, (from, to) => {
      const distance = countryDistance(from, to)
      expect(distance).toBeCloseTo(countryDistance(to, from), 6)
      expect(distance).toBeGreaterThanOrEqual(0)
      expect(distance).toBeLessThan(20_040)
    }),
  )
})

test('is nothing within a country, and where a country is not known', () => {
  for (const code of COUNTRY_CODES) expect(countryDistance(code, code)).toBe(0)
  expect(countryDistance('FR', 'ZZ')).toBe(0)
})

test.each([
  ['FR', 'BE', 200, 350],
  ['FR', 'JP', 9500, 9900],
  ['FR', 'RE', 9000, 9700],
  ['US', 'CA', 0, 400],
])('from %s to %s is between %i and %i km', (from, to, least, most) => {
  expect(countryDistance(from, to)).toBeGreaterThan(least)
  expect(countryDistance(from, to)).toBeLessThan(most)
})
