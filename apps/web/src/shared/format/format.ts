import { formatLocalDate, type LocalDate, localDateAt, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { useMemo } from 'react'
import { useLocale } from '../i18n/i18n.ts'
import type { Locale } from '../i18n/locale.ts'

type DayStyle = 'short' | 'long'

/** A day of the API: `28/12/2022`, or `28 décembre 2022` for sentences. */
export const formatDay = (day: string, locale: Locale, style: DayStyle = 'short'): string =>
  formatLocalDate(parseLocalDate(day) as LocalDate, locale, style)

/** The day of an instant of the API, in Paris. */
export const formatInstantDay = (instant: string, locale: Locale, style: DayStyle = 'short'): string =>
  formatLocalDate(localDateAt(new Date(instant)), locale, style)

const times = new Map<Locale, Intl.DateTimeFormat>()
/** The time of an instant of the API, in Paris: `14 h 30`, `14:30` in English. */
export function formatInstantTime(instant: string, locale: Locale): string {
  let format = times.get(locale)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Paris',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    times.set(locale, format)
  }
  const text = format.format(new Date(instant))
  return locale === 'fr' ? text.replace(':', '\u00A0h\u00A0') : text
}

/** Formats in the language of the page. */
export function useFormat() {
  const locale = useLocale()
  return useMemo(
    () => ({
      day: (day: string, style?: DayStyle) => formatDay(day, locale, style),
      instantDay: (instant: string, style?: DayStyle) => formatInstantDay(instant, locale, style),
      instantTime: (instant: string) => formatInstantTime(instant, locale),
      euros: (amountCents: number) => formatEuros(amountCents, locale),
      count: (count: number) => new Intl.NumberFormat(locale).format(count).replaceAll('\u202F', '\u00A0'),
    }),
    [locale],
  )
}
