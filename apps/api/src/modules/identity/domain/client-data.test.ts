import fc from 'fast-check'
import { expect, it } from 'vitest'
import { challengeOf } from './client-data.ts'

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

it('finds the challenge of client data', () => {
  expect(challengeOf(encoded({ type: 'webauthn.get', challenge: 'abc' }))).toBe('abc')
})

it('finds none in anything else, and never throws', () => {
  for (const value of [null, 1, 'abc', [], {}, { challenge: 1 }])
    expect(challengeOf(encoded(value))).toBeNull()
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = challengeOf(text)
      expect(found === null || typeof found === 'string').toBe(true)
    }),
  )
})
