import type { Locale } from '../i18n/locale.ts'

const UNITS = { fr: ['o', 'ko', 'Mo'], en: ['B', 'kB', 'MB'] } as const

/** "640 o", "12 ko", "3,4 Mo". */
export function formatSize(bytes: number, locale: Locale): string {
  const power = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const value = bytes / 1000 ** power
  const digits = power === 2 && value < 10 ? 1 : 0
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  return `${number}\u00A0${UNITS[locale][power]}`.replaceAll('\u202F', '\u00A0')
}
