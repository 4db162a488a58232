import { failedPasswordRules } from '@guichet/domain/password-policy'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TEMPORARY_PASSWORD_BYTES, temporaryPassword } from './temporary-password.ts'

const made = (byte: number) => temporaryPassword(Buffer.alloc(TEMPORARY_PASSWORD_BYTES, byte))

it('a temporary password passes the policy whatever the bytes, and can be read aloud', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: TEMPORARY_PASSWORD_BYTES, maxLength: TEMPORARY_PASSWORD_BYTES }),
      (bytes) => {
        const password = temporaryPassword(Buffer.from(bytes))
        expect(password).toMatch(/^([A-Z][a-z]{3,7}-){2}\d{4}(-[A-Z][a-z]{3,7}){2}$/u)
        expect(failedPasswordRules(password, { ownWords: [], isCommon: false })).toEqual([])
      },
    ),
  )
})

it('each byte picks a word of its own', () => {
  const first = Array.from({ length: 256 }, (_, byte) => made(byte).split('-')[0])
  expect(new Set(first).size).toBe(256)
})
