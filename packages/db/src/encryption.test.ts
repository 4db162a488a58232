import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEncryption, DecryptionError } from './encryption.ts'

const key = randomBytes(32).toString('base64')
const encryption = createEncryption(key)

describe('encryption at rest', () => {
  it('gives back what was encrypted, with another ciphertext each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const first = encryption.encrypt(text, 'a')
        expect(encryption.decrypt(first, 'a')).toEqual(Buffer.from(text))
        expect(encryption.encrypt(text, 'a').equals(first)).toBe(false)
      }),
    )
  })

  it('refuses a flipped bit, another field, another key and a short text', () => {
    const cipher = encryption.encrypt('1 85 05 78 006 084 91', 'members.nir')
    for (let index = 0; index < cipher.length; index++) {
      const altered = Buffer.from(cipher)
      altered[index] = (altered[index] ?? 0) ^ 1
      expect(() => encryption.decrypt(altered, 'members.nir')).toThrow(DecryptionError)
    }
    expect(() => encryption.decrypt(cipher, 'members.other')).toThrow(DecryptionError)
    const other = createEncryption(randomBytes(32).toString('base64'))
    expect(() => other.decrypt(cipher, 'members.nir')).toThrow(DecryptionError)
    expect(() => encryption.decrypt(Buffer.from([1]), 'members.nir')).toThrow(DecryptionError)
  })

  it('hashes the same value of the same field alike, and nothing else', () => {
    expect(encryption.lookupHash('x', 'f')).toEqual(createEncryption(key).lookupHash('x', 'f'))
    expect(encryption.lookupHash('x', 'f')).not.toEqual(encryption.lookupHash('x', 'g'))
    expect(() => createEncryption('short')).toThrow(RangeError)
  })
})
