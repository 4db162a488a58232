import type { DelegationRight } from '@guichet/domain/delegation'
import { useTranslation } from 'react-i18next'

/** Rights in words, one after the other. */
export function useRightsText() {
  const { t } = useTranslation('delegations')
  return (rights: readonly DelegationRight[]) =>
    rights
      .map((right) => t(`rights.${right}`))
      .map((words, index) => (index === 0 ? words : words.charAt(0).toLowerCase() + words.slice(1)))
      .join(', ')
}
