/** 23 letters, no I, O or U: a prime number of them finds every misread digit and every two swapped neighbours. */
const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRSTVWXYZ'

const MAX_SEQUENCE = 999_999_999

function checkLetter(year: string, sequence: string): string {
  return CHECK_LETTERS.charAt(Number(year + sequence) % CHECK_LETTERS.length)
}

/**
 * The reference a member writes on a transfer or a cheque: 'AD-2026-000123-K'. `seq` is 1 to 999 999 999, `year` has
 * four digits; throws RangeError otherwise.
 */
export function paymentReference(seq: number, year: number): string {
  if (!Number.isInteger(seq) || seq < 1 || seq > MAX_SEQUENCE) throw new RangeError(`not a number: ${seq}`)
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`)
  const digits = String(seq).padStart(6, '0')
  return `AD-${year}-${digits}-${checkLetter(String(year), digits)}`
}

/** True for a reference written exactly as `paymentReference` does, with the right check letter. */
export function isPaymentReference(text: string): boolean {
  return normalisePaymentReference(text) === text
}

/** The reference as `paymentReference` writes it, from what banks and people make of it; undefined when it is none. */
export function normalisePaymentReference(text: string): string | undefined {
  const compact = text.replace(/[\s\p{Pd}.]/gu, '').toUpperCase()
  const match = /^AD([1-9]\d{3})(\d{6}|[1-9]\d{6,8})([A-Z])$/.exec(compact)
  if (!match) return undefined
  const [, year = '', digits = '', letter] = match
  if (Number(digits) === 0 || letter !== checkLetter(year, digits)) return undefined
  return `AD-${year}-${digits}-${letter}`
}

/** Crockford's base 32: no I, L, O, U. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 16

/** Random bytes that `verificationCodeFrom` takes: 80 bits, five for each sign. */
export const VERIFICATION_CODE_BYTES = 10

/**
 * The code of a public verification page as it is stored: sixteen signs, not grouped. Takes exactly ten random bytes;
 * throws RangeError otherwise.
 */
export function verificationCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length !== VERIFICATION_CODE_BYTES) {
    throw new RangeError(`${VERIFICATION_CODE_BYTES} bytes are needed, not ${randomBytes.length}`)
  }
  let bits = randomBytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n)
  let code = ''
  for (let count = 0; count < CODE_LENGTH; count += 1) {
    code = CODE_ALPHABET.charAt(Number(bits & 31n)) + code
    bits >>= 5n
  }
  return code
}

/** The stored form of a code typed by a person (lower case, spaces, dashes or none, O for 0, I or L for 1), or undefined. */
export function normaliseVerificationCode(text: string): string | undefined {
  const compact = text
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[\dA-HJKMNP-TV-Z]{16}$/.test(compact) ? compact : undefined
}

/** '7F3K-2M9Q-4XTB-0HJW', as it is shown and stands in addresses. Throws RangeError for what is no code. */
export function formatVerificationCode(code: string): string {
  const stored = normaliseVerificationCode(code)
  if (stored === undefined) throw new RangeError('not a verification code')
  return stored.replace(/.{4}(?=.)/g, '$&-')
}
