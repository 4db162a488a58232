import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Beginnings of action codes that the filter offers; `member` takes `membership.…` along. */
export const FAMILIES = [
  'session',
  'password',
  'email-change',
  'nir',
  'life-event',
  'member',
  'payment',
  'certificate',
  'service',
  'staff',
  'audit',
  'api-key',
  'account',
] as const

type Words = Readonly<Record<string, string>>
const wordFor = (words: Words, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

/** Actions and subjects in words; what has none yet is shown by its code. */
export function useAuditWords() {
  const { t } = useTranslation('backoffice')
  return useMemo(
    () => ({
      action: (action: string): string | undefined =>
        wordFor(t('audit.actions', { returnObjects: true }), action.replaceAll('.', '_')),
      subject: (kind: string): string => wordFor(t('audit.subjects', { returnObjects: true }), kind) ?? kind,
      actor: (kind: string): string => wordFor(t('audit.actorKind', { returnObjects: true }), kind) ?? kind,
    }),
    [t],
  )
}
