import { PERMISSIONS, type Permission, STAFF_ROLES, type StaffRole } from '@guichet/domain/rights'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

type Words = Readonly<Record<string, string>>

/** Roles and rights in words; a right that has none yet is shown by its code. */
export function useTeamWords() {
  const { t } = useTranslation('team')
  return useMemo(() => {
    const rights: Words = t('rights', { returnObjects: true })
    return {
      role: (role: StaffRole): string => t(`roles.${role}`),
      roles: STAFF_ROLES.map((value) => ({ value, label: t(`roles.${value}`) })),
      right: (right: Permission): string => {
        const key = right.replaceAll(/[.-]/gu, '_')
        return Object.hasOwn(rights, key) ? (rights[key] ?? right) : right
      },
      rights: PERMISSIONS,
    }
  }, [t])
}
