import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'

interface Used {
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** When a factor was added, and when it last served. */
export function useFactorFacts() {
  const { t } = useTranslation('factors')
  const format = useFormat()
  return ({ createdAt, lastUsedAt }: Used): string[] => [
    t('added', { date: format.instantDay(createdAt) }),
    lastUsedAt === null
      ? t('unused')
      : t('used', { date: `${format.instantDay(lastUsedAt)}, ${format.instantTime(lastUsedAt)}` }),
  ]
}
