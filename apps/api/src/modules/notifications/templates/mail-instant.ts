import type { Locale } from '../../../ctx.ts'

/** An instant as a mail tells it, by the clock of Paris: “28 décembre 2026 à 14:30”. */
export const instant = (value: unknown, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(String(value)))
