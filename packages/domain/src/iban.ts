/** Length of an IBAN in each country and territory of the SEPA area, the French ones with their own code included. */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
}

/** Takes away spaces of any kind, points and hyphens, and writes letters as capitals. Checks nothing. */
export function normaliseIban(text: string): string {
  return text.replace(/[\s.-]/gu, '').toUpperCase()
}

function remainderBy97(iban: string): number {
  let remainder = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}

/**
 * An account number of the SEPA area: the country's length and right check digits. Accounts of other countries are
 * refused, since neither a transfer nor a direct debit in euros reaches them. Store `normaliseIban`.
 */
export function isIban(text: string): boolean {
  const iban = normaliseIban(text)
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false
  const length = Object.hasOwn(LENGTHS, iban.slice(0, 2)) ? LENGTHS[iban.slice(0, 2)] : undefined
  return iban.length === length && remainderBy97(iban) === 1
}

/** 'FR14 2004 1010 0505 0001 3M02 606' with no-break spaces, for reading. Checks nothing. */
export function formatIban(text: string): string {
  return normaliseIban(text).replace(/.{4}(?=.)/gu, '$&\u00A0')
}

/** A bank's identifier (BIC): 8 or 11 signs; whether such a bank exists is not checked. */
export const isBic = (text: string): boolean =>
  /^[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?$/u.test(normaliseIban(text))
