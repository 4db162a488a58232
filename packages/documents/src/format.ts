import type { DocumentLocale } from './document-data.ts'

const NBSP = '\u00A0'
const INTL_LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const

/** « 28 décembre 2025 », « 1er mars 2026 », "28 December 2025"; day and month never part. Takes YYYY-MM-DD. */
export function formatDay(day: string, locale: DocumentLocale): string {
  const format = new Intl.DateTimeFormat(INTL_LOCALES[locale], { dateStyle: 'long', timeZone: 'UTC' })
  const text = format.format(new Date(`${day}T00:00:00Z`)).replace(' ', NBSP)
  return locale === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text
}

/** « 1 234,56 € » with U+00A0, "€1,234.56". */
export function formatAmount(amountCents: number, locale: DocumentLocale): string {
  const format = new Intl.NumberFormat(INTL_LOCALES[locale], { style: 'currency', currency: 'EUR' })
  return format
    .format(amountCents / 100)
    .replaceAll('\u202F', NBSP)
    .replace('-', '−')
}

/** « 20 % », « 5,5 % », "20%". */
export function formatRate(rateBps: number, locale: DocumentLocale): string {
  const number = String(rateBps / 100)
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
    holder.lastName.toLocaleUpperCase('fr'),
  ]
    .filter(Boolean)
    .join(' ')
