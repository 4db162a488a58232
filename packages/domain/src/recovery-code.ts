/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const SELECTOR_LENGTH = 2

/** How many a person is given at once. */
export const RECOVERY_CODES = 10
/** Random bytes that `recoveryCodeFrom` takes: one for each sign. */
export const RECOVERY_CODE_BYTES = LENGTH

/** A code in its stored form, every one as likely as the others. Takes exactly twelve random bytes; RangeError otherwise. */
export function recoveryCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length !== LENGTH)
    throw new RangeError(`${LENGTH} bytes are needed, not ${randomBytes.length}`)
  return Array.from(randomBytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

/** The stored form of a code typed by a person (lower case, spaces, dashes or none, O for 0, I or L for 1), or undefined. */
export function normaliseRecoveryCode(text: string): string | undefined {
  const compact = text
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[\dA-HJKMNP-TV-Z]{12}$/.test(compact) ? compact : undefined
}

/** '7F3K-2M9Q-4XTB', as it is shown. */
export const formatRecoveryCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-')

/** What finds the code among those of its person, and what proves it. */
export const splitRecoveryCode = (code: string) => ({
  selector: code.slice(0, SELECTOR_LENGTH),
  secret: code.slice(SELECTOR_LENGTH),
})
