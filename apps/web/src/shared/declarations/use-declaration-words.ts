import { daysBetween, parseLocalDate } from '@guichet/domain/local-date'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '../browser/today.ts'
import { useLocale } from '../i18n/i18n.ts'

/** Periods and due days of declarations, in words. */
export function useDeclarationWords() {
  const { t } = useTranslation('declarations')
  const locale = useLocale()
  return useMemo(() => {
    const period = (code: string): string => {
      const [year = '', part = ''] = code.split('-')
      if (part.startsWith('T')) return t(`words.quarter.${part as 'T1' | 'T2' | 'T3' | 'T4'}`, { year })
      const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
      return format.format(new Date(`${code}-01T00:00:00Z`))
    }
    return {
      /** `septembre 2026`, `3e trimestre 2026`, as it stands in a sentence. */
      period,
      /** The same as it stands by itself: `Septembre 2026`. */
      periodTitle: (code: string): string => {
        const text = period(code)
        return text.charAt(0).toUpperCase() + text.slice(1)
      },
      /** How long there is left until a due day, or how long ago it was. */
      daysLeft: (dueOn: string): string => {
        const days = daysBetween(today(), parseLocalDate(dueOn))
        if (days === 0) return t('words.today')
        return days > 0 ? t('words.left', { count: days }) : t('words.ago', { count: -days })
      },
    }
  }, [t, locale])
}
