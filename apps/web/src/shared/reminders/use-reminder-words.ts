import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** The day of a step in words: "7 jours avant l’échéance". */
export function useReminderWords() {
  const { t } = useTranslation('reminders')
  return useMemo(
    () => ({
      day: (offsetDays: number): string => {
        if (offsetDays === 0) return t('day.on')
        const count = Math.abs(offsetDays)
        return offsetDays < 0 ? t('day.before', { count }) : t('day.after', { count })
      },
    }),
    [t],
  )
}
