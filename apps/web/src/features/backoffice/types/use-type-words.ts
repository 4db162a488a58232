import { useTranslation } from 'react-i18next'
import type { StaffType } from './membership-types.ts'

/** How a type counts its days, in words. */
export function useTypeWords() {
  const { t } = useTranslation('membershipTypes')
  return {
    rule: ({ kind, freeMonths }: Pick<StaffType, 'kind' | 'freeMonths'>) =>
      t(`kinds.${kind}`, { count: freeMonths }),
    ruleHelp: (kind: StaffType['kind']) => t(`kinds.${kind}Help`),
  }
}
