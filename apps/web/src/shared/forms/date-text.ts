import { formatLocalDate, isLocalDate } from '@guichet/domain/local-date'

/** What a date field shows for a value: `31/12/2026` for a day of the API, anything else as it was typed. */
export const dateTextOf = (value: string): string => (isLocalDate(value) ? formatLocalDate(value) : value)

/**
 * The day that was typed as `31/12/2026`, `31.12.26`, `31 12 2026`, `31122026` or `2026-12-31`, as the API takes it;
 * what is no day, or no day that exists, comes back as it was typed.
 */
export function dayFromText(text: string): string {
  const trimmed = text.trim()
  if (isLocalDate(trimmed)) return trimmed
  const match =
    /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4}|\d{2})$/u.exec(trimmed) ??
    /^(\d{2})(\d{2})(\d{4})$/u.exec(trimmed)
  if (!match) return text
  const [, day = '', month = '', year = ''] = match
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(iso) ? iso : text
}
