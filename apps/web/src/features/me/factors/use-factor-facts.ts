import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'

interface Used {
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** When a factor was added, or switched on, and when it last served. */
export function useFactorFacts() {
  const { t } = useTranslation('factors')
  const format = useFormat()
  return ({ createdAt, lastUsedAt }: Used, isSwitched = false): string[] => [
    t(isSwitched ? 'sms.since' : 'added', { date: format.instantDay(createdAt) }),
    lastUsedAt === null
      ? t(isSwitched ? 'sms.unused' : 'unused')
      : t('used', { date: `${format.instantDay(lastUsedAt)}, ${format.instantTime(lastUsedAt)}` }),
  ]
}
