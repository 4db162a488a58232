import { describe, expect, test } from 'vitest'
import { factsHash } from './facts-hash.ts'

describe('factsHash', () => {
  test('is the SHA-256 of the JSON with sorted keys', () => {
    // printf '{"a":[1,{"x":null,"y":"é"}],"b":2}' | sha256sum
    expect(factsHash({ b: 2, a: [1, { y: 'é', x: null }] })).toBe(
      '5c9fe99ebe8d1094698757f9ee9b76f90500de7e0a5a0d1707b61665022d51d8',
    )
  })

  test('does not depend on the order of keys, nor on what is undefined', () => {
    expect(factsHash({ a: 1, b: { c: 2, d: 3 } })).toBe(factsHash({ b: { d: 3, e: undefined, c: 2 }, a: 1 }))
  })

  test('depends on values and on the order of lists', () => {
    expect(factsHash({ a: [1, 2] })).not.toBe(factsHash({ a: [2, 1] }))
    expect(factsHash({ a: null })).not.toBe(factsHash({}))
  })
})
