import { passesLuhn } from './luhn.ts'

/** Takes away what people write between the digits: spaces of any kind, points and hyphens. Checks nothing. */
export function normaliseSiren(text: string): string {
  return text.replace(/[\s.-]/gu, '')
}

/** A company's number: nine digits with a right check digit; separators are accepted, store `normaliseSiren`. */
export function isSiren(text: string): boolean {
  const digits = normaliseSiren(text)
  return /^\d{9}$/.test(digits) && digits !== '000000000' && passesLuhn(digits)
}

/** '079 555 421'; text that has not nine digits comes back unchanged. */
export function formatSiren(text: string): string {
  const match = /^(\d{3})(\d{3})(\d{3})$/.exec(normaliseSiren(text))
  return match ? match.slice(1).join('\u00A0') : text
}
