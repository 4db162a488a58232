import { useMemo } from 'react'
import { useLocale } from '../../shared/i18n/i18n.ts'

/** Names of months (`2026-11`): « nov. 26 » below a chart, « novembre 2026 » in a table. */
export function useMonthNames() {
  const locale = useLocale()
  return useMemo(() => {
    const named = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
      return (month: string) => format.format(new Date(`${month}-01T00:00:00Z`))
    }
    return {
      short: named({ month: 'short', year: '2-digit' }),
      long: named({ month: 'long', year: 'numeric' }),
    }
  }, [locale])
}
