import { passesLuhn } from './luhn.ts'
import { formatSiren, isSiren } from './siren.ts'

/** La Poste has more establishments than check digits allow: the sum of their digits is a multiple of 5 instead. */
const LA_POSTE = '356000000'

/** Takes away what people write between the digits: spaces of any kind, points and hyphens. Checks nothing. */
export function normaliseSiret(text: string): string {
  return text.replace(/[\s.-]/gu, '')
}

/**
 * An establishment's number: a right SIREN, five digits, and a right check digit over all fourteen (La Poste apart).
 * Separators are accepted; store `normaliseSiret`.
 */
export function isSiret(text: string): boolean {
  const digits = normaliseSiret(text)
  if (!/^\d{14}$/.test(digits) || !isSiren(digits.slice(0, 9))) return false
  if (passesLuhn(digits)) return true
  return digits.startsWith(LA_POSTE) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
}

/** What keeps a text from finding a SIRET that it begins, however far it is typed; null when nothing does. */
export function siretSearchFault(text: string): 'siret.beginning' | 'siret.invalid' | null {
  const digits = normaliseSiret(text)
  if (!/^\d{0,14}$/.test(digits)) return 'siret.beginning'
  return digits.length < 14 || isSiret(digits) ? null : 'siret.invalid'
}

/** '079 555 421 00019' with no-break spaces; text that has not fourteen digits comes back unchanged. */
export function formatSiret(text: string): string {
  const digits = normaliseSiret(text)
  return /^\d{14}$/.test(digits) ? `${formatSiren(digits.slice(0, 9))}\u00A0${digits.slice(9)}` : text
}
