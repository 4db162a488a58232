import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fitsMailbox,
  isPlainForMail,
  MAILBOX_PASSWORD_MAX_BYTES,
  SUGGESTION_BYTES,
  suggestedMailboxPassword,
} from './mailbox-password.ts'
import { failedPasswordRules } from './password-policy.ts'

describe('fitsMailbox', () => {
  it('counts the bytes of UTF-8 after NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (text) => {
        const bytes = encodeURIComponent(text.normalize('NFC')).replace(/%../gu, '-').length
        expect(fitsMailbox(text)).toBe(bytes <= MAILBOX_PASSWORD_MAX_BYTES)
      }),
    )
  })

  it('stops at 72 bytes, not at 72 characters', () => {
    expect(fitsMailbox('a'.repeat(72))).toBe(true)
    expect(fitsMailbox('a'.repeat(73))).toBe(false)
    expect(fitsMailbox('é'.repeat(36))).toBe(true)
    expect(fitsMailbox('e\u0301'.repeat(36))).toBe(true)
    expect(fitsMailbox('é'.repeat(37))).toBe(false)
    expect(fitsMailbox('🌊'.repeat(18))).toBe(true)
    expect(fitsMailbox('🌊'.repeat(19))).toBe(false)
  })
})

describe('isPlainForMail', () => {
  it('is what every mail program sends alike', () => {
    expect(isPlainForMail('Azur-Lavande 2026!')).toBe(true)
    expect(isPlainForMail('Été-Lavande-2026!')).toBe(false)
  })
})

describe('suggestedMailboxPassword', () => {
  it('reads in groups, and meets every rule of a password', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: SUGGESTION_BYTES, maxLength: SUGGESTION_BYTES }), (bytes) => {
        const password = suggestedMailboxPassword(bytes)
        expect(password).toMatch(/^[0-9a-hjkmnp-tv-z]{5}(?:-[0-9a-hjkmnp-tv-z]{5}){3}$/u)
        expect(failedPasswordRules(password, { ownWords: [], isCommon: false })).toEqual([])
        expect(fitsMailbox(password)).toBe(true)
      }),
    )
  })
})
