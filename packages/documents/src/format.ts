import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import type { DocumentLocale } from './document-data.ts'
import { printable } from './printable.ts'

const NBSP = '\u00A0'

/**
 * « 28 décembre 2025 », « 1er mars 2026 », "28 December 2025"; day and month never part. Takes YYYY-MM-DD, throws
 * RangeError for what is no day.
 */
export const formatDay = (day: string, locale: DocumentLocale): string =>
  formatLocalDate(parseLocalDate(day), locale, 'long').replace(' ', NBSP)

/** « 1 234,56 € » with U+00A0, "€1,234.56"; a real minus sign before negatives. Throws RangeError off whole cents. */
export const formatAmount = (amountCents: number, locale: DocumentLocale): string =>
  formatEuros(amountCents, locale).replace('-', '−')

/** « 20 % », « 5,5 % », "20%". */
export const formatRate = (rateBps: number, locale: DocumentLocale): string =>
  formatPercent(rateBps / 100, locale)

/** The same of a percentage, « 0,044 % ». */
export function formatPercent(percent: number, locale: DocumentLocale): string {
  const number = String(percent)
  return locale === 'fr' ? `${number.replace('.', ',')}${NBSP}%` : `${number}%`
}

/** « 079 555 421 00019 »; what is not a SIRET stays as it is. */
export const formatSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, `$1${NBSP}$2${NBSP}$3${NBSP}$4`)

/** Groups of four, « K7QF-3M2R-W9TX »; a code that already has groups stays as it is. */
export const formatCode = (code: string): string =>
  /[^\p{L}\p{N}]/u.test(code) ? code : (code.match(/.{1,4}/gu) ?? []).join('-')

/** « Mme Anne-Lise DUPONT »: the surname in capitals, accents kept. */
export const formatHolderName = (holder: {
  civility?: string
  firstName: string
  lastName: string
}): string =>
  [
    holder.civility ? `${holder.civility}${NBSP}${holder.firstName}` : holder.firstName,
    printable(holder.lastName).toLocaleUpperCase('fr'),
  ]
    .filter(Boolean)
    .join(' ')
