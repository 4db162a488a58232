/** 32 signs. No two that read alike: I but neither 1 nor L, and neither 0 nor O. */
const ALPHABET = 'ABCDEFGHIJKMNPQRSTUVWXYZ23456789'

const LENGTH = 10

/** Random bytes that `referralCodeFrom` takes: one for each sign. */
export const REFERRAL_CODE_BYTES = LENGTH

/** A code such as 'ABDEIMNPX3', every one as likely as the others. Takes exactly ten random bytes; RangeError otherwise. */
export function referralCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length !== REFERRAL_CODE_BYTES) {
    throw new RangeError(`${REFERRAL_CODE_BYTES} bytes are needed, not ${randomBytes.length}`)
  }
  return Array.from(randomBytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

/** The stored form of a code typed by a person (lower case, spaces, dashes, L or 1 for I), or undefined. */
export function normaliseReferralCode(text: string): string | undefined {
  const compact = text
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replace(/[L1]/g, 'I')
  return /^[A-KMNP-Z2-9]{10}$/.test(compact) ? compact : undefined
}

/** True for a code in its stored form. */
export function isReferralCode(text: string): boolean {
  return normaliseReferralCode(text) === text
}
