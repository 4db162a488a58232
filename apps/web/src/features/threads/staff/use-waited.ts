import { useTranslation } from 'react-i18next'
import { nowMs } from '../../../shared/browser/clock.ts'

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR

/** How long somebody has waited since an instant: minutes, then hours, then days. */
export function useWaited() {
  const { t } = useTranslation('threads')
  return (since: string): string => {
    const minutes = Math.max(0, Math.floor((nowMs() - new Date(since).getTime()) / MINUTE_MS))
    if (minutes < HOUR) return t('waited.minutes', { count: minutes })
    if (minutes < 2 * DAY) return t('waited.hours', { count: Math.floor(minutes / HOUR) })
    return t('waited.days', { count: Math.floor(minutes / DAY) })
  }
}
