import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Beginnings of action codes that the filter offers; `member` takes `membership.…` along. */
export const FAMILIES = [
  'session',
  'password',
  'member',
  'payment',
  'certificate',
  'service',
  'staff',
  'api-key',
] as const

/** An action in words; one that has none yet is shown by its code alone. */
export function useActionWords() {
  const { t } = useTranslation('backoffice')
  return useCallback(
    (action: string): string | undefined => {
      const words: Readonly<Record<string, string>> = t('audit.actions', { returnObjects: true })
      const key = action.replaceAll('.', '_')
      return Object.hasOwn(words, key) ? words[key] : undefined
    },
    [t],
  )
}
