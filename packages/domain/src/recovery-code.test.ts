import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  formatRecoveryCode,
  normaliseRecoveryCode,
  RECOVERY_CODE_BYTES,
  recoveryCodeFrom,
  splitRecoveryCode,
} from './recovery-code.ts'

const code = fc
  .uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES })
  .map(recoveryCodeFrom)

it('a recovery code is read back however it is typed', () => {
  fc.assert(
    fc.property(code, (made) => {
      const shown = formatRecoveryCode(made)
      expect(shown).toMatch(/^[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}$/u)
      for (const typed of [made, shown, shown.toLowerCase(), ` ${shown.replaceAll('-', ' ')} `])
        expect(normaliseRecoveryCode(typed)).toBe(made)
      expect(normaliseRecoveryCode(made.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(made)
    }),
  )
})

it('a recovery code parts into what finds it and what proves it', () => {
  fc.assert(
    fc.property(code, (made) => {
      const { selector, secret } = splitRecoveryCode(made)
      expect(selector + secret).toBe(made)
      expect(secret).toHaveLength(10)
    }),
  )
})

it('what is no recovery code is none', () => {
  for (const typed of ['', '123456', '7F3K-2M9Q-4XT', '7F3K-2M9Q-4XTB-0HJW', '7F3K-2M9Q-4XTU'])
    expect(normaliseRecoveryCode(typed)).toBeUndefined()
  expect(() => recoveryCodeFrom(new Uint8Array(3))).toThrow(RangeError)
})
