import type { AccountRight } from '@guichet/domain/account-rights'
import { useTranslation } from 'react-i18next'

/** Rights of somebody on an account, in words. */
export function useRightsText() {
  const { t } = useTranslation('accountPersons')
  return (rights: readonly AccountRight[]) =>
    rights.length === 0 ? t('rights.none') : rights.map((right) => t(`rights.${right}`)).join(' · ')
}
