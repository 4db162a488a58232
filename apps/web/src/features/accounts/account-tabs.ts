import type { AccountPower } from '@guichet/domain/account-rights'
import type { Account } from '../../shared/accounts/identity-values.ts'

export const ACCOUNT_TABS = [
  'identite',
  'options',
  'facturation',
  'mot-de-passe',
  'rattachement',
  'personnes',
  'historique',
] as const
export type AccountTab = (typeof ACCOUNT_TABS)[number]

export const isAccountTab = (text: string | undefined): text is AccountTab =>
  ACCOUNT_TABS.some((tab) => tab === text)

/**
 * Tabs of an account for whoever looks at it (A05, A16): invoicing is for primaries, and for whom it was given to; the
 * persons of a secondary account are no business of its primary.
 */
export function tabsFor({
  kind,
  powers,
  via,
}: Pick<Account, 'kind' | 'powers' | 'via'>): readonly AccountTab[] {
  const may = (power: AccountPower) => powers.includes(power)
  return ACCOUNT_TABS.filter((tab) => {
    if (tab === 'facturation') return kind === 'primary' && may('read-billing')
    if (tab === 'mot-de-passe') return via === 'own' || may('reset-password')
    if (tab === 'personnes') return via !== 'primary'
    return true
  })
}
