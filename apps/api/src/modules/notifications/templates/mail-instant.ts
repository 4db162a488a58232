import { formatLocalDate, localDateAt } from '@guichet/domain/local-date'
import type { Locale } from '../../../ctx.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  ...({ timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
})

/** A time of the day in Paris, as the pages show it: “14 h 30”. */
export function timeOfDay(value: unknown, locale: Locale): string {
  const text = clock.format(new Date(String(value)))
  return locale === 'fr' ? text.replace(':', '\u00A0h\u00A0') : text
}

/** An instant as a mail tells it, by the clock of Paris: “28 décembre 2026 à 14 h 30”. */
export const instant = (value: unknown, locale: Locale): string => {
  const day = formatLocalDate(localDateAt(new Date(String(value))), locale, 'long')
  return `${day} ${locale === 'fr' ? 'à' : 'at'} ${timeOfDay(value, locale)}`
}
