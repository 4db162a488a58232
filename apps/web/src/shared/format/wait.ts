import type { Translate } from '../i18n/translate.ts'

/** A time to wait in words, rounded up: `45 secondes`, `30 minutes`, `2 heures`. */
export function waitText(t: Translate, seconds: number | undefined): string {
  if (seconds === undefined || seconds <= 0) return t('wait.moment')
  if (seconds < 60) return t('wait.seconds', { count: Math.ceil(seconds) })
  if (seconds < 5_400) return t('wait.minutes', { count: Math.ceil(seconds / 60) })
  return t('wait.hours', { count: Math.ceil(seconds / 3_600) })
}
